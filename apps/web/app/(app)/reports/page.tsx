import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { Suspense } from 'react'
import { Reports } from '@/features/reports/reports.tsx'

export const metadata: Metadata = { title: 'Reports' }

export default function Page() {
  return (
    <Suspense>
      <NuqsAdapter>
        <Reports />
      </NuqsAdapter>
    </Suspense>
  )
}

import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Reports } from '@/features/reports/reports.tsx'

export const metadata: Metadata = { title: 'Reports' }

export default function Page() {
  return (
    <Suspense>
      <Reports />
    </Suspense>
  )
}

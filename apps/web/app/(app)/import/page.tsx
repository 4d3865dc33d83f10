import type { Metadata } from 'next'
import { Suspense } from 'react'
import { OneImport } from '@/features/imports/one-import.tsx'

export const metadata: Metadata = { title: 'Import' }

export default function Page() {
  return (
    <Suspense>
      <OneImport />
    </Suspense>
  )
}

import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { Suspense } from 'react'
import { Transactions } from '@/features/transactions/transactions.tsx'

export const metadata: Metadata = { title: 'Transactions' }

export default function Page() {
  return (
    <Suspense>
      <NuqsAdapter>
        <Transactions />
      </NuqsAdapter>
    </Suspense>
  )
}

import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Accounts } from '@/features/accounts/accounts.tsx'

export const metadata: Metadata = { title: 'Accounts' }

export default function Page() {
  return (
    <Suspense>
      <Accounts />
    </Suspense>
  )
}

import type { Metadata } from 'next'
import { Suspense } from 'react'
import { OneAccount } from '@/features/accounts/one-account.tsx'

export const metadata: Metadata = { title: 'Account' }

export default function Page() {
  return (
    <Suspense>
      <OneAccount />
    </Suspense>
  )
}

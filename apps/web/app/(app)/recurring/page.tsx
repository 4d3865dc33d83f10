import type { Metadata } from 'next'
import { RecurringPayments } from '@/features/recurring/recurring.tsx'

export const metadata: Metadata = { title: 'Recurring payments' }

export default function Page() {
  return <RecurringPayments />
}

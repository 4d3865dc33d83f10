'use client'
import dynamic from 'next/dynamic'
import { Skeleton } from '@/ui/feedback.tsx'

/** Its words and menus come when the page has shown itself. */
export const RecurringPayments = dynamic(() => import('./payments.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="m-8 h-96" />,
})

'use client'
import dynamic from 'next/dynamic'
import { Skeleton } from '@/ui/feedback.tsx'

/** Its words and menus come when the page has shown itself. */
export const Insights = dynamic(() => import('./alerts.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="m-8 h-96" />,
})

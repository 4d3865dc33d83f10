'use client'
import dynamic from 'next/dynamic'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { Skeleton } from '@/ui/feedback.tsx'

/** The words of the forecast are many; they come when the page has shown itself. */
const Views = dynamic(() => import('./views.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="m-8 h-96" />,
})

export function Forecasts() {
  return (
    <NuqsAdapter>
      <Views />
    </NuqsAdapter>
  )
}

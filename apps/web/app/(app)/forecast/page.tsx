import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Forecasts } from '@/features/forecast/forecasts.tsx'

export const metadata: Metadata = { title: 'Forecast' }

export default function Page() {
  return (
    <Suspense>
      <Forecasts />
    </Suspense>
  )
}

import type { Metadata } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { Suspense } from 'react'
import { Forecasts } from '@/features/forecast/forecasts.tsx'

export const metadata: Metadata = { title: 'Forecast' }

export default function Page() {
  return (
    <Suspense>
      <NuqsAdapter>
        <Forecasts />
      </NuqsAdapter>
    </Suspense>
  )
}

'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Forecast, ForecastSummary } from '@/api/forecasting.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Notice, Skeleton } from '@/ui/feedback.tsx'
import { Basis } from './basis.tsx'
import { Drivers } from './drivers.tsx'
import { FanFigure } from './fan-figure.tsx'
import { forecastQuery, membersQuery, scenarioForecastQuery } from './queries.ts'

interface OneForecastProps {
  summary: ForecastSummary
  scenarioId: string | null
}

/** A forecast with all there is to it: the fan, what it rests on and what is known ahead. */
export function OneForecast({ summary, scenarioId }: OneForecastProps) {
  const t = useTranslations('forecast')
  const { data: forecast, error, refetch } = useQuery(forecastQuery(summary.id))
  const { data: scenario } = useQuery(scenarioForecastQuery(scenarioId, summary.id))
  const [shown, setShown] = useState<'bands' | 'members'>('bands')
  const areAsked = shown === 'members' && forecast !== undefined
  const { data: every } = useQuery(membersQuery(forecast?.id ?? '', areAsked))
  if (summary.refusal)
    return (
      <Notice tone="plain" title={t('refusedTitle')}>
        {t(`refusals.${summary.refusal}`)}
      </Notice>
    )
  if (error && !forecast) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!forecast) return <Skeleton className="h-96 w-full" />
  const told = areAsked && every ? { ...forecast, members: every } : forecast
  return (
    <div className="space-y-6">
      <FanFigure
        forecast={told}
        scenario={forecast.id === summary.id ? scenario : undefined}
        shown={shown}
        onShow={setShown}
      />
      {areAsked && !every && (
        <p role="status" className="text-ink-3">
          {t('asking')}
        </p>
      )}
      <Below forecast={told} />
    </div>
  )
}

function Below({ forecast }: { forecast: Forecast }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Drivers forecast={forecast} />
      <Basis forecast={forecast} />
    </div>
  )
}

'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { StartedJob } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { useRunningJob } from '@/api/events.ts'
import { useSession } from '@/features/session/session.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { Select } from '@/ui/field.tsx'
import { sayProblem } from '@/ui/toast.ts'
import { forecastsQuery } from './queries.ts'

const horizons = [30, 60, 90, 180, 365] as const

/** How far ahead forecasts look. They follow new rows by themselves. */
export function RefreshForecasts() {
  const t = useTranslations('forecast')
  const problem = useProblemText()
  const { canEdit } = useSession()
  const { data: list } = useQuery(forecastsQuery)
  const running = useRunningJob('refresh') !== undefined
  const look = useMutation({
    mutationFn: (horizonDays: number) => call<StartedJob>('POST', '/v1/forecasts', { json: { horizonDays } }),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
  if (!list) return <Skeleton className="h-8 w-38" />
  const now = look.variables ?? list.horizonDays
  const choices = horizons.some((days) => days === now) ? horizons : [...horizons, now]
  return (
    <>
      <span role="status" className="text-ink-3 empty:absolute">
        {running ? t('refreshing') : ''}
      </span>
      <Select
        compact
        aria-label={t('horizon')}
        disabled={!canEdit}
        value={now}
        onChange={(event) => look.mutate(Number(event.target.value))}
      >
        {choices.map((days) => (
          <option key={days} value={days}>
            {t('daysAhead', { count: days })}
          </option>
        ))}
      </Select>
    </>
  )
}

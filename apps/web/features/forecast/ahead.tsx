'use client'
import { useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { parseAsString, useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import type { ForecastSummary } from '@/api/forecasting.ts'
import { addDays, today } from '@/api/period.ts'
import { useSession } from '@/features/session/session.tsx'
import { buttonLook } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { EmptyState, Notice, Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { ForecastPicture } from '@/ui/pictures.tsx'
import { CashStrip } from './cash-strip.tsx'
import { OneForecast } from './one-forecast.tsx'
import { forecastsQuery } from './queries.ts'
import { Scenarios } from './scenarios.tsx'
import { SubjectSelect } from './subject-select.tsx'
import { chosenOf } from './subjects.ts'

/** Rows of a month ago are as new as statements are. */
const daysOldMax = 45

/** One series at a time: what is safe, where it leads, and what would change it. */
export default function Ahead() {
  const t = useTranslations('forecast')
  const format = useFormat()
  const { workspace } = useSession()
  const { data: list, error, refetch } = useQuery(forecastsQuery)
  const [state, set] = useQueryStates({ of: parseAsString, scenario: parseAsString })
  if (error && !list) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!list)
    return (
      <div role="status" aria-label={t('loading')} className="space-y-6">
        <Skeleton className="h-20 w-full sm:h-9" />
        <Skeleton className="h-81 w-full sm:h-26" />
        <Skeleton className="h-96 w-full" />
      </div>
    )
  const chosen = chosenOf(list.items, state.of, workspace.currency)
  if (!chosen) return <Nothing never={list.refreshedAt === null} />
  return (
    <div className="space-y-6">
      <SubjectSelect items={list.items} chosen={chosen} onChoose={(id) => void set({ of: id })} />
      {addDays(chosen.asOf, daysOldMax) < today() && (
        <Notice tone="plain">{t('old', { day: format.date(chosen.asOf) })}</Notice>
      )}
      {isBalance(chosen) && <CashStrip forecast={chosen} scenarioId={state.scenario} />}
      <OneForecast summary={chosen} scenarioId={state.scenario} />
      <Scenarios
        forecast={chosen}
        chosenId={state.scenario}
        onChoose={(scenario) => void set({ scenario })}
      />
    </div>
  )
}

const isBalance = ({ subject }: ForecastSummary): boolean => subject.kind === 'balance'

function Nothing({ never }: { never: boolean }) {
  const t = useTranslations('forecast')
  const { canEdit } = useSession()
  return (
    <div className="panel">
      <EmptyState
        picture={<ForecastPicture />}
        title={t(never ? 'neverTitle' : 'noneTitle')}
        action={
          canEdit && (
            <Link href="/imports" className={buttonLook({ look: 'solid' })}>
              <FileDown aria-hidden />
              {t('import')}
            </Link>
          )
        }
      >
        {t(never ? 'never' : 'none')}
      </EmptyState>
    </div>
  )
}

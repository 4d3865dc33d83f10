'use client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CashOutlook, ForecastSummary } from '@/api/forecasting.ts'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Rough } from '@/ui/rough.tsx'
import { cashQuery, scenarioForecastQuery } from './queries.ts'

type Cash = Pick<CashOutlook, 'runOut' | 'safeToSpend'>

/** What is safe to spend, whether the money lasts, and where it leads; under a scenario too where one is chosen. */
export function CashStrip({
  forecast,
  scenarioId,
}: {
  forecast: ForecastSummary
  scenarioId: string | null
}) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const { data: outlooks } = useQuery(cashQuery(forecast.subject.accountId))
  const { data: scenario } = useQuery(scenarioForecastQuery(scenarioId, forecast.id))
  const { last, currency, subject } = forecast
  const cash = outlooks?.find(
    ({ accountId, balance }) => accountId === subject.accountId && balance.currency === currency,
  )
  const after = scenario?.cash?.after
  if (!outlooks) return <Skeleton className="h-81 w-full sm:h-26" />
  if (!cash || !last) return null
  const band = last.bands[1]
  return (
    <dl className="panel grid gap-px overflow-hidden bg-line sm:grid-cols-3">
      <Fact
        term={
          cash.safeToSpend.untilWhat === 'next_income'
            ? t('safeUntilIncome', { day: format.date(cash.safeToSpend.until, 'dayMonth') })
            : t('safeUntil', { day: format.date(cash.safeToSpend.until, 'dayMonth') })
        }
        note={t('asSureAs', { share: format.percent(cash.safeToSpend.confidence) })}
        other={
          after &&
          after.safeToSpend.amount.amount !== cash.safeToSpend.amount.amount && (
            <Rough money={after.safeToSpend.amount} />
          )
        }
      >
        <Rough money={cash.safeToSpend.amount} />
      </Fact>
      <RunsOut cash={cash} days={cash.horizonDays} after={after} />
      <Fact
        term={t('onDay', { day: format.date(last.on) })}
        note={
          band &&
          t.rich('eightOfTen', {
            low: () => <Rough money={{ amount: band.low, currency }} />,
            high: () => <Rough money={{ amount: band.high, currency }} />,
          })
        }
        other={scenario && <Rough money={{ amount: scenario.points.at(-1)?.middle ?? '0', currency }} />}
      >
        <Rough money={{ amount: last.middle, currency }} />
      </Fact>
    </dl>
  )
}

/** A chance below this is as good as none. */
const chanceMin = 0.005

function RunsOut({
  cash,
  after,
  days,
}: {
  cash: Cash & Pick<CashOutlook, 'asOf'>
  after: Cash | undefined
  days: number
}) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const {
    asOf,
    runOut: { probability, likelyOn, earliestOn },
  } = cash
  const chance = (share: number): string =>
    share < chanceMin ? t('noChance') : share > 1 - chanceMin ? t('certain') : format.percent(share)
  const on = probability >= 0.5 ? likelyOn : earliestOn
  if (on === asOf)
    return (
      <Fact term={t('runsOut', { count: days })} note={t('belowNote')} tone="bad" other={null}>
        {t('below')}
      </Fact>
    )
  return (
    <Fact
      term={t('runsOut', { count: days })}
      note={
        on === null || probability < chanceMin
          ? t('lasts')
          : t(probability >= 0.5 ? 'likelyOn' : 'earliestOn', { day: format.date(on) })
      }
      tone={probability >= 0.5 ? 'bad' : probability >= 0.1 ? 'warn' : undefined}
      other={after && otherwise(chance(after.runOut.probability), chance(probability))}
    >
      {chance(probability)}
    </Fact>
  )
}

const otherwise = (now: string, before: string): string | null => (now === before ? null : now)

interface FactProps {
  term: ReactNode
  note: ReactNode
  /** The same under the scenario. */
  other: ReactNode
  tone?: 'bad' | 'warn' | undefined
  children: ReactNode
}

function Fact({ term, note, other, tone, children }: FactProps) {
  const t = useTranslations('forecast')
  return (
    <div className="min-w-0 bg-surface px-5 py-4">
      <dt className="text-ink-2">{term}</dt>
      <dd
        className={`mt-0.5 text-lg font-semibold tracking-[-0.015em] ${tone === 'bad' ? 'text-bad' : tone === 'warn' ? 'text-warn' : ''}`}
      >
        {children}
        {other && (
          <span className="block text-sm font-medium tracking-normal text-warn">
            {t('underScenario')} {other}
          </span>
        )}
      </dd>
      {note && <dd className="mt-0.5 text-xs text-ink-3">{note}</dd>}
    </div>
  )
}

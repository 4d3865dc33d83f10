'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Accuracy, SeriesAccuracy } from '@/api/forecasting.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Badge, EmptyState, Notice, Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Section } from '@/ui/page.tsx'
import { ForecastPicture } from '@/ui/pictures.tsx'
import { accuracyQuery, forecastModelsQuery } from './queries.ts'
import { Reliability } from './reliability.tsx'
import { useSubjectName } from './subject-name.ts'

/** How well forecasts made at past days have held, beside saying that last season comes again. */
export default function AccuracyPage() {
  const t = useTranslations('forecast.accuracy')
  const { data: accuracy, error, refetch } = useQuery(accuracyQuery)
  if (error && !accuracy) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!accuracy)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-96 w-full" />
      </div>
    )
  if (accuracy.items.length === 0)
    return (
      <div className="panel">
        <EmptyState picture={<ForecastPicture />} title={t('noneTitle')}>
          {t('none')}
        </EmptyState>
      </div>
    )
  return <Judged accuracy={accuracy} />
}

const keyOf = ({ subject, currency, grain }: SeriesAccuracy): string =>
  [subject.kind, subject.accountId, subject.categoryId, currency, grain].join(' ')

function Judged({ accuracy }: { accuracy: Accuracy }) {
  const t = useTranslations('forecast.accuracy')
  const m = useTranslations('forecast.model')
  const format = useFormat()
  const { items, beatNaive, testedAt } = accuracy
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const { workspace } = useSession()
  const whole = items.find(({ subject, currency }) => {
    return subject.kind === 'balance' && subject.accountId === null && currency === workspace.currency
  })
  const chosen = items.find((one) => keyOf(one) === chosenKey) ?? whole ?? items[0]
  // What did not beat the naive rival is never hidden.
  const shown = all
    ? items
    : items.filter(({ subject, beatsNaive }) => subject.kind !== 'category' || !beatsNaive)
  const lost = items.length - beatNaive
  const { data: models } = useQuery(forecastModelsQuery)
  const used = models?.items.find(({ current }) => current)
  const isOther = used !== undefined && (used.state === 'shipped' ? null : used.id) !== accuracy.modelId
  return (
    <div className="space-y-9">
      <div className="max-w-[46rem] space-y-2">
        <p className="text-base">{t('verdict', { won: beatNaive, count: items.length })}</p>
        <p className="text-ink-2">
          {t('how')} {lost > 0 && t('lost', { count: lost })}
        </p>
        {testedAt && <p className="text-xs text-ink-3">{t('testedAt', { at: format.instant(testedAt) })}</p>}
      </div>
      {isOther && <Notice>{m('otherTested')}</Notice>}
      {chosen && <Reliability series={chosen} />}
      <Section
        title={t('series')}
        aside={
          shown.length < items.length && (
            <Button look="ghost" size="sm" onClick={() => setAll(true)}>
              {t('all', { count: items.length })}
            </Button>
          )
        }
      >
        <Table items={shown} chosen={chosen} onChoose={(one) => setChosenKey(keyOf(one))} />
        <p className="mt-3 max-w-[46rem] text-xs text-ink-3">{t('legend')}</p>
      </Section>
    </div>
  )
}

interface TableProps {
  items: readonly SeriesAccuracy[]
  chosen: SeriesAccuracy | undefined
  onChoose: (one: SeriesAccuracy) => void
}

function Table({ items, chosen, onChoose }: TableProps) {
  const t = useTranslations('forecast.accuracy')
  const g = useTranslations('forecast.grains')
  const nameOf = useSubjectName()
  const format = useFormat()
  const head = 'px-3 py-2 text-right font-medium'
  return (
    <div className="panel overflow-x-auto" tabIndex={0} role="region" aria-label={t('one')}>
      <table className="w-full min-w-[46rem]">
        <thead className="border-b border-line text-xs text-ink-3">
          <tr>
            <th scope="col" className="px-4 py-2 text-left font-medium">
              {t('one')}
            </th>
            <th scope="col" className={head}>
              {t('mase')}
            </th>
            <th scope="col" className={head}>
              {t('pinball')}
            </th>
            {[50, 80, 95].map((share) => (
              <th key={share} scope="col" className={head}>
                {t('inBand', { share })}
              </th>
            ))}
            <th scope="col" className="px-4 py-2 text-left font-medium">
              {t('against')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {items.map((one) => (
            <tr key={keyOf(one)} className={cn(one === chosen && 'bg-accent-soft')}>
              <th scope="row" className="px-4 py-2 text-left font-normal">
                <button
                  type="button"
                  aria-pressed={one === chosen}
                  onClick={() => onChoose(one)}
                  className="text-left font-medium underline-offset-4 hover:underline"
                >
                  {nameOf(one)}
                </button>
                <span className="block text-xs text-ink-3">
                  {g(one.grain)} · {t('origins', { count: one.origins })}
                </span>
              </th>
              <Pair now={one.forecast.mase} naive={one.naive.mase} />
              <Pair now={one.forecast.pinball} naive={one.naive.pinball} />
              {one.coverage.map(({ level, met }) => (
                <td key={level} className="px-3 py-2 text-right align-top">
                  {format.percent(met)}
                </td>
              ))}
              <td className="px-4 py-2 align-top">
                <Badge tone={one.beatsNaive ? 'good' : 'warn'}>{t(one.beatsNaive ? 'beats' : 'loses')}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A figure, and under it that of the naive rival. */
function Pair({ now, naive }: { now: number | null; naive: number | null }) {
  const t = useTranslations('forecast.accuracy')
  const { decimalMark } = useFormat()
  const show = (value: number | null) => (value === null ? '–' : value.toFixed(2).replace('.', decimalMark))
  return (
    <td className="px-3 py-2 text-right align-top">
      {show(now)}
      <span className="block text-xs text-ink-3">
        {t('naive')} {show(naive)}
      </span>
    </td>
  )
}

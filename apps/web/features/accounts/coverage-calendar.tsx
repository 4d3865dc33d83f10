'use client'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { Coverage } from '@/api/imports.ts'
import type { FinancialAccount } from '@/api/types.ts'
import { coverageQuery } from '@/features/imports/queries.ts'
import { cn } from '@/ui/cn.ts'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Section } from '@/ui/page.tsx'

type Month = Coverage['items'][number]['months'][number]

const looks = {
  covered: 'border-transparent bg-accent text-accent-ink',
  partly: 'border-accent bg-accent-soft text-accent',
  missing: 'border-dashed border-warn bg-transparent text-warn',
} as const satisfies Record<Month['state'], string>

/** Which months have a statement, which only in part, and which are missing. */
export function CoverageCalendar({ account }: { account: FinancialAccount }) {
  const t = useTranslations('accounts.coverage')
  const format = useFormat()
  const { data, isPending } = useQuery(coverageQuery(account.id))
  const months = data?.[0]?.months ?? []
  const years = [...new Set(months.map((month) => month.month.slice(0, 4)))]
  const letters = new Intl.DateTimeFormat(format.style.language, { month: 'short', timeZone: 'UTC' })
  if (isPending) return <Skeleton className="h-60 w-full" />
  if (months.length === 0) return null
  const missing = months.filter((month) => month.state === 'missing').length
  return (
    <Section title={t('title')} aside={<Legend />}>
      {/* `relative` keeps what only a screen reader hears inside the box that scrolls. */}
      <div className="panel relative overflow-x-auto p-5">
        <p className="mb-4 text-ink-2">{t('summary', { missing })}</p>
        <table className="w-full min-w-[36rem] border-separate border-spacing-1 text-xs">
          <caption className="sr-only">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{t('year')}</span>
              </th>
              {Array.from({ length: 12 }, (_, month) => (
                <th key={month} scope="col" className="font-normal text-ink-3">
                  {letters.format(new Date(Date.UTC(2024, month, 1)))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year}>
                <th scope="row" className="pr-2 text-right font-normal text-ink-3">
                  {year}
                </th>
                {Array.from({ length: 12 }, (_, month) => (
                  <Cell
                    key={month}
                    month={months.find(
                      (one) => one.month === `${year}-${String(month + 1).padStart(2, '0')}`,
                    )}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Cell({ month }: { month: Month | undefined }) {
  const t = useTranslations('accounts.coverage')
  const format = useFormat()
  if (!month) {
    return (
      <td className="h-8">
        <span className="sr-only">{t('outside')}</span>
      </td>
    )
  }
  const words = t(month.state, { month: format.date(month.month, 'month'), days: month.days })
  const face = (
    <span title={words} className={cn('grid h-8 place-items-center rounded-md border', looks[month.state])}>
      <span aria-hidden>{month.state === 'covered' ? '✓' : month.state === 'partly' ? month.days : '–'}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
  const first = month.imports[0]
  return <td className="h-8">{first ? <Link href={`/import?id=${first}` as Route}>{face}</Link> : face}</td>
}

function Legend() {
  const t = useTranslations('accounts.coverage')
  return (
    <span className="flex flex-wrap gap-4 text-xs text-ink-3" aria-hidden>
      {(['covered', 'partly', 'missing'] as const).map((state) => (
        <span key={state} className="flex items-center gap-1.5">
          <span className={cn('size-3 rounded-[3px] border', looks[state])} />
          {t(`legend.${state}`)}
        </span>
      ))}
    </span>
  )
}

'use client'
import { toDecimal, toMinor } from '@scale/money'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { addDays, addMonths, type Period } from '@/api/period.ts'
import type { MonthCategory } from '@/api/types.ts'
import { useCategories, useCategoryName } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { cn } from '@/ui/cn.ts'
import { Dot } from '@/ui/dot.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { toPlot } from '@/ui/money.ts'
import { monthCategoryQuery } from './queries.ts'
import { ReportFrame } from './report-frame.tsx'

type Figures = MonthCategory['currencies'][number]

/** The names stay while the months scroll by. */
const sticky = 'sticky left-0 z-[1] bg-surface'

/** A table one reads by eye: the darker a cell, the more of the row's money moved in that month. */
export default function MonthCategoryReport({ period }: { period: Period }) {
  const query = useQuery(monthCategoryQuery(period))
  return (
    <ReportFrame query={query}>
      {(figures) => <Grid figures={figures} months={query.data?.months ?? []} />}
    </ReportFrame>
  )
}

function Grid({ figures, months }: { figures: Figures; months: string[] }) {
  const t = useTranslations('reports')
  const format = useFormat()
  const { currency } = figures
  const rows = useSorted(figures)
  return (
    <div
      className="panel overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label={`${t('names.categories')}, ${currency}`}
    >
      <table className="w-full text-xs">
        <caption className="sr-only">{t('gridCaption')}</caption>
        <thead className="text-ink-3">
          <tr className="border-b border-line">
            <th scope="col" className={cn(sticky, 'px-4 py-3 text-left font-medium')}>
              {t('category')}
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className="px-3 py-3 text-right font-medium whitespace-nowrap">
                {format.date(month, 'monthShort')}
              </th>
            ))}
            <th scope="col" className="px-4 py-3 text-right font-medium">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.categoryId ?? 'none'} row={row} months={months} currency={currency} />
          ))}
        </tbody>
        <Foot figures={figures} months={months} />
      </table>
    </div>
  )
}

function Foot({ figures, months }: { figures: Figures; months: string[] }) {
  const t = useTranslations('reports')
  const { currency } = figures
  return (
    <tfoot className="border-t border-line font-semibold">
      {(['in', 'out', 'net'] as const).map((side) => (
        <tr key={side}>
          <th scope="row" className={cn(sticky, 'px-4 py-2 text-left')}>
            {t(side)}
          </th>
          {figures[side].map((amount, at) => (
            <td key={months[at]} className="px-3 py-2 text-right">
              <Amount money={{ amount, currency }} as={side === 'net' ? 'change' : 'value'} />
            </td>
          ))}
          <td className="px-4 py-2 text-right">
            <Amount
              as={side === 'net' ? 'change' : 'value'}
              money={{
                amount: toDecimal(
                  figures[side].reduce((sum, one) => sum + toMinor(one, currency), 0n),
                  currency,
                ),
                currency,
              }}
            />
          </td>
        </tr>
      ))}
    </tfoot>
  )
}

function useSorted(figures: Figures): Figures['rows'] {
  return [...figures.rows].sort(
    (a, b) =>
      (a.kind === b.kind ? 0 : a.kind === 'income' ? -1 : 1) ||
      Math.abs(toPlot(b.total)) - Math.abs(toPlot(a.total)),
  )
}

interface LineProps {
  row: Figures['rows'][number]
  months: string[]
  currency: string
}

function Line({ row, months, currency }: LineProps) {
  const t = useTranslations('reports')
  const nameOf = useCategoryName()
  const { byId } = useCategories()
  const largest = Math.max(1, ...row.amounts.map((amount) => Math.abs(toPlot(amount))))
  const parent = row.parentId && byId.get(row.parentId)?.label
  const href = (month: string) =>
    `/transactions?${row.categoryId ? `category=${row.categoryId}` : 'categorised=false'}&from=${month}&to=${addDays(addMonths(month, 1), -1)}`
  return (
    <tr className="group">
      <th scope="row" className={cn(sticky, 'px-4 py-1.5 text-left font-normal whitespace-nowrap')}>
        <span className="flex items-center gap-2">
          <Dot colour={row.categoryId ? byId.get(row.categoryId)?.colour : undefined} />
          <span className="text-sm max-sm:max-w-28 max-sm:truncate">
            {row.categoryId ? nameOf(row) : t('uncategorised')}
          </span>
          {parent && <span className="text-ink-3 max-sm:hidden">{parent}</span>}
        </span>
      </th>
      {row.amounts.map((amount, at) => {
        const share = Math.abs(toPlot(amount)) / largest
        return (
          <td key={months[at]} className="p-px text-right">
            {share === 0 ? (
              <span className="px-2.5 text-ink-3">–</span>
            ) : (
              <Link
                href={href(months[at] ?? '') as Route}
                className="block rounded-[4px] px-2.5 py-1.5 hover:underline"
                style={{
                  background: `color-mix(in oklch, ${row.kind === 'income' ? 'var(--in)' : 'var(--accent)'} ${Math.round(share * 16)}%, transparent)`,
                }}
              >
                <Amount money={{ amount, currency }} />
              </Link>
            )}
          </td>
        )
      })}
      <td className="px-4 py-1.5 text-right font-medium">
        <Amount money={{ amount: row.total, currency }} />
      </td>
    </tr>
  )
}

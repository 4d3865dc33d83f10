'use client'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import {
  addDays,
  addMonths,
  monthStart,
  periodNames,
  periodOf,
  today,
  type Period,
  type PeriodName,
} from '@/api/period.ts'
import { ExportMenu } from '@/features/transactions/export-menu.tsx'
import { useSession } from '@/features/session/session.tsx'
import { Button, IconButton } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Select } from '@/ui/field.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { useKeys } from '@/ui/keyboard.ts'
import { useCurrentInView } from '@/ui/in-view.ts'
import { Page } from '@/ui/page.tsx'

const loading = () => <Skeleton className="h-96 w-full" />
const views = {
  income: dynamic(() => import('./income.tsx'), { ssr: false, loading }),
  cashflow: dynamic(() => import('./cash-flow.tsx'), { ssr: false, loading }),
  categories: dynamic(() => import('./month-category.tsx'), { ssr: false, loading }),
  balance: dynamic(() => import('./balance.tsx'), { ssr: false, loading }),
  worth: dynamic(() => import('./net-worth.tsx'), { ssr: false, loading }),
}
const names = ['income', 'cashflow', 'categories', 'balance', 'worth'] as const

export function Reports() {
  const t = useTranslations('reports')
  const { workspace } = useSession()
  const start = periodOf('twelve', workspace.monthStartsOn)
  const [state, set] = useQueryStates({
    report: parseAsStringLiteral(names).withDefault('income'),
    from: parseAsString.withDefault(start.from),
    to: parseAsString.withDefault(start.to),
  })
  const period = { from: state.from, to: state.to }
  const View = views[state.report]
  const months = monthsBetween(period)
  const move = (by: number) =>
    set({
      from: addMonths(period.from, by * months),
      to: addDays(addMonths(addDays(period.to, 1), by * months), -1),
    })
  const tabs = useCurrentInView(state.report)
  useKeys({ ArrowLeft: () => void move(-1), ArrowRight: () => void move(1) })

  return (
    <Page
      title={t('title')}
      lead={<Range period={period} />}
      actions={
        <>
          <IconButton label={t('earlier')} onClick={() => void move(-1)}>
            <ChevronLeft />
          </IconButton>
          <PeriodSelect period={period} onChange={(next) => void set(next)} />
          <IconButton label={t('later')} onClick={() => void move(1)}>
            <ChevronRight />
          </IconButton>
          <Button icon={<Printer />} className="max-sm:hidden" onClick={() => window.print()}>
            {t('print')}
          </Button>
          <ExportMenu filter={period} />
        </>
      }
    >
      <nav
        ref={tabs}
        aria-label={t('title')}
        className="mb-6 flex gap-5 overflow-x-auto border-b border-line"
        data-print="hide"
      >
        {names.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === state.report ? 'page' : undefined}
            onClick={() => void set({ report: name })}
            className={cn(
              'h-10 shrink-0 border-b-2 font-medium transition-colors',
              name === state.report ? 'border-accent' : 'border-transparent text-ink-2 hover:text-ink',
            )}
          >
            {t(`names.${name}`)}
          </button>
        ))}
      </nav>
      <View period={period} />
    </Page>
  )
}

function monthsBetween({ from, to }: Period): number {
  const end = addDays(to, 1)
  const years = Number(end.slice(0, 4)) - Number(from.slice(0, 4))
  return Math.max(1, years * 12 + Number(end.slice(5, 7)) - Number(from.slice(5, 7)))
}

function Range({ period }: { period: Period }) {
  const format = useFormat()
  return `${format.date(period.from)} – ${format.date(period.to)}`
}

interface PeriodSelectProps {
  period: Period
  onChange: (period: Period) => void
}

function PeriodSelect({ period, onChange }: PeriodSelectProps) {
  const t = useTranslations('periods')
  const r = useTranslations('reports')
  const format = useFormat()
  const { workspace } = useSession()
  const known = periodNames.map((name) => ({ name, ...periodOf(name, workspace.monthStartsOn) }))
  const months = Array.from({ length: 18 }, (_, back) =>
    addMonths(monthStart(today(), workspace.monthStartsOn), -back),
  )
  const current = known.find((one) => one.from === period.from && one.to === period.to)
  const single = months.find((from) => from === period.from && addDays(addMonths(from, 1), -1) === period.to)
  return (
    <Select
      compact
      aria-label={r('period')}
      value={current?.name ?? single ?? 'custom'}
      onChange={(event) => {
        const { value } = event.target
        if (value === 'custom') return
        const named = known.find((one) => one.name === (value as PeriodName))
        onChange(
          named ? { from: named.from, to: named.to } : { from: value, to: addDays(addMonths(value, 1), -1) },
        )
      }}
    >
      {!current && !single && <option value="custom">{r('custom')}</option>}
      {periodNames.map((name) => (
        <option key={name} value={name}>
          {t(name)}
        </option>
      ))}
      <optgroup label={r('months')}>
        {months.map((from) => (
          <option key={from} value={from}>
            {format.date(from, 'month')}
          </option>
        ))}
      </optgroup>
    </Select>
  )
}

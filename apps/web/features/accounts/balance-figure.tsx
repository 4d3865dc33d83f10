'use client'
import { toDecimal, toMinor } from '@scale/money'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addMonths, today } from '@/api/period.ts'
import type { FinancialAccount } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { Select } from '@/ui/field.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { Figure } from '@/ui/figure.tsx'
import { useFormat } from '@/ui/format.tsx'
import { signOf, toPlot } from '@/ui/money.ts'
import { balancesQuery } from './queries.ts'

const LineChart = dynamic(() => import('@/ui/charts/line-chart.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-64 w-full" />,
})

const AccountMarks = dynamic(() => import('@/features/insights/account-marks.tsx'), { ssr: false })

const spans = { 3: 'three', 12: 'year', 36: 'threeYears', 0: 'all' } as const

export function BalanceFigure({ account }: { account: FinancialAccount }) {
  const t = useTranslations('accounts.line')
  const format = useFormat()
  const [months, setMonths] = useState<keyof typeof spans>(0)
  const end = account.lastBookedOn ?? today()
  const from = months === 0 ? undefined : addMonths(`${end.slice(0, 8)}01`, -months)
  const { data, isPending } = useQuery(balancesQuery(account.id, from))
  const points = data?.points ?? []
  const first = points[0]
  const last = points.at(-1)
  const { currency } = account
  if (isPending) return <Skeleton className="h-91 w-full" />
  if (!first || !last) return null
  const change = {
    amount: toDecimal(toMinor(last.balance, currency) - toMinor(first.balance, currency), currency),
    currency,
  }
  const way = signOf(change) === 0 ? 'level' : signOf(change) > 0 ? 'rose' : 'fell'
  return (
    <Figure
      title={t('title')}
      summary={t.rich(way, {
        from: format.date(first.on),
        to: format.date(last.on),
        change: () => (
          <Amount money={{ ...change, amount: change.amount.replace('-', '') }} className="font-medium" />
        ),
        end: () => <Amount money={{ amount: last.balance, currency }} className="font-medium" />,
      })}
      table={{
        head: [t('date'), t('balance')],
        numeric: [1],
        rows: points
          .toReversed()
          .slice(0, 1000)
          .map((point) => [
            format.date(point.on),
            <Amount key="b" money={{ amount: point.balance, currency }} />,
          ]),
      }}
      aside={
        <Select
          compact
          aria-label={t('span')}
          value={String(months)}
          onChange={(event) => setMonths(Number(event.target.value) as keyof typeof spans)}
        >
          {([3, 12, 36, 0] as const).map((span) => (
            <option key={span} value={span}>
              {t(`spans.${spans[span]}`)}
            </option>
          ))}
        </Select>
      }
      over={<AccountMarks from={first.on} to={last.on} accountId={account.id} />}
    >
      <LineChart
        points={points.map((point) => ({ on: point.on, value: toPlot(point.balance) }))}
        currency={currency}
        label={t('balance')}
        stepped
      />
    </Figure>
  )
}

'use client'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import type { Period } from '@/api/period.ts'
import type { IncomeStatement } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { Figure } from '@/ui/figure.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { reversed, signOf, toPlot } from '@/ui/money.ts'
import { incomeQuery, monthCategoryQuery } from './queries.ts'
import { ReportFrame } from './report-frame.tsx'
import { Statement } from './statement.tsx'

const FlowChart = dynamic(() => import('@/ui/charts/flow-chart.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
})

type Figures = IncomeStatement['currencies'][number]

/** What was earned, what was spent, what was kept. */
export default function Income({ period }: { period: Period }) {
  const t = useTranslations('reports')
  const query = useQuery(incomeQuery(period))
  return (
    <ReportFrame query={query}>
      {(figures) => (
        <div className="space-y-8">
          <Months figures={figures} period={period} />
          <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
            <Statement
              title={t('income')}
              lines={figures.income}
              total={figures.totalIncome}
              currency={figures.currency}
              period={period}
            />
            <Statement
              title={t('expense')}
              lines={figures.expense}
              total={figures.totalExpense}
              currency={figures.currency}
              period={period}
            />
          </div>
          <p className="panel flex items-baseline justify-between px-5 py-4 text-base font-semibold">
            {t(signOf({ amount: figures.net, currency: figures.currency }) < 0 ? 'drawn' : 'kept')}
            <Amount
              as="change"
              money={{ amount: figures.net, currency: figures.currency }}
              className="text-lg"
            />
          </p>
        </div>
      )}
    </ReportFrame>
  )
}

function Months({ figures, period }: { figures: Figures; period: Period }) {
  const t = useTranslations('reports')
  const format = useFormat()
  const { currency } = figures
  const { data } = useQuery(monthCategoryQuery(period))
  const rows = data?.currencies.find((one) => one.currency === currency)
  const months = (data?.months ?? []).map((on, at) => ({
    on,
    in: rows?.in[at] ?? '0',
    out: rows?.out[at] ?? '0',
    net: rows?.net[at] ?? '0',
  }))
  const money = (amount: string) => <Amount money={{ amount, currency }} className="font-medium" />
  return (
    <Figure
      title={t('flowTitle')}
      summary={t.rich(signOf({ amount: figures.net, currency }) < 0 ? 'flowDrawn' : 'flowKept', {
        in: () => money(figures.totalIncome),
        out: () => money(reversed({ amount: figures.totalExpense, currency }).amount),
        net: () => money(figures.net.replace('-', '')),
      })}
      table={{
        head: [t('month'), t('in'), t('out'), t('net')],
        numeric: [1, 2, 3],
        rows: months.map((month) => [
          format.date(month.on, 'month'),
          <Amount key="in" money={{ amount: month.in, currency }} />,
          <Amount key="out" money={{ amount: month.out, currency }} />,
          <Amount key="net" as="change" money={{ amount: month.net, currency }} />,
        ]),
      }}
    >
      <FlowChart
        currency={currency}
        names={{ in: t('in'), out: t('out'), net: t('net') }}
        months={months.map((month) => ({
          on: month.on,
          in: toPlot(month.in),
          out: toPlot(month.out),
          net: toPlot(month.net),
        }))}
      />
    </Figure>
  )
}

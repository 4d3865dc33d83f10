'use client'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import type { Period } from '@/api/period.ts'
import type { NetWorth } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { Figure } from '@/ui/figure.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { toPlot } from '@/ui/money.ts'
import { netWorthQuery } from './queries.ts'
import { ReportFrame } from './report-frame.tsx'

const LineChart = dynamic(() => import('@/ui/charts/line-chart.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-64 w-full" />,
})

export default function NetWorthReport({ period }: { period: Period }) {
  const query = useQuery(netWorthQuery(period))
  return <ReportFrame query={query}>{(figures) => <Worth figures={figures} />}</ReportFrame>
}

function Worth({ figures }: { figures: NetWorth['currencies'][number] }) {
  const t = useTranslations('reports')
  const format = useFormat()
  const { currency, points } = figures
  const first = points[0]
  const last = points.at(-1)
  const money = (amount: string) => <Amount money={{ amount, currency }} className="font-medium" />
  return (
    <Figure
      title={t('netWorth')}
      summary={
        first && last
          ? t.rich('worthSummary', {
              from: format.date(first.on, 'month'),
              to: format.date(last.on, 'month'),
              start: () => money(first.net),
              end: () => money(last.net),
            })
          : t('noLines')
      }
      table={{
        head: [t('month'), t('assets'), t('liabilities'), t('netWorth')],
        numeric: [1, 2, 3],
        rows: points
          .toReversed()
          .map((point) => [
            format.date(point.on, 'month'),
            <Amount key="a" money={{ amount: point.assets, currency }} />,
            <Amount key="l" money={{ amount: point.liabilities, currency }} />,
            <Amount key="n" money={{ amount: point.net, currency }} />,
          ]),
      }}
    >
      <LineChart
        points={points.map((point) => ({ on: point.on, value: toPlot(point.net) }))}
        currency={currency}
        label={t('netWorth')}
      />
    </Figure>
  )
}

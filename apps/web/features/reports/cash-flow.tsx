'use client'
import { toDecimal, toMinor } from '@scale/money'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Period } from '@/api/period.ts'
import type { CashFlow } from '@/api/types.ts'
import { useCategoryName } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import type { Flow } from '@/ui/charts/sankey-chart.tsx'
import { colourOf } from '@/ui/colour.ts'
import { Figure } from '@/ui/figure.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { signOf, toPlot } from '@/ui/money.ts'
import { cashFlowQuery } from './queries.ts'
import { ReportFrame } from './report-frame.tsx'

const SankeyChart = dynamic(() => import('@/ui/charts/sankey-chart.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-96 w-full" />,
})

type Figures = CashFlow['currencies'][number]

/** Every stream of money from where it came to where it went. */
export default function CashFlowReport({ period }: { period: Period }) {
  const query = useQuery(cashFlowQuery(period))
  return <ReportFrame query={query}>{(figures) => <Streams figures={figures} />}</ReportFrame>
}

function Streams({ figures }: { figures: Figures }) {
  const t = useTranslations('reports')
  const nameOf = useCategoryName()
  const format = useFormat()
  const { currency } = figures
  const flow = useMemo<Flow>(() => {
    const through = throughput(figures)
    const special = { hub: t('hub'), saved: t('kept'), drawn: t('drawn') }
    return {
      nodes: figures.nodes.map((node) => ({
        id: node.id,
        label:
          node.side in special
            ? special[node.side as keyof typeof special]
            : nameOf({ slug: node.slug, name: node.label }),
        amount: format.money({ amount: toDecimal(through.get(node.id) ?? 0n, currency), currency }),
        colour: node.side === 'hub' || node.side === 'saved' ? 'var(--accent)' : colourOf(node.id),
      })),
      links: figures.links.map((link) => ({ ...link, value: toPlot(link.amount) })),
    }
  }, [figures, currency, format, nameOf, t])
  const label = new Map(flow.nodes.map((node) => [node.id, node.label]))
  const money = (amount: string) => (
    <Amount money={{ amount: amount.replace('-', ''), currency }} className="font-medium" />
  )
  return (
    <Figure
      title={t('names.cashflow')}
      summary={t.rich(signOf({ amount: figures.net, currency }) < 0 ? 'flowDrawn' : 'flowKept', {
        in: () => money(figures.in),
        out: () => money(figures.out),
        net: () => money(figures.net),
      })}
      table={{
        head: [t('source'), t('target'), t('amount')],
        numeric: [2],
        rows: figures.links.map((link) => [
          label.get(link.source),
          label.get(link.target),
          <Amount key="a" money={{ amount: link.amount, currency }} />,
        ]),
      }}
    >
      <SankeyChart flow={flow} />
    </Figure>
  )
}

/** What passes through each node: what comes in, or, where nothing does, what goes out. */
function throughput({ links, currency }: Figures): Map<string, bigint> {
  const came = new Map<string, bigint>()
  const went = new Map<string, bigint>()
  for (const { source, target, amount } of links) {
    const minor = toMinor(amount, currency)
    went.set(source, (went.get(source) ?? 0n) + minor)
    came.set(target, (came.get(target) ?? 0n) + minor)
  }
  return new Map([...went, ...came])
}

'use client'
import { toDecimal, toMinor } from '@scale/money'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Period } from '@/api/period.ts'
import type { CashFlow } from '@/api/types.ts'
import { useCategories, useCategoryName } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import type { Flow } from '@/ui/charts/sankey-chart.tsx'
import { noColour } from '@/ui/dot.tsx'
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
  const { byId } = useCategories()
  const format = useFormat()
  const { currency } = figures
  const flow = useMemo<Flow>(() => {
    const through = throughput(figures)
    const words = { hub: t('hub'), saved: t('kept'), drawn: t('drawn') }
    const colours = { hub: 'var(--accent)', saved: 'var(--accent)', drawn: noColour }
    const size = (id: string) => through.get(id) ?? 0n
    return {
      nodes: inOrder(figures, size).map(({ id, side, slug, label, depth }) => {
        const category = categoryOf(id)
        const own = side === 'income' || side === 'expense' ? null : side
        return {
          id,
          depth,
          label: own ? words[own] : category ? nameOf({ slug, name: label }) : t('uncategorised'),
          amount: format.money({ amount: toDecimal(size(id), currency), currency }),
          colour: own ? colours[own] : (byId.get(category)?.colour ?? noColour),
        }
      }),
      links: figures.links.map((link) => ({ ...link, value: toPlot(link.amount) })),
    }
  }, [figures, currency, format, nameOf, byId, t])
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

/** Empty for what is not categorised. Ids of nodes are `side:category`, with `none` for no category. */
function categoryOf(nodeId: string): string {
  const id = nodeId.slice(nodeId.indexOf(':') + 1)
  return id === 'none' ? '' : id
}

/**
 * Each column from the widest stream to the narrowest, leaves beside their branch, so that no streams cross. What was
 * kept has no leaves and comes last.
 */
function inOrder({ nodes, links }: Figures, size: (id: string) => bigint) {
  const from = new Map(links.map(({ source, target }) => [target, source]))
  const depthOf = (id: string): number => {
    if (id === 'hub') return 1
    const source = from.get(id)
    return source === undefined ? 0 : depthOf(source) + 1
  }
  const kept = (id: string) => (id === 'saved' ? 1 : 0)
  const wider = (a: string, b: string) =>
    kept(a) - kept(b) || (size(a) === size(b) ? 0 : size(a) < size(b) ? 1 : -1)
  return nodes
    .map((node) => ({ ...node, depth: depthOf(node.id) }))
    .sort((a, b) => {
      const [branchA, branchB] = [from.get(a.id) ?? '', from.get(b.id) ?? '']
      const siblings = a.depth !== 3 || branchA === branchB
      return a.depth - b.depth || (siblings ? 0 : wider(branchA, branchB)) || wider(a.id, b.id)
    })
}

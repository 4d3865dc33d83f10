import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { Period } from '../contract.ts'
import type { CashFlow } from '../schemas.ts'
import type { CategoryRow } from '../store/categories.ts'
import { sumsByCategory } from '../store/monthly.ts'
import { categoriesById, incomeLines, notCategorised, type Line } from './reports.ts'

type Currency = CashFlow['currencies'][number]
type Node = Currency['nodes'][number]

/** Money as a river: sources → all money → groups of expenses → categories; what was kept, or drawn, closes the sum. */
export async function cashFlow(tx: Tx, period: Period): Promise<CashFlow> {
  const categories = await categoriesById(tx)
  const byCurrency = Map.groupBy(await sumsByCategory(tx, period), (sum) => sum.currency)
  return {
    ...period,
    currencies: [...byCurrency].map(([currency, sums]) =>
      riverOf(currency, incomeLines(sums, categories), categories),
    ),
  }
}

const hub = 'hub'

function riverOf(
  currency: string,
  lines: readonly Line[],
  categories: ReadonlyMap<string, CategoryRow>,
): Currency {
  const nodes = new Map<string, Node>([[hub, { id: hub, label: 'All money', slug: null, side: 'hub' }]])
  const flows = new Map<string, { source: string; target: string; minor: bigint }>()
  const flow = (source: string, target: string, minor: bigint) => {
    const key = `${source}>${target}`
    flows.set(key, { source, target, minor: (flows.get(key)?.minor ?? 0n) + minor })
  }
  let moneyIn = 0n
  let moneyOut = 0n
  for (const line of lines) {
    // A category counts where its net went: a refunded expense is a source.
    const side = line.minor > 0n ? 'income' : 'expense'
    const node = nodeOf(line, side)
    if (line.minor === 0n) continue
    nodes.set(node.id, node)
    if (side === 'income') {
      moneyIn += line.minor
      flow(node.id, hub, line.minor)
      continue
    }
    moneyOut -= line.minor
    const group = groupOf(line, categories)
    if (group && group.id !== line.category?.id) {
      const groupNode = nodeOf({ ...line, category: group }, 'expense')
      nodes.set(groupNode.id, groupNode)
      flow(hub, groupNode.id, -line.minor)
      flow(groupNode.id, node.id, -line.minor)
    } else flow(hub, node.id, -line.minor)
  }
  const net = moneyIn - moneyOut
  if (net > 0n) {
    nodes.set('saved', { id: 'saved', label: 'Kept', slug: null, side: 'saved' })
    flow(hub, 'saved', net)
  }
  if (net < 0n) {
    nodes.set('drawn', { id: 'drawn', label: 'From what was there', slug: null, side: 'drawn' })
    flow('drawn', hub, -net)
  }
  return {
    currency,
    in: toDecimal(moneyIn, currency),
    out: toDecimal(moneyOut, currency),
    net: toDecimal(net, currency),
    nodes: [...nodes.values()],
    links: [...flows.values()].map(({ source, target, minor }) => ({
      source,
      target,
      amount: toDecimal(minor, currency),
    })),
  }
}

/** Sides are part of the id: a chart of flows must have no circle, also when a category is a source and a group. */
function nodeOf({ category }: Line, side: 'income' | 'expense'): Node {
  return {
    id: `${side}:${category ? toWire('cat', category.id) : 'none'}`,
    label: category?.name ?? notCategorised,
    slug: category?.slug ?? null,
    side,
  }
}

function groupOf({ category }: Line, categories: ReadonlyMap<string, CategoryRow>): CategoryRow | null {
  let top = category
  while (top?.parentId) top = categories.get(top.parentId) ?? null
  return top
}

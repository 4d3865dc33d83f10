import { about, type Finding } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import { quantile, type Ranked, spread } from './ranked.ts'
import type { Row } from './row.ts'
import { isFixedPrice, type Payee, type Watch, sizesKey } from './memory.ts'

/** How far a size may be from what is usual, in natural logarithms. */
export interface Usual {
  middle: number
  spread: number
  /** Visits it rests on. */
  from: number
}

/** So many visits weigh as much as what others of the category cost. */
const priorVisits = 2
const priorSpreadVisits = 4
const priorSpreadMin = 0.45
/** Nothing is more regular than that: prices end in 99. */
const spreadMin = 0.12
/** Until there are so many rows, nobody knows what is usual. */
const rowsLeast = 20
const strengthLeast = 2.5
/** Of a payee with fewer visits little is known: the amount has to be among the largest of all. */
const visitsLeast = 6

/** What a row at this payee usually costs: its own visits, and while they are few, those of its category or of all rows. */
export function usualOf(watch: Watch, row: Row, payee: Payee | undefined): Usual | null {
  const ofCategory = row.category === null ? undefined : watch.sizes.get(sizesKey(row, row.category))
  const all = watch.sizes.get(sizesKey(row, null))
  const prior = enough(ofCategory) ?? enough(all)
  if (!prior) return null
  const n = payee?.logs.rising.length ?? 0
  const weigh = (own: number, others: number, weight: number) => (n * own + weight * others) / (n + weight)
  const priorSpread = Math.max(priorSpreadMin, spread(prior))
  const own = payee ? spread(payee.logs) : 0
  return {
    middle: weigh(payee ? quantile(payee.logs, 0.5) : 0, quantile(prior, 0.5), priorVisits),
    spread: Math.max(spreadMin, Math.sqrt(weigh(own ** 2, priorSpread ** 2, priorSpreadVisits))),
    from: n,
  }
}

const enough = (sizes: Ranked | undefined): Ranked | null =>
  sizes && sizes.rising.length >= rowsLeast ? sizes : null

/** Deviations by which a row is above what is usual; below 0 for less. */
export const deviations = (size: number, { middle, spread: wide, from }: Usual): number =>
  (Math.log(size) - middle) / (wide * Math.sqrt(1 + 1 / (from + 1)))

/** More than usual at a payee that is known. */
export function amountUnusual(watch: Watch, row: Row, payee: Payee | undefined): Finding | null {
  if (row.isCash || !payee || isFixedPrice(payee, row.size)) return null
  if (!isLarge(watch, row, payee)) return null
  const usual = usualOf(watch, row, payee)
  const strength = usual ? deviations(row.size, usual) : 0
  if (!usual || strength < strengthLeast) return null
  const edge = (by: number) => Math.round(Math.exp(usual.middle + by * usual.spread))
  return about(row, {
    kind: 'amount_unusual',
    fingerprint: `${rowMark(row)} unusual`,
    rows: [row.id, ...payee.visits.slice(-3).map(({ id }) => id)],
    facts: { size: row.size, expected: edge(0), low: edge(-1.645), high: edge(1.645), from: payee.count },
    strength,
  })
}

/** Worth a word: above the middle of all amounts, at a payee hardly known above nine in ten. */
function isLarge(watch: Watch, row: Row, { count }: Payee): boolean {
  const all = enough(watch.sizes.get(sizesKey(row, null)))
  return all !== null && Math.log(row.size) > quantile(all, count < visitsLeast ? 0.9 : 0.5)
}

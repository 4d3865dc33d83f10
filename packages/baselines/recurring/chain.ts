/**
 * The likeliest clock behind the payments of one payee. A chain of rows is weighed link by link: how much likelier is a row
 * of about this amount near the day it is due than it would be if rows of that amount came at random, as often as they do here
 * (a Poisson process: the nearest row is r days off with density λ e^(−2λ|r|))? Logarithms add up, so the best chain is found by
 * dynamic programming, and a busy shop gives no evidence although some row always lies near any day.
 */
import { type Cadence, later, rhythms } from './cadence.ts'

export interface Row {
  readonly day: number
  /** Size of the amount, above 0. */
  readonly size: number
}

export interface Chain {
  readonly cadence: Cadence
  /** Places in the rows given, rising. */
  readonly places: readonly number[]
  /** Periods from one place to the next. */
  readonly spans: readonly number[]
  /** Log of how much likelier the rows are by this clock than by chance. */
  readonly evidence: number
}

/**
 * How far two amounts in a row may lie apart, as a logarithm of their ratio, and how often they do: prices stay and change
 * now and then, bills vary with use.
 */
const billings = [
  [
    { within: 0.004, share: 0.9 },
    { within: 0.3, share: 0.1 },
  ],
  [
    { within: 0.35, share: 0.95 },
    { within: 0.7, share: 0.05 },
  ],
] as const
type Billing = (typeof billings)[number]

/** Log probability of a period without a payment, and of a payment of that size between two that are due. */
const [skipped, extra] = [Math.log(0.07), Math.log(0.4)]
/** Share of payments that are late or early for no reason the jitter knows. */
const stray = 0.03

/** Days by which a quarter or a year differs from its mean. */
const monthsDiffer = 3

/** The best chain of this cadence; null where no link is likelier than chance. @param rows by day */
export function bestChain(rows: readonly Row[], cadence: Cadence): Chain | null {
  const [fixed, varying] = billings.map((billing) => bestOf(rows, cadence, billing))
  return (varying?.evidence ?? 0) > (fixed?.evidence ?? 0) ? (varying ?? null) : (fixed ?? null)
}

function bestOf(rows: readonly Row[], cadence: Cadence, billing: Billing): Chain | null {
  const { spanMax, length, jitter } = rhythms[cadence]
  const logs = rows.map(({ size }) => Math.log(size))
  const rates = ratesOf(rows, logs, billing)
  const dueAfter = rows.map(({ day }) => {
    return Array.from({ length: spanMax }, (_, span) => later(day, cadence, span + 1))
  })
  const best = rows.map(() => ({ evidence: 0, from: -1, span: 0 }))
  const reach = 4 * jitter
  for (const [to, row] of rows.entries()) {
    for (let from = to - 1; from >= 0; from--) {
      const gap = row.day - (rows[from] as Row).day
      if (gap > spanMax * length + reach + monthsDiffer) break
      const span = Math.max(1, Math.round(gap / length))
      const off = row.day - (dueAfter[from]?.[span - 1] ?? Infinity)
      if (Math.abs(off) > reach) continue
      const link = { from, to, off, span, jitter, length }
      const evidence = (best[from]?.evidence ?? 0) + linkEvidence(link, logs, billing, rates)
      if (evidence > (best[to]?.evidence ?? 0)) best[to] = { evidence, from, span }
    }
  }
  return readBack(best, cadence)
}

function readBack(
  best: readonly { evidence: number; from: number; span: number }[],
  cadence: Cadence,
): Chain | null {
  let at = best.reduce((top, { evidence }, place) => (evidence > (best[top]?.evidence ?? 0) ? place : top), 0)
  const evidence = best[at]?.evidence ?? 0
  if (evidence <= 0) return null
  const [places, spans]: [number[], number[]] = [[at], []]
  while ((best[at]?.from ?? -1) >= 0) {
    spans.unshift(best[at]?.span ?? 1)
    at = best[at]?.from ?? -1
    places.unshift(at)
  }
  return { cadence, places, spans, evidence }
}

interface Link {
  readonly from: number
  readonly to: number
  /** Days late, or early below 0. */
  readonly off: number
  readonly span: number
  readonly jitter: number
  readonly length: number
}

/** Of the bands that hold both amounts, the one that explains the link best. */
function linkEvidence(
  { from, to, off, span, jitter, length }: Link,
  logs: readonly number[],
  billing: Billing,
  rates: readonly Float64Array[],
): number {
  const z = off / jitter
  const bell = Math.exp((-z * z) / 2) / (jitter * Math.sqrt(2 * Math.PI))
  const onTime = Math.log((1 - stray) * bell + stray / length)
  const ratio = Math.abs((logs[to] as number) - (logs[from] as number))
  let best = -Infinity
  for (const [band, { within, share }] of billing.entries()) {
    if (ratio > within) continue
    let between = 0
    for (let at = from + 1; at < to; at++) {
      if (Math.abs((logs[at] as number) - (logs[to] as number)) <= within) between++
    }
    const rate = rates[band]?.[to] as number
    const byChance = Math.log(rate) - 2 * rate * Math.abs(off)
    best = Math.max(best, Math.log(share) + onTime - byChance + (span - 1) * skipped + between * extra)
  }
  return best
}

/** Per band, rows a day whose amount is like that of each row. */
function ratesOf(rows: readonly Row[], logs: readonly number[], billing: Billing): Float64Array[] {
  const days = Math.max(1, (rows.at(-1)?.day ?? 0) - (rows[0]?.day ?? 0) + 1)
  const sorted = Float64Array.from(logs).sort()
  return billing.map(({ within }) =>
    Float64Array.from(logs, (log) => {
      return (placeOf(sorted, log + within + 1e-12) - placeOf(sorted, log - within - 1e-12)) / days
    }),
  )
}

/** Values below `value`. */
function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

import { type Cadence, findRecurring, type PaymentRow } from '../../packages/baselines/index.ts'
import type { Ledger } from './ledger.ts'

/** What a method says: rows of one clock. */
export interface Found {
  readonly cadence: Cadence
  readonly rows: readonly PaymentRow[]
}

export interface Score {
  /** Share of what was found that is true, with its cadence, at least four fifths of its rows being of it. */
  readonly precision: number
  /** Share of what is true that was found, with its cadence and at least four fifths of its rows. */
  readonly recall: number
}

const shareMin = 0.8

export function scoreOf({ truths }: Ledger, found: readonly Found[]): Score {
  const overlap = (rows: readonly PaymentRow[], truth: ReadonlySet<PaymentRow>) =>
    rows.filter((row) => truth.has(row)).length
  const right = found.filter(({ cadence, rows }) =>
    truths.some((truth) => truth.cadence === cadence && overlap(rows, truth.rows) >= shareMin * rows.length),
  )
  const recalled = truths.filter((truth) =>
    found.some(({ cadence, rows }) => {
      return truth.cadence === cadence && overlap(rows, truth.rows) >= shareMin * truth.rows.size
    }),
  )
  return { precision: right.length / Math.max(1, found.length), recall: recalled.length / truths.length }
}

export function ours({ rows }: Ledger): Found[] {
  return findRecurring(rows).map(({ cadence, occurrences }) => {
    return { cadence, rows: occurrences.map(({ row }) => rows[row] as PaymentRow) }
  })
}

const lengths: Readonly<Record<Cadence, number>> = {
  weekly: 7,
  fortnightly: 14,
  monthly: 30.4,
  quarterly: 91.3,
  yearly: 365.2,
}

/** The naive rival: a payee with three rows or more whose middle gap is within a fifth of a cadence. */
export function byMedianGap({ rows }: Ledger): Found[] {
  return [...Map.groupBy(rows, ({ payee }) => payee).values()].flatMap((own) => {
    const days = own.map(({ date }) => Date.parse(date) / 86_400_000).toSorted((a, b) => a - b)
    const gaps = days
      .slice(1)
      .map((day, at) => day - (days[at] as number))
      .toSorted((a, b) => a - b)
    const gap = gaps[gaps.length >> 1]
    if (own.length < 3 || gap === undefined) return []
    const cadence = (Object.keys(lengths) as Cadence[]).find(
      (each) => Math.abs(gap / lengths[each] - 1) < 0.2,
    )
    return cadence ? [{ cadence, rows: own }] : []
  })
}

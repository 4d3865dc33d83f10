/** What a detector says: what happened, which rows show it, what was expected, and how strong the sign is. */
import type { Row } from './row.ts'

/** By authority: where two concern the same row, the one named first says what it is. */
export const alertKinds = [
  'missing_income',
  'round_burst',
  'duplicate_charge',
  'price_increase',
  'fee',
  'foreign',
  'newcomer_large',
  'amount_unusual',
  'level_shift',
  'rhythm_broken',
  'row_unusual',
] as const
export type AlertKind = (typeof alertKinds)[number]

/**
 * What the words of an alert are made of. Sizes are minor units of the finding's currency, days count from 1970-01-01;
 * which are there depends on the kind.
 */
export interface Facts {
  /** What it is about: the row's amount, the new price, what was to come, the sum of a burst or of the weeks. */
  size: number
  /** What was usual, and the range of nine in ten. */
  expected?: number
  low?: number
  high?: number
  /** When it was due, or had been paid before. */
  day?: number
  /** Rows, visits or weeks that the expectation rests on. */
  from?: number
  /** How many there are. */
  count?: number
  currency?: string
  /** What made the row odd, the most telling first. */
  reasons?: readonly string[]
  /** Visits day by day over six weeks, before and now. */
  shape?: { before: readonly number[] | null; now: readonly number[] }
}

export interface Finding {
  kind: AlertKind
  /** The same for the same thing, whatever ids its rows have. */
  fingerprint: string
  /** When it could first be seen. */
  day: number
  payee: string | null
  name: string
  category: string | null
  account: string | null
  currency: string
  /** The rows that show it, the telling one first. Ids of the ledger. */
  rows: readonly string[]
  facts: Facts
  /** In units of its detector; see score.ts. */
  strength: number
  /** How rarely a row is as odd taken as a whole, as −log₁₀; 0 where it is ordinary or not of one row. */
  odd?: number
}

type OfRow = Pick<Row, 'day' | 'payee' | 'name' | 'category' | 'account' | 'currency'>

/** A finding about a row, its rows first. */
export function about(
  { day, payee, name, category, account, currency }: OfRow,
  found: Pick<Finding, 'kind' | 'fingerprint' | 'rows' | 'facts' | 'strength'>,
): Finding {
  return { day, payee, name, category, account, currency, ...found }
}

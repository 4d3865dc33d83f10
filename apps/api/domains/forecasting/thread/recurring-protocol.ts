/** What goes to the thread that looks for recurring payments, and what comes back. */
import type { Cadence, Timed } from '@scale/baselines'
import type { Payment } from '../../accounts/contract.ts'

export type ToFinder = { do: 'take'; rows: readonly Payment[] } | { do: 'find' }
export type FromFinder =
  | { is: 'taken' }
  | { is: 'found'; found: FoundSeries[] }
  | { is: 'failed'; message: string }

/** A series of payments as it was found, the surest first. */
export interface FoundSeries {
  payee: string
  name: string
  incoming: boolean
  currency: string
  accountId: string
  categoryId: string | null
  transfer: boolean
  cadence: Cadence
  series: Series
}

/** Plain JSON, so that it is stored as it stands. */
export interface Series {
  clock: Timed['clock']
  /** Oldest first. */
  payments: SeriesPayment[]
  /** Due dates between the first and the last payment on which nothing was paid. */
  skipped: readonly string[]
  /** The newest row of the payee at about this amount that belongs to no series: out of rhythm, but it came. */
  strayOn: string | null
}

export interface SeriesPayment {
  transactionId: string
  accountId: string
  categoryId: string | null
  date: string
  due: string
  /** Whole minor units as text, signed. */
  amountMinor: string
  /** Another price than the payment before, for good. */
  changed: boolean
}

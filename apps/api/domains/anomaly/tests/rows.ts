/** Rows as the ledger has them, by day, in a few words. */
import { dateOf, dayOf, type LedgerRow, openReader } from '../detect/row.ts'
import { startWatch, type Watch } from '../detect/memory.ts'
import { observe } from '../detect/watch.ts'
import type { Finding } from '../detect/finding.ts'

export const firstDay = dayOf('2025-01-01')

let made = 0

export function row(
  day: number,
  amountMinor: bigint,
  description: string,
  more: Partial<LedgerRow> = {},
): LedgerRow {
  made += 1
  return {
    id: `row-${made}`,
    accountId: 'current',
    bookedOn: dateOf(firstDay + day),
    amountMinor,
    currency: 'GBP',
    description,
    counterparty: null,
    category: null,
    transfer: false,
    ...more,
  }
}

/** Groceries of changing sums every few days: a life in which something can be odd. */
export const everyday = (days: number): LedgerRow[] =>
  Array.from({ length: Math.floor(days / 2) }, (_, at) =>
    row(
      at * 2,
      -BigInt(1500 + ((at * 7919) % 2600)),
      at % 2 === 0 ? 'SAINSBURYS SUPERMARKET' : 'ALDI STORES',
      {
        category: 'food.groceries',
      },
    ),
  )

export const monthly = (
  months: number,
  amount: (month: number) => bigint,
  description: string,
): LedgerRow[] =>
  Array.from({ length: months }, (_, month) => row(9 + Math.round(30.4 * month), amount(month), description))

export function watched(rows: readonly LedgerRow[], watch: Watch = startWatch()): Finding[] {
  const sorted = rows.toSorted((one, other) => (one.bookedOn < other.bookedOn ? -1 : 1))
  return observe(watch, openReader()(sorted))
}

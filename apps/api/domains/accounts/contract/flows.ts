import type { AccountType } from '@scale/statements'
import type { Tx } from '../../../core/db/db.ts'

/** What moved on each day, for whoever looks at the ledger as series. Ids are UUIDs. */
export interface Flows {
  /** All days up to and with `to`, oldest first, in one statement. Deleted rows do not count; pending ones do. */
  daily(tx: Tx, period: { to: string }): Promise<DailySum[]>
  /** Archived accounts too. */
  standings(tx: Tx): Promise<AccountStanding[]>
  /** The first and the last day with a row, up to and with `to`; null where there is none. */
  span(tx: Tx, period: { to: string }): Promise<{ from: string | null; to: string | null }>
}

/** Rows of one day, account, category and currency, together; a split row counts by its parts. */
export interface DailySum {
  on: string
  accountId: string
  /** Null where the rows are not filed. */
  categoryId: string | null
  currency: string
  /** `transfer` between own accounts, and what a person took out of reports: it moves a balance, and nothing else. */
  side: 'category' | 'uncategorised' | 'transfer' | 'excluded'
  inMinor: bigint
  /** At most 0. */
  outMinor: bigint
}

export interface AccountStanding {
  id: string
  name: string
  type: AccountType
  currency: string
  openingMinor: bigint
  archived: boolean
}

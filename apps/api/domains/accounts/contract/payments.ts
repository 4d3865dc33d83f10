import type { Tx } from '../../../core/db/db.ts'

/** The ledger's rows as whoever looks for payments that come back sees them. Ids are UUIDs. */
export interface Payments {
  /**
   * By day and id, newest first unless asked. What is pending, deleted or left out of reports is absent, and of two linked legs of a
   * transfer the one that came in.
   */
  page(tx: Tx, wanted: PaymentPage): Promise<Payment[]>
}

export interface PaymentPage {
  /** Null for all. */
  from: string | null
  /** The last row of the page before; null for the first page. */
  after: Pick<Payment, 'id' | 'bookedOn'> | null
  limit: number
  order?: 'newest' | 'oldest'
}

export interface Payment {
  id: string
  accountId: string
  bookedOn: string
  /** In minor units of `currency`; below 0 for what went out. */
  amountMinor: bigint
  currency: string
  description: string
  counterparty: string | null
  /** The category or merchant category code (ISO 18245) the bank sent along. */
  bankCategory: string | null
  /** What a person called it. */
  title: string | null
  /** Null also for a row that is split. */
  categoryId: string | null
  /** Money that stays the workspace's own. */
  transfer: boolean
}

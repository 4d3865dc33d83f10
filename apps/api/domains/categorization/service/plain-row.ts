import { toDecimal } from '@scale/money'
import type { RowToFile } from '../contract.ts'
import type { PlainRow } from '../thread/protocol.ts'

/** A row as the threads read it: amounts in major units, which models look at by size only. */
export const plainRow = (row: RowToFile, accountId: string | null): PlainRow => ({
  bookedOn: row.bookedOn,
  amount: Number(toDecimal(row.amountMinor, row.currency)),
  currency: row.currency,
  description: row.description,
  counterparty: row.counterparty,
  reference: row.reference,
  bankCategory: row.bankCategory,
  account: accountId,
})

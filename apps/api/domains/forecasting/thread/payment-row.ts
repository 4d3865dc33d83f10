import type { PaymentRow } from '@scale/baselines'
import { payeeOf } from '@scale/merchants'
import type { Payment } from '../../accounts/contract.ts'

/** A payment with its payee read, as `findRecurring` wants it. */
export interface ReadPayment
  extends PaymentRow, Pick<Payment, 'id' | 'accountId' | 'title' | 'categoryId' | 'transfer'> {
  /** The payee as people write it. */
  name: string
}

const nameMax = 80

/** Reading takes some 15 µs, so many rows are read in a thread. */
export function readPayment({ bookedOn, description, counterparty, ...row }: Payment): ReadPayment {
  const facts = { currency: row.currency, sign: row.amountMinor < 0n ? -1 : 1 } as const
  const { key, name } = payeeOf({ description, counterparty }, facts)
  // What names nobody is told apart by its words; numbers in it are references.
  const nobody = key.startsWith('text:')
  return {
    ...row,
    date: bookedOn,
    payee: nobody ? key.replaceAll(/\d+/g, '#') : key,
    name: nobody || name === key ? description.slice(0, nameMax) : name,
  }
}

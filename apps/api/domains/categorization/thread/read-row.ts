import { type Payee, type PaymentFacts, payeeOf } from '@scale/merchants'
import type { Labelled, PlainRow, Reading } from './protocol.ts'

/** What one row says of its merchant, and what is commonly known of it. */
export function readRow(row: PlainRow): Reading {
  const payee = payeeOf(row, factsOf(row))
  return { merchant: payee.key, merchantName: payee.name, model: null, dictionary: labelled(payee) }
}

function factsOf({ amount, currency, bankCategory }: PlainRow): PaymentFacts {
  const mcc = bankCategory !== null && /^\d{4}$/.test(bankCategory) ? { mcc: bankCategory } : {}
  return amount === 0 ? { currency, ...mcc } : { sign: amount > 0 ? 1 : -1, currency, ...mcc }
}

function labelled({ finding }: Pick<Payee, 'finding'>): Labelled | null {
  if (!finding) return null
  const { category: label, probability, matched } = finding
  return { label, probability, nearest: [{ text: matched, label, transactionId: null }] }
}

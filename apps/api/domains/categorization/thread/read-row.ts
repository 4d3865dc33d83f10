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

/** What the bank says the money is for stands above what the other party is known for; of the two the likelier holds. */
function labelled({ said, named }: Pick<Payee, 'said' | 'named'>): Labelled | null {
  const finding = [said.finding, named?.finding ?? null]
    .filter((one) => one !== null)
    .toSorted((one, other) => other.probability - one.probability)[0]
  if (!finding) return null
  const { category: label, probability, matched } = finding
  return { label, probability, nearest: [{ text: matched, label, transactionId: null }] }
}

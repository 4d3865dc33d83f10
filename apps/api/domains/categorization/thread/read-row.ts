import { type Identity, type PaymentFacts, identify } from '@scale/merchants'
import type { Labelled, PlainRow, Reading } from './protocol.ts'

/** What one row says of its merchant, and what is commonly known of it. */
export function readRow(row: PlainRow): Reading {
  const facts = factsOf(row)
  const said = identify(row.description, facts)
  const named =
    row.counterparty === null || row.counterparty === '' ? null : identify(row.counterparty, facts)
  const merchant = merchantOf(said, named)
  return {
    merchant: merchantKeyOf(merchant, row),
    merchantName: nameOf(merchant, row),
    model: null,
    dictionary: labelled(said, named),
  }
}

function factsOf({ amount, currency, bankCategory }: PlainRow): PaymentFacts {
  const mcc = bankCategory !== null && /^\d{4}$/.test(bankCategory) ? { mcc: bankCategory } : {}
  return amount === 0 ? { currency, ...mcc } : { sign: amount > 0 ? 1 : -1, currency, ...mcc }
}

/** The field of the other party names it best, unless a payment service stands there for the shop behind it. */
function merchantOf(said: Identity, named: Identity | null): Identity {
  if (!named || named.key === null) return said
  return named.narration.processor !== null && said.key !== null ? said : named
}

/** What the bank itself did is one thing however often it comes; any other row that names nobody stands for itself. */
const nameless = new Set(['withdrawal', 'deposit', 'interest', 'fee'])

function merchantKeyOf({ narration, key }: Identity, { description, counterparty }: PlainRow): string {
  const { merchant, counterparty: person, address, kind } = narration
  const named = merchant !== null || person !== null || address !== null || nameless.has(kind)
  if (named && key !== null) return key
  return `text:${`${counterparty ?? ''} ${description}`.trim().toLowerCase().slice(0, textMax)}`
}

const nameMax = 80
const textMax = 200

const nameOf = ({ narration, key }: Identity, row: PlainRow): string =>
  (narration.merchant ?? narration.counterparty ?? key ?? row.description).slice(0, nameMax)

/** What the bank says the money is for stands above what the other party is known for; of the two the likelier holds. */
function labelled(said: Identity, named: Identity | null): Labelled | null {
  const finding = [said.finding, named?.finding ?? null]
    .filter((one) => one !== null)
    .toSorted((one, other) => other.probability - one.probability)[0]
  if (!finding) return null
  const { category: label, probability, matched } = finding
  return { label, probability, nearest: [{ text: matched, label, transactionId: null }] }
}

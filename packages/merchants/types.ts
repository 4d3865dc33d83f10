import type { Category } from './categories.ts'

export const rails = [
  'card',
  'upi',
  'imps',
  'neft',
  'rtgs',
  'nach',
  'ach',
  'sepa',
  'faster_payments',
  'bacs',
  'wire',
  'wallet',
  'cheque',
  'atm',
  'bank',
  'unknown',
] as const
/** The way the money went. `bank`: inside the bank (transfers between its accounts, interest, charges). */
export type Rail = (typeof rails)[number]

export const kinds = [
  'purchase',
  'refund',
  'direct_debit',
  'standing_order',
  'transfer',
  'person',
  'withdrawal',
  'deposit',
  'cheque',
  'interest',
  'fee',
  'unknown',
] as const
/** What happened, as far as the narration tells without the amount. `person`: to or from a person, not a firm. */
export type Kind = (typeof kinds)[number]

export interface Narration {
  rail: Rail
  kind: Kind
  /** The shop or firm, without cities, store numbers and references; null where the text names none. */
  merchant: string | null
  /** A person's name, or the account at the other end of a transfer; null where a merchant is named. */
  counterparty: string | null
  /** The payment service in between, lower case (`paypal`, `square`, `razorpay`). */
  processor: string | null
  /** Virtual payment address of UPI, lower case. */
  address: string | null
  /** The payer's own words: UPI note, SEPA remittance, standing-order reference. */
  note: string | null
  /** The bank's or payer's longest reference number. */
  reference: string | null
  /** City, state or country printed behind the merchant. */
  place: string | null
}

export interface PaymentFacts {
  /** +1 where money came in, −1 where it went out; left out where unknown. */
  sign?: 1 | -1
  /** ISO 4217 code of the account. */
  currency?: string
  /** The other party's field names a person. */
  person?: boolean
  /** ISO 18245 merchant category code of a card payment, four digits. */
  mcc?: string
}

/** `wording`: the base model, from what a name is like. */
export type Evidence = 'brand' | 'keyword' | 'mcc' | 'wording'

export interface Finding {
  category: Category
  evidence: Evidence
  /** How often evidence of this kind was right where it was measured (README, "Probabilities"). */
  probability: number
  /** The brand, words or code the category rests on. */
  matched: string
}

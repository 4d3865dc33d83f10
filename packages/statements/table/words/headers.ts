import { amounts } from './headers/amounts.ts'
import { balances } from './headers/balances.ts'
import { dates } from './headers/dates.ts'
import { texts } from './headers/texts.ts'

/** What a column can mean: the roles of `Mapping`, and those that must not be mistaken for them. */
export const headerRoles = [
  'booked_on',
  'value_on',
  'other_date',
  'time',
  'amount',
  'settled',
  'billing',
  'original',
  'net',
  'fee',
  'tax',
  'rate',
  'quantity',
  'debit',
  'credit',
  'direction',
  'balance',
  'opening',
  'closing',
  'currency',
  'original_currency',
  'description',
  'counterparty',
  'counter_account',
  'reference',
  'bank_id',
  'account',
  'account_name',
  'card',
  'category',
  'status',
  'other',
] as const
export type HeaderRole = (typeof headerRoles)[number]

/**
 * Header phrases as banks print them, gathered from the export formats of about 150 banks. One line a role and language:
 * `role language: phrase|phrase`. A phrase may stand under several roles (`valuta` is a value date in German and a currency in
 * Danish); the cells below it decide. `in` is the English of Indian banks. Phrases are folded on load.
 */
export const headerWords: readonly string[] = [dates, amounts, balances, texts].flatMap((phrases) =>
  phrases.trim().split('\n'),
)

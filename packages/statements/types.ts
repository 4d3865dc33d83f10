/**
 * The one shape every statement format is read into.
 *
 * Money is minor units (`bigint`) of the row's own currency, positive when it enters the account.
 * Dates are `Temporal.PlainDate`. Lines are 1-based physical lines (or sheet rows, or PDF text lines) of the file.
 */

import type { ParseLimits, Readers } from './readers.ts'

export * from './readers.ts'
export * from './rejection.ts'

export const statementFormats = [
  'csv',
  'xlsx',
  'xls',
  'ofx',
  'qif',
  'mt940',
  'mt942',
  'camt',
  'bai2',
  'pdf',
  'aa',
  'json',
] as const
export type StatementFormat = (typeof statementFormats)[number]

export type AccountType = 'bank' | 'card' | 'cash' | 'loan' | 'investment'

export interface ParsedAccount {
  /** The bank's own identifier as printed (IBAN, account number, masked card); null where the file names none. */
  id: string | null
  /** Branch or bank part when the format keeps it apart (OFX BANKID, MT940 bank code, BIC). */
  bankId: string | null
  name: string | null
  type: AccountType
  /** ISO 4217 code; null where the file does not tell. */
  currency: string | null
  openingMinor: bigint | null
  closingMinor: bigint | null
  from: Temporal.PlainDate | null
  to: Temporal.PlainDate | null
  /**
   * `true`: opening plus rows equals closing, or each printed balance follows from the one before.
   * `false`: the file's own figures contradict each other. `null`: the file carries too little to prove either.
   */
  reconciled: boolean | null
}

export interface ParsedRow {
  /** Index into `ParsedStatement.accounts`. */
  account: number
  /** First and last physical line of the record. */
  line: number
  lineEnd: number
  bookedOn: Temporal.PlainDate
  valueOn: Temporal.PlainDate | null
  amountMinor: bigint
  currency: string | null
  /** The exact decimal as the file states it, kept only where it is finer than the currency's minor unit. */
  amountExact: string | null
  description: string
  counterparty: string | null
  reference: string | null
  /** The bank's own id for the row (FITID, AcctSvcrRef, txnId). */
  bankId: string | null
  balanceMinor: bigint | null
  pending: boolean
  /** The bank's own category or transaction code, as printed. */
  bankCategory: string | null
  /** The record as the file has it, for the reader's eye (at most 2 000 characters). */
  raw: string
}

export interface Problem {
  line: number
  lineEnd: number
  code: ProblemCode
  /** Says what was found, and what to do. */
  message: string
  /** The cell at fault, by its header or its 1-based column. */
  column: string | null
  raw: string
}

export const problemCodes = [
  'date_missing',
  'date_unreadable',
  'date_impossible',
  'date_ahead',
  'amount_missing',
  'amount_unreadable',
  'currency_unknown',
  'direction_unknown',
  'row_malformed',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export interface Skip {
  line: number
  lineEnd: number
  reason: SkipReason
  raw: string
}

export const skipReasons = [
  'blank',
  'preamble',
  'header',
  'metadata',
  'balance',
  'subtotal',
  'footer',
  'continuation',
  'not_money',
  'not_booked',
  'repeated_sheet',
  'markup',
] as const
export type SkipReason = (typeof skipReasons)[number]

export interface Question {
  /** Answered by `--answer code=choice`. */
  code: QuestionCode
  message: string
  choices: { value: string; label: string }[]
  /** A few cells that show why it must be asked. */
  samples: string[]
}

export const questionCodes = [
  'date_order',
  'decimal_mark',
  'sign',
  'amount_column',
  'date_column',
  'columns',
  'currency',
  'year',
  'encoding',
  'sheet',
  'unit',
] as const
export type QuestionCode = (typeof questionCodes)[number]

/** In which order the numbers of a date stand. */
export const dateOrders = ['dmy', 'mdy', 'ymd', 'ydm'] as const
export type DateOrder = (typeof dateOrders)[number]

/** What a file was decided to mean; remembered by header fingerprint and offered to the next file of its kind. */
export interface Mapping {
  headerFingerprint: string
  columns: Partial<Record<ColumnRole, number>>
  dateOrder: DateOrder | null
  decimalMark: '.' | ',' | null
  /** `spend_positive`: a positive amount leaves the account, as on many card statements. */
  sign: 'as_is' | 'spend_positive'
  /** What whole numbers of a program count: units of the currency, or its cents. Only where this had to be known. */
  unit?: 'major' | 'minor'
}

export const columnRoles = [
  'booked_on',
  'value_on',
  'amount',
  'debit',
  'credit',
  'direction',
  'balance',
  'currency',
  'description',
  'counterparty',
  'reference',
  'bank_id',
  'account',
  'category',
  'status',
] as const
export type ColumnRole = (typeof columnRoles)[number]

export interface ParseOptions {
  fileName?: string
  password?: string
  /** BCP 47 locale of the person; a hint for encodings, never used to decide a date or an amount silently. */
  locale?: string
  /** The day of reading. Rows dated more than ten years later are refused: their years are counted otherwise, or mistyped. */
  today?: Temporal.PlainDate
  /**
   * Hand over the rows of a long table before its end was read, where its beginning leaves nothing open. The head is then
   * of the beginning alone, and counts only once `StatementReading.settled` says so.
   */
  early?: boolean
  /** Answers to earlier questions, by code. */
  answers?: Partial<Record<QuestionCode, string>>
  /** What an earlier file with the same header was decided to mean. */
  mapping?: Mapping
  /** Every remembered mapping; the one with this file's header fingerprint is used. */
  mappings?: readonly Mapping[]
  /** Currency of the account the file is imported into, when known. */
  currency?: string
  limits?: Partial<ParseLimits>
  readers?: Readers
}

/** Everything that was decided about a file before its rows are handed over. */
export interface StatementHead {
  format: StatementFormat
  /** WHATWG label; null for binary formats. */
  encoding: string | null
  accounts: ParsedAccount[]
  questions: Question[]
  /** The decided meaning of a table; null for formats that state their own. */
  mapping: Mapping | null
  /** Physical lines; each one belongs to exactly one row, problem or skip. */
  lines: number
}

export interface StatementBatch {
  rows: ParsedRow[]
  problems: Problem[]
  skipped: Skip[]
}

/** A statement read in two steps, so that a million rows pass in flat memory: decide on the whole file, then hand over. */
export interface StatementReading {
  head: StatementHead
  /** Batches in file order. Empty of rows while a question is open. */
  batches(rowsPerBatch: number): Iterable<StatementBatch>
  /**
   * Only of a reading that began `early`, and called after its last batch: the head as the whole file makes it. Null
   * where the rest of the file says otherwise than its beginning: no batch counts then, and the file is to be read anew.
   */
  settled?: () => StatementHead | null
}

export interface ParsedStatement extends StatementHead, StatementBatch {}

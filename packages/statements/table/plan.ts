import type { DecimalMark, MarkTally } from '../amounts/printed.ts'
import type { DateTally } from '../dates/order.ts'
import type { DateOrder } from '../dates/printed.ts'
import type { AccountType, ParseOptions, Question } from '../types.ts'
import type { ChainReading, Direction } from './chain.ts'
import type { HeaderCell } from './header.ts'
import type { ColumnProfile } from './profile.ts'
import type { TableRecord } from './source.ts'

/** Where the amount of a row stands. */
export type MoneyModel = { kind: 'single'; column: number } | { kind: 'split'; debit: number; credit: number }

/** Which column means what. Columns are 0-based; null where the table has none. */
export interface Layout {
  headers: HeaderCell[]
  width: number
  booked: number
  value: number | null
  money: MoneyModel
  fee: number | null
  balance: number | null
  /** `Dr`/`Cr` beside the balance. */
  balanceFlag: number | null
  direction: number | null
  currency: number | null
  account: number | null
  descriptions: number[]
  counterparty: number | null
  reference: number | null
  bankId: number | null
  category: number | null
  status: number | null
  /** Every other column of text: searched for the labels of balance and total rows. */
  texts: number[]
}

/** How the sign of a row comes about. */
export interface SignRule {
  /** `printed`: the cell's own sign; `flag`: the direction column decides, the cell's sign is ignored. */
  by: 'printed' | 'flag'
  /** A positive amount leaves the account, as on many card statements. */
  spendPositive: boolean
  /** What a row with an empty flag, or a cell with no sign beside signed ones, means; null: nothing, the row is a problem. */
  blank: 'in' | 'out' | null
  /** Cells without any sign leave the account, as where only payments are marked `+` or `CR`. */
  bareOut: boolean
  /** Printed negative in the debit (credit) column means out, not a reversal. */
  debitNegative: boolean
  /** Printed negative in the credit column means in, as on cards that print what lowers the debt. */
  creditNegative: boolean
  /** The printed balance is what is owed. */
  owed: boolean
}

/** Everything decided about a table before its rows are read. */
export interface Plan {
  layout: Layout
  /** Index of the header record among the records; -1 where there is none. */
  headerAt: number
  /** Cells of nearly every row of a text table without a header; a shorter line in it is something else. */
  cells: number | null
  dateOrder: DateOrder | null
  /** Of the column of value dates; null where nothing decides it, and they stay unread. */
  valueOrder: DateOrder | null
  serials: boolean
  /** Year of dates printed without one. */
  year: YearRule | null
  /** No row is dated later; null where the day of reading is not told. */
  lastDay: Temporal.PlainDate | null
  marks: Map<number, DecimalMark>
  sign: SignRule
  /** The balances prove that a row with both a debit and a credit moves their difference. */
  netted: boolean
  /** Undated amounts below a row are its other legs, as bookkeeping programs list them. */
  legs: boolean
  /** The fee is taken from the amount (-1), added (1) or already in it (0). */
  feeSign: -1 | 0 | 1
  currency: string | null
  /** What most currency cells say without naming a currency: the person's answer is its meaning. */
  currencyWord: string | null
  /** Remembered with the mapping: the same for every file of this kind. */
  fingerprint: string
  facts: Facts
  questions: Question[]
}

/** A year, or a period the day and month must fall in. */
export interface YearRule {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** What the lines around the table say. */
export interface Facts {
  accountId: string | null
  accountName: string | null
  currency: string | null
  period: YearRule | null
  type: AccountType
  /** Printed balances, as text; read once the decimal mark is known. */
  openingText: string | null
  closingText: string | null
}

/** The columns of a table: what their headers say and what their cells look like. */
export interface Columns {
  headers: HeaderCell[]
  profiles: ColumnProfile[]
}

export interface DateColumns {
  booked: number
  value: number | null
}

export interface MoneyChoice {
  money: MoneyModel
  balance: number | null
  /** The header named the columns; without it, bare amounts and pairs of columns still need a proof or a question. */
  named: boolean
  /** Two columns could be the amount, and they differ: the person must say. */
  rivals: number[]
  /** Which of two unnamed columns is money in is open. */
  unordered: boolean
  chain: ChainReading | null
}

export interface MoneyContext {
  columns: Columns
  records: readonly TableRecord[]
  dates: DateColumns
  direction: Direction
  markFor: (column: number) => DecimalMark
  /** A column of `D`/`C` flags that signs a bare amount, where there is one. */
  flag?: number
}

/** Column evidence over the whole file, gathered by the survey of a table longer than the sample. */
export interface WholeTallies {
  dates: DateTally | null
  marks: Map<number, MarkTally>
}

export interface DecideInput {
  /** The first records of the table; all of them when it is short. */
  sample: readonly TableRecord[]
  complete: boolean
  options: ParseOptions
  /** Sheet name, where there is one. */
  name: string | null
  columnsMax: number
  whole: WholeTallies | null
}

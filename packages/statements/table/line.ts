/**
 * What one record of the table is: a transaction, a problem, or a line to skip with its reason. The same reading serves the
 * survey (which adds up) and the hand-over (which builds rows), so the two can never disagree.
 */
import type { Amount, DecimalMark } from '../amounts.ts'
import { dateOf, type DateParts } from '../dates.ts'
import { calendarDay } from '../calendar.ts'
import { currencyOfMark } from '../symbols.ts'
import type { ProblemCode, SkipReason } from '../types.ts'
import { cellAmount, cellDateParts, cellText } from './cells.ts'
import { balanceLabel } from './facts.ts'
import type { Plan } from './plan.ts'
import { flagWay } from './flags.ts'
import { isBlank, type TableRecord } from './source.ts'
import { fold } from './words/fold.ts'
import { rowWords, statusWords } from './words/rows.ts'

export type Line =
  | { kind: 'row'; row: RowReading }
  | { kind: 'skip'; reason: SkipReason }
  | { kind: 'balance'; which: 'opening' | 'closing'; minor: bigint | null }
  | { kind: 'problem'; code: ProblemCode; column: number; found: string }
  /** Words only: the rest of the row above, or a line that is not part of the table. */
  | { kind: 'words' }

export interface RowReading {
  date: Temporal.PlainDate
  value: Temporal.PlainDate | null
  minor: bigint
  exact: string | null
  currency: string | null
  balance: bigint | null
  account: string
  pending: boolean
}

/** Sums of the rows so far: a total row repeats one of them. */
export interface Totals {
  in: bigint
  out: bigint
  rows: number
}

type Day = Temporal.PlainDate | 'impossible' | null
const daysMax = 50_000

export class LineReader {
  private readonly plan: Plan
  private readonly days = new Map<string, Day>()
  readonly totals: Totals = { in: 0n, out: 0n, rows: 0 }

  constructor(plan: Plan) {
    this.plan = plan
  }

  /** `index` is the record's place in the table, counted from 0. */
  read(record: TableRecord, index: number): Line {
    if (isBlank(record)) return { kind: 'skip', reason: 'blank' }
    const { plan } = this
    if (index === plan.headerAt) return { kind: 'skip', reason: 'header' }
    if (index < plan.headerAt) return this.readAbove(record)
    const { layout } = plan
    const header = layout.headers[layout.booked]
    if (header && header.text !== '' && cellText(record, layout.booked) === header.text)
      return { kind: 'skip', reason: 'header' }
    const line = this.readTableLine(record)
    if (line.kind === 'row') {
      const { minor } = line.row
      this.totals.rows += 1
      if (minor < 0n) this.totals.out -= minor
      else this.totals.in += minor
    }
    return line
  }

  private readAbove(record: TableRecord): Line {
    const label = labelOf(
      record,
      record.cells.map((_, at) => at),
    )
    if (label === 'opening' || label === 'closing')
      return { kind: 'balance', which: label, minor: this.anyAmount(record) }
    return { kind: 'skip', reason: 'preamble' }
  }

  private readTableLine(record: TableRecord): Line {
    const { layout } = this.plan
    const dateText = cellText(record, layout.booked)
    const date = this.day(record, layout.booked)
    const money = this.money(record)
    const label = labelOf(record, date === null ? [layout.booked, ...layout.texts] : layout.descriptions)
    if (label !== null) {
      const labelled = this.readLabelled(record, label, date, money)
      if (labelled) return labelled
    }
    if (date === null || date === 'impossible') return this.readUndated(record, dateText, date, money)
    if (money === undefined) return { kind: 'skip', reason: 'not_money' }
    if (money === null) return this.refusedAmount(record)
    if (money === 'neutral') return { kind: 'skip', reason: 'not_money' }
    if (money === 'undirected')
      return {
        kind: 'problem',
        code: 'direction_unknown',
        column: layout.direction ?? layout.booked,
        found: dateText,
      }
    return this.finishRow(record, date, money)
  }

  private finishRow(record: TableRecord, date: Temporal.PlainDate, money: Amount): Line {
    const { layout } = this.plan
    const status = layout.status === null ? null : statusOf(cellText(record, layout.status))
    if (status === 'failed') return { kind: 'skip', reason: 'not_booked' }
    const value = layout.value === null ? null : this.day(record, layout.value)
    const row: RowReading = {
      date,
      value: value === 'impossible' ? null : value,
      minor: money.minor,
      exact: money.exact,
      currency: money.currency,
      balance: this.balance(record, money.currency),
      account: layout.account === null ? '' : cellText(record, layout.account),
      pending: status === 'pending',
    }
    return { kind: 'row', row }
  }

  /** A row named as a balance or a total; null when it only looks so (a fuel station is called Total). */
  private readLabelled(record: TableRecord, label: Label, date: Day, money: Money): Line | null {
    const amount = money !== null && typeof money === 'object' ? money.minor : null
    if (label === 'totals') {
      if (date === null || date === 'impossible') return { kind: 'skip', reason: 'subtotal' }
      const size = amount === null ? null : amount < 0n ? -amount : amount
      const { in: sumIn, out: sumOut, rows } = this.totals
      const repeats =
        size !== null && rows > 1 && (size === sumIn || size === sumOut || amount === sumIn - sumOut)
      return repeats || amount === null ? { kind: 'skip', reason: 'subtotal' } : null
    }
    const balance = amount ?? this.balance(record, null) ?? this.anyAmount(record)
    return { kind: 'balance', which: label, minor: balance }
  }

  private readUndated(record: TableRecord, dateText: string, date: Day, money: Money): Line {
    const { layout } = this.plan
    if (money === undefined || money === 'neutral') return { kind: 'words' }
    const amount = money !== null && typeof money === 'object' ? money.minor : null
    if (dateText !== '' && date === null && statusOf(dateText) === 'pending')
      return { kind: 'skip', reason: 'not_booked' }
    if (amount === null && dateText === '') return { kind: 'words' }
    if (dateText === '') {
      const size = amount !== null && amount < 0n ? -amount : amount
      const { in: sumIn, out: sumOut, rows } = this.totals
      if (rows > 1 && (size === sumIn || size === sumOut)) return { kind: 'skip', reason: 'subtotal' }
      return { kind: 'problem', code: 'date_missing', column: layout.booked, found: '' }
    }
    if (amount === null && !/\d/.test(dateText)) return { kind: 'words' }
    const code = date === 'impossible' ? 'date_impossible' : 'date_unreadable'
    return { kind: 'problem', code, column: layout.booked, found: dateText }
  }

  private refusedAmount(record: TableRecord): Line {
    const { layout } = this.plan
    const columns =
      layout.money.kind === 'single' ? [layout.money.column] : [layout.money.debit, layout.money.credit]
    const column =
      columns.find((at) => cellText(record, at) !== '' && this.amount(record, at, null) === null) ??
      columns[0] ??
      0
    return { kind: 'problem', code: 'amount_unreadable', column, found: cellText(record, column) }
  }

  private day(record: TableRecord, column: number): Day {
    const text = cellText(record, column)
    const typed = record.typed?.[column]
    if (typed?.kind === 'date') return typed.date
    if (text === '') return null
    const key = cacheKey(text)
    const known = this.days.get(key)
    if (known !== undefined) return known
    const parts = cellDateParts(record, column, this.plan.serials)
    const day = parts === null ? null : this.dayOf(parts)
    if (this.days.size >= daysMax) this.days.clear()
    if (typed === undefined || typed === null) this.days.set(key, day)
    return day
  }

  private dayOf(parts: DateParts): Day {
    if (parts.kind !== 'yearless') return dateOf(parts, this.plan.dateOrder)
    const { year, dateOrder } = this.plan
    if (year === null) return null
    const monthFirst = parts.month === null && dateOrder === 'mdy'
    const month = parts.month ?? (monthFirst ? parts.a : parts.b)
    const day = monthFirst ? parts.b : parts.a
    for (let at = year.from.year; at <= year.to.year; at += 1) {
      const date = calendarDay(at, month, day)
      if (
        date &&
        Temporal.PlainDate.compare(date, year.from) >= 0 &&
        Temporal.PlainDate.compare(date, year.to) <= 0
      )
        return date
    }
    return 'impossible'
  }

  /** The row's amount, signed as the account feels it. Undefined: no amount at all; null: one that cannot be read. */
  private money(record: TableRecord): Money {
    const { layout, sign } = this.plan
    const currency = this.currency(record)
    if (layout.money.kind === 'split') return this.splitMoney(record, currency)
    const amount = this.amount(record, layout.money.column, currency)
    if (!amount) return amount
    if (sign.by === 'flag' && layout.direction !== null) {
      const way =
        flagWay(cellText(record, layout.direction)) ??
        (cellText(record, layout.direction) === '' ? sign.blank : null)
      if (way === 'neutral') return 'neutral'
      if (way === null) return 'undirected'
      return directed(amount, way === 'out')
    }
    if (sign.bareOut) return directed(amount, amount.sign === null || amount.minor < 0n)
    const signed = sign.spendPositive ? negated(amount) : amount
    return this.lessFee(record, signed)
  }

  private splitMoney(record: TableRecord, currency: string | null): Money {
    const { layout, sign } = this.plan
    if (layout.money.kind !== 'split') return undefined
    const debit = this.amount(record, layout.money.debit, currency)
    const credit = this.amount(record, layout.money.credit, currency)
    if (debit === null || credit === null) return null
    if (debit === undefined && credit === undefined) return undefined
    const credited = credit && sign.creditNegative ? negated(credit) : credit
    const out = debit === undefined ? undefined : sign.debitNegative ? debit : negated(debit)
    if (out === undefined || credited === undefined) return out ?? credited
    if (out.minor === 0n) return credited
    if (credited.minor === 0n) return out
    return { ...credited, minor: credited.minor + out.minor, exact: null }
  }

  private lessFee(record: TableRecord, amount: Amount): Amount {
    const { feeSign, layout } = this.plan
    if (feeSign === 0 || layout.fee === null) return amount
    const fee = this.amount(record, layout.fee, amount.currency)
    return fee ? { ...amount, minor: amount.minor + BigInt(feeSign) * fee.minor } : amount
  }

  /** `currency` in the answer is the row's, from the cell, the row or the file. */
  private amount(record: TableRecord, column: number, currency: string | null): Amount | null | undefined {
    if (column < 0) return undefined
    const found = cellAmount(record, column, this.mark(column), currency)
    if (found && found.currency === null) found.currency = currency
    return found
  }

  private mark(column: number): DecimalMark {
    return this.plan.marks.get(column) ?? '.'
  }

  private currency(record: TableRecord): string | null {
    const { layout, currency } = this.plan
    if (layout.currency === null) return currency
    const text = cellText(record, layout.currency)
    const code = text === '' ? null : currencyOfMark(text)
    return code === null || code === 'open' ? currency : code
  }

  private balance(record: TableRecord, currency: string | null): bigint | null {
    const { layout, sign } = this.plan
    if (layout.balance === null) return null
    const amount = this.amount(record, layout.balance, currency)
    if (!amount) return null
    const flag = layout.balanceFlag === null ? null : flagWay(cellText(record, layout.balanceFlag))
    const minor = flag === 'out' && amount.minor > 0n ? -amount.minor : amount.minor
    return sign.owed ? -minor : minor
  }

  private anyAmount(record: TableRecord): bigint | null {
    for (let at = record.cells.length - 1; at >= 0; at -= 1) {
      const text = cellText(record, at)
      if (text === '' || !/[.,\d]\d/.test(text)) continue
      const amount = cellAmount(
        record,
        at,
        this.mark(this.plan.marks.has(at) ? at : this.firstMarked()),
        this.plan.currency,
      )
      if (amount) return amount.minor
    }
    return null
  }

  private firstMarked(): number {
    return [...this.plan.marks.keys()][0] ?? 0
  }
}

type Money = Amount | null | undefined | 'neutral' | 'undirected'
type Label = 'opening' | 'closing' | 'totals'

function negated(amount: Amount): Amount {
  const exact =
    amount.exact === null ? null : amount.exact.startsWith('-') ? amount.exact.slice(1) : `-${amount.exact}`
  return { ...amount, minor: -amount.minor, exact }
}

function directed(amount: Amount, out: boolean): Amount {
  return amount.minor < 0n === out ? amount : negated(amount)
}

/** A time after the day does not change it: rows of one day share their cache entry. */
function cacheKey(text: string): string {
  if (text.length <= 12) return text
  const space = text.indexOf(' ', 8)
  return space > 0 && text.charCodeAt(space + 3) === 58 && /^\d/.test(text) ? text.slice(0, space) : text
}

/** The first two letters of every label: nearly every text is told apart by them, without folding it. */
const labelStarts: ReadonlySet<string> = new Set(
  [...rowWords.opening, ...rowWords.closing, ...rowWords.totals].flatMap((word) => [
    word.slice(0, 2),
    `${word.slice(0, 1)} `,
  ]),
)
const starts = new Map<string, boolean>()
const startsMax = 5_000

function mayBeLabel(text: string): boolean {
  const start = text.slice(0, 3)
  const known = starts.get(start)
  if (known !== undefined) return known
  const folded = fold(start)
  const may =
    labelStarts.has(folded.slice(0, 2)) || (labelStarts.has(`${folded.slice(0, 1)} `) && /^\S\s/.test(text))
  if (starts.size >= startsMax) starts.clear()
  starts.set(start, may)
  return may
}

const labelCharsMax = 70

function labelOf(record: TableRecord, columns: readonly number[]): Label | null {
  for (const column of columns) {
    const text = cellText(record, column)
    if (text === '' || text.length > labelCharsMax || !mayBeLabel(text)) continue
    const folded = fold(text)
    const spaced = /^(?:\p{L} )+\p{L}$/u.test(folded) ? folded.replace(/ /g, '') : folded
    const balance = balanceLabel(spaced)
    if (balance !== null) return balance
    if (
      rowWords.totals.has(spaced) ||
      (rowWords.totals.has(spaced.replace(/ .*$/, '')) && spaced.split(' ').length <= 3)
    )
      return 'totals'
  }
  return null
}

const statuses = new Map<string, 'failed' | 'pending' | 'booked'>()

export function statusOf(text: string): 'failed' | 'pending' | 'booked' {
  const known = statuses.get(text)
  if (known) return known
  const folded = fold(text)
  const first = folded.split(' ')[0] ?? ''
  const status =
    statusWords.failed.has(folded) || statusWords.failed.has(first)
      ? 'failed'
      : statusWords.pending.has(folded) || statusWords.pending.has(first)
        ? 'pending'
        : 'booked'
  if (statuses.size > 500) statuses.clear()
  statuses.set(text, status)
  return status
}

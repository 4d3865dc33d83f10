/**
 * What one record of the table is: a transaction, a problem, or a line to skip with its reason. The same reading serves the
 * survey (which adds up) and the hand-over (which builds rows), so the two can never disagree.
 */
import type { Amount } from '../amounts/printed.ts'
import type { ProblemCode, SkipReason } from '../types.ts'
import { cellNumeral, cellText } from './cells.ts'
import { DayReader, type Day } from './days.ts'
import { cutsNumber } from './cut-numbers.ts'
import { balanceLabel } from './facts.ts'
import { labelOf, statusOf, type Label } from './labels.ts'
import { headerScore } from './header.ts'
import { partedOtherwise } from './parted-otherwise.ts'
import { tableScoreMin } from './parts.ts'
import { MoneyReader, type Money } from './payments.ts'
import { moneyColumns } from './layout.ts'
import type { Layout, Plan } from './plan.ts'
import { isBlank, type TableRecord } from './source.ts'
import { fold } from './words/fold.ts'

export type Line =
  | { kind: 'row'; row: RowReading }
  | { kind: 'skip'; reason: SkipReason }
  | { kind: 'balance'; which: 'opening' | 'closing'; minor: bigint | null }
  /** Figures under a line of labels: the statement's own summary. */
  | { kind: 'summary'; opening: bigint | null; closing: bigint | null }
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

export class LineReader {
  private readonly plan: Plan
  private readonly booked: DayReader
  private readonly value: DayReader | null
  private readonly payments: MoneyReader
  /** Columns without a meaning of their own, and columns of money that were not taken for the amount. */
  private readonly unclaimed: readonly number[]
  /** A line of labels over a line of figures, as some banks end a statement. */
  private heading: TableRecord | null = null
  private foreign = false
  /** Columns up to the last one with a name; 0 without a header. */
  private readonly named: number
  readonly totals: Totals = { in: 0n, out: 0n, rows: 0 }

  constructor(plan: Plan) {
    this.plan = plan
    this.booked = new DayReader(plan, plan.layout.booked, plan.dateOrder)
    this.value = plan.layout.value === null ? null : new DayReader(plan, plan.layout.value, plan.valueOrder)
    this.payments = new MoneyReader(plan)
    this.unclaimed = unclaimedColumns(plan.layout)
    this.named = plan.layout.headers.findLastIndex(({ text }) => text !== '') + 1
  }

  /** `index` is the record's place in the table, counted from 0. */
  read(record: TableRecord, index: number): Line {
    if (isBlank(record)) return { kind: 'skip', reason: 'blank' }
    const { plan } = this
    if (index === plan.headerAt) return { kind: 'skip', reason: 'header' }
    if (index < plan.headerAt) return this.readAbove(record)
    const { layout } = plan
    const summary = this.readSummary(record)
    const line = summary ?? this.readTableLine(record)
    if (line.kind !== 'row' && this.isHeader(record)) return { kind: 'skip', reason: 'header' }
    if (this.foreign && line.kind === 'row')
      return { kind: 'problem', code: 'row_malformed', column: layout.booked, found: '' }
    this.heading = line.kind === 'row' ? null : isHeading(record) ? record : null
    if (line.kind === 'row') {
      const { minor } = line.row
      this.totals.rows += 1
      if (minor < 0n) this.totals.out -= minor
      else this.totals.in += minor
    }
    return line
  }

  /** A repeated header, or one of another table: what stands below that is not this table's. */
  private isHeader(record: TableRecord): boolean {
    const { headers, booked } = this.plan.layout
    const named = headers[booked]?.text ?? ''
    if (named === '' || /^\d/.test(cellText(record, booked))) return false
    const repeats = headers.every(({ text }, at) => cellText(record, at) === text)
    const other = !repeats && headerScore(record.cells) >= tableScoreMin
    this.foreign = other || (this.foreign && !repeats)
    return repeats || other || cellText(record, booked) === named
  }

  private readSummary(record: TableRecord): Line | null {
    const { heading } = this
    if (
      heading === null ||
      !record.cells.every((cell, at) => cell === '' || cellNumeral(record, at) !== null)
    )
      return null
    const under = (which: 'opening' | 'closing'): bigint | null => {
      const column = heading.cells.findIndex((cell) => cell !== '' && balanceLabel(fold(cell)) === which)
      return column === -1 ? null : (this.payments.amount(record, column, this.plan.currency)?.minor ?? null)
    }
    return { kind: 'summary', opening: under('opening'), closing: under('closing') }
  }

  private readAbove(record: TableRecord): Line {
    const label = labelOf(
      record,
      record.cells.map((_, at) => at),
    )
    if (label === 'opening' || label === 'closing')
      return { kind: 'balance', which: label, minor: this.payments.anyAmount(record) }
    return { kind: 'skip', reason: 'preamble' }
  }

  private readTableLine(record: TableRecord): Line {
    const { layout } = this.plan
    const dateText = cellText(record, layout.booked)
    const date = this.booked.read(record)
    const money = this.payments.money(record)
    const label = labelOf(record, date === null ? [layout.booked, ...layout.texts] : layout.descriptions)
    if (label !== null) {
      const labelled = this.readLabelled(record, label, date, money)
      if (labelled) return labelled
    }
    if (date === null || typeof date === 'string') return this.readUndated(record, dateText, date, money)
    if (this.plan.cells !== null && record.cells.length < this.plan.cells)
      return { kind: 'problem', code: 'row_malformed', column: layout.booked, found: dateText }
    if (cutsNumber(record, layout, this.named))
      return { kind: 'problem', code: 'row_malformed', column: layout.booked, found: dateText }
    if (money === undefined) return this.readUnpriced(record)
    if (money === null) return this.refusedAmount(record)
    if (money === 'neutral') return { kind: 'skip', reason: 'not_money' }
    const column = layout.direction ?? layout.booked
    if (money === 'undirected') return { kind: 'problem', code: 'direction_unknown', column, found: dateText }
    const found = this.payments.openCurrency(record, money)
    const at = layout.currency ?? layout.booked
    if (found !== null) return { kind: 'problem', code: 'currency_unknown', column: at, found }
    return this.finishRow(record, date, money)
  }

  /** A dated row whose only money stands in a column nobody claimed is no note: it is shown, not dropped. */
  private readUnpriced(record: TableRecord): Line {
    const stray = this.unclaimed.find((column) => {
      const numeral = cellNumeral(record, column)?.numeral
      return numeral !== undefined && numeral.vote !== 'neutral' && /[1-9]/.test(numeral.digits)
    })
    if (stray === undefined) return { kind: 'skip', reason: 'not_money' }
    return { kind: 'problem', code: 'amount_missing', column: stray, found: cellText(record, stray) }
  }

  private finishRow(record: TableRecord, date: Temporal.PlainDate, money: Amount): Line {
    const { layout } = this.plan
    const status = layout.status === null ? null : statusOf(cellText(record, layout.status))
    if (status === 'failed') return { kind: 'skip', reason: 'not_booked' }
    const value = this.value?.read(record) ?? null
    const row: RowReading = {
      date,
      value: typeof value === 'string' ? null : value,
      minor: money.minor,
      exact: money.exact,
      currency: money.currency,
      balance: this.payments.balance(record, money.currency),
      account: layout.account === null ? '' : cellText(record, layout.account),
      pending: status === 'pending',
    }
    return { kind: 'row', row }
  }

  /** A row named as a balance or a total; null when it only looks so (a fuel station is called Total). */
  private readLabelled(record: TableRecord, label: Label, date: Day, money: Money): Line | null {
    const amount = money !== null && typeof money === 'object' ? money.minor : null
    if (label === 'totals') {
      if (date === null || typeof date === 'string') return { kind: 'skip', reason: 'subtotal' }
      const size = amount === null ? null : amount < 0n ? -amount : amount
      const { in: sumIn, out: sumOut, rows } = this.totals
      const repeats =
        size !== null && rows > 1 && (size === sumIn || size === sumOut || amount === sumIn - sumOut)
      return repeats || amount === null ? { kind: 'skip', reason: 'subtotal' } : null
    }
    const balance = amount ?? this.payments.balance(record, null) ?? this.payments.anyAmount(record)
    return { kind: 'balance', which: label, minor: balance }
  }

  private readUndated(record: TableRecord, dateText: string, date: Day, money: Money): Line {
    const { layout } = this.plan
    if (partedOtherwise(record))
      return { kind: 'problem', code: 'row_malformed', column: layout.booked, found: dateText }
    if (money === undefined || money === 'neutral') return { kind: 'words' }
    const amount = money !== null && typeof money === 'object' ? money.minor : null
    if (dateText !== '' && date === null && statusOf(dateText) === 'pending')
      return { kind: 'skip', reason: 'not_booked' }
    if (amount === null && dateText === '') return { kind: 'words' }
    if (dateText === '') {
      const size = amount !== null && amount < 0n ? -amount : amount
      const { in: sumIn, out: sumOut, rows } = this.totals
      if (this.plan.legs && rows > 0) return { kind: 'skip', reason: 'continuation' }
      if (rows > 1 && (size === sumIn || size === sumOut)) return { kind: 'skip', reason: 'subtotal' }
      return { kind: 'problem', code: 'date_missing', column: layout.booked, found: '' }
    }
    if (amount === null && !/\d/.test(dateText)) return { kind: 'words' }
    const code = typeof date === 'string' ? (`date_${date}` as const) : 'date_unreadable'
    return { kind: 'problem', code, column: layout.booked, found: dateText }
  }

  private refusedAmount(record: TableRecord): Line {
    const columns = moneyColumns(this.plan.layout.money)
    const foreign = columns.find((at) => this.payments.isOfUnknownCurrency(record, at))
    if (foreign !== undefined)
      return { kind: 'problem', code: 'currency_unknown', column: foreign, found: cellText(record, foreign) }
    const column =
      columns.find((at) => cellText(record, at) !== '' && this.payments.amount(record, at, null) === null) ??
      columns[0] ??
      0
    return { kind: 'problem', code: 'amount_unreadable', column, found: cellText(record, column) }
  }
}

const moneyNames: ReadonlySet<string> = new Set(['amount', 'settled', 'net', 'debit', 'credit'])

function unclaimedColumns({ headers, booked, value, money, balance, fee }: Layout): number[] {
  const claimed = new Set<number | null>([booked, value, ...moneyColumns(money), balance, fee])
  return headers.flatMap(({ matches }, column) =>
    !claimed.has(column) && (matches.length === 0 || matches.some(({ role }) => moneyNames.has(role)))
      ? [column]
      : [],
  )
}

const headingLabelsMin = 3

/** Labels only, one of them a balance: `Opening Balance, Debits, Credits, Closing Balance`. */
function isHeading(record: TableRecord): boolean {
  const labels = record.cells.filter((cell) => cell !== '')
  if (labels.length < headingLabelsMin || labels.some((cell) => /\d/.test(cell))) return false
  return labels.some((cell) => balanceLabel(fold(cell)) !== null)
}

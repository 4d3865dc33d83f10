import {
  amountOf,
  plainMinor,
  readNumeral,
  type Amount,
  type DecimalMark,
  type Numeral,
} from '../amounts/printed.ts'
import { serialDay } from '../dates/calendar.ts'
import { readDateParts, type DateParts } from '../dates/printed.ts'
import type { TableRecord } from './source.ts'

/** The text of a cell; '' where the record is too short. */
export function cellText(record: TableRecord, column: number): string {
  return record.cells[column] ?? ''
}

/** A number typed by a workbook stands in plain decimals, whatever mark the texts around it use. */
export function cellNumeral(
  record: TableRecord,
  column: number,
): { numeral: Numeral; typed: boolean } | null {
  const typed = record.typed?.[column]
  if (typed?.kind === 'number') {
    const numeral = readNumeral(typed.decimal)
    return numeral && { numeral, typed: true }
  }
  if (typed?.kind === 'date') return null
  const text = cellText(record, column)
  if (text === '') return null
  const numeral = readNumeral(text)
  return numeral && { numeral, typed: false }
}

/** A stroke alone: how some banks print an empty side of a pair. */
export function isStroke(text: string): boolean {
  return text.length <= 3 && /^[-\u2010-\u2015]+$/.test(text)
}

/** Null when the cell is filled but is no amount under the mark; undefined when it is empty. */
export function cellAmount(
  record: TableRecord,
  column: number,
  mark: DecimalMark,
  currency: string | null,
): Amount | null | undefined {
  const text = cellText(record, column)
  if (text === '') return undefined
  if (record.typed === null) {
    const minor = plainMinor(text, mark, currency)
    if (minor !== null) return { minor, exact: null, currency: null, sign: minor < 0n ? 'minus' : null }
  }
  const found = cellNumeral(record, column)
  if (found === null) return null
  return amountOf(found.numeral, found.typed ? '.' : mark, currency)
}

/** Dates of a column; a bare number is a date only in a column of Excel serials. */
export function cellDateParts(record: TableRecord, column: number, serials: boolean): DateParts | null {
  const typed = record.typed?.[column]
  if (typed?.kind === 'date') return { kind: 'day', date: typed.date }
  const text = typed?.kind === 'number' ? typed.decimal : cellText(record, column)
  if (text === '') return null
  if (serials && /^\d{5}(?:[.,]\d+)?$/.test(text)) {
    const date = serialDay(+text.replace(',', '.'))
    return date && { kind: 'day', date }
  }
  return readDateParts(text)
}

/** Four decimals, as many as any currency has: sums of a whole column stay comparable before its currency is known. */
const proofCurrency = 'CLF'

/** A cell for balance arithmetic; null when it is filled but unreadable, undefined when it is empty. */
export function cellProof(record: TableRecord, column: number, mark: DecimalMark): bigint | null | undefined {
  if (cellText(record, column) === '') return undefined
  const found = cellNumeral(record, column)
  if (found === null) return null
  const amount = amountOf(
    { ...found.numeral, currency: null, openMark: null },
    found.typed ? '.' : mark,
    proofCurrency,
  )
  return amount === null ? null : amount.minor
}

import { plainAmount } from '../amounts/style.ts'
import { calendarDay, fullYear, shortDay } from '../dates/calendar.ts'
import { exactAmount, negated } from '../amounts/decimal.ts'
import type { ExactAmount } from '../amounts/decimal.ts'
import type { ProblemCode } from '../types.ts'

/** Field 61, one movement. */
export interface StatementLine {
  /** Sub-field 1. It is the only date that every bank states in full, so it is the row's date. */
  valueOn: Temporal.PlainDate
  amount: ExactAmount
  /** `EC` and `ED` of an interim report: expected, not booked. */
  expected: boolean
  typeCode: string
  customerReference: string | null
  bankReference: string | null
  /** Sub-field 9 and whatever the bank writes below. */
  supplement: string
}

const pattern = /^(\d{6})(\d{4}| {4})?\s*(RC|RD|EC|ED|C|D)([A-Z])?\s*(\d[\d.,]*|,\d+)\s*(.*)$/

/** Reads field 61, or tells which part of it cannot be read. */
export function readLine61(
  value: string,
  currency: string | null,
): StatementLine | { code: ProblemCode; message: string } {
  const [first = '', ...more] = value.split('\n')
  const match = pattern.exec(first)
  if (!match) return { code: 'row_malformed', message: `“${first}” does not have the shape of a :61: line.` }
  const [, date = '', , mark = '', , amountText = '', rest = ''] = match
  const valueOn = shortDay(date)
  if (!valueOn) return { code: 'date_impossible', message: impossible(date) }
  const grouped = /[.,].*[.,]/.test(amountText)
  const amount = exactAmount(grouped ? (plainAmount(amountText, 'point_groups') ?? '') : amountText, currency)
  if (!amount) return { code: 'amount_unreadable', message: `“${amountText}” is not an amount.` }
  // A reversed credit (RC) takes money out, a reversed debit (RD) brings it back.
  const leaves = mark === 'D' || mark === 'RC' || mark === 'ED'
  return {
    valueOn,
    amount: leaves ? negated(amount) : amount,
    expected: mark.startsWith('E'),
    ...references(rest),
    supplement: more.join('\n').trim(),
  }
}

function impossible(date: string): string {
  const [, year = '', month = '', day = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(date) ?? []
  const lastDay = calendarDay(fullYear(Number(year)), Number(month), 1)?.daysInMonth
  const hint = lastDay === undefined ? '' : ` (that month ends on the ${lastDay}th)`
  return `The value date ${day}.${month}.${fullYear(Number(year))} does not exist${hint}. Enter this row with the date you know.`
}

/** `NTRFcustomer//bank`: one letter and three characters of type, then up to two references. */
function references(rest: string): Pick<StatementLine, 'typeCode' | 'customerReference' | 'bankReference'> {
  const match = /^([A-Z][A-Z0-9 ]{3})?(.*)$/.exec(rest)
  const [customer = '', ...bank] = (match?.[2] ?? '').split('//')
  return {
    typeCode: match?.[1]?.trim() ?? '',
    customerReference: reference(customer),
    bankReference: reference(bank.join('//')),
  }
}

function reference(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' || trimmed === 'NONREF' ? null : trimmed
}

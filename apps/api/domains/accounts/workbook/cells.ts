/** Text as the cell a spreadsheet calculates with: a number, a day, or text that can never become a formula. */
import type { CellObject } from '@e965/xlsx'
import type { Column } from './protocol.ts'

/** Longer text makes a workbook Excel calls damaged. */
const textCharsMax = 32_767
/** Spreadsheets keep fifteen digits of a number; an amount of more stays exact as text. */
const digitsMax = 15
/** Serial of 1900-03-01. Before it Excel counts a day that never was, so earlier days stay text. */
const serialMin = 61
/** The underscore of what a reader would take for an escaped character (ECMA-376 part 1, §22.9.2.19). */
const escapeLike = /_(?=x[\da-f]{4}_)/gi
const dayFormat = 'yyyy-mm-dd'
const amountFormats = ['#,##0', '#,##0.0', '#,##0.00', '#,##0.000', '#,##0.0000']
/** The formats that a spreadsheet does not bring along. */
export const ownFormats: readonly string[] = [dayFormat, '#,##0.0', '#,##0.000', '#,##0.0000']
const dayZero = Temporal.PlainDate.from('1899-12-30')

export function cellOf(text: string, holds: Column['holds']): CellObject {
  if (holds === 'day') return dayCell(text)
  if (holds === 'amount') return amountCell(text)
  return textCell(text)
}

/** Typed as text, so what starts like a formula is shown and not calculated. */
export function textCell(text: string): CellObject {
  const whole = text.toWellFormed()
  const shown = whole.length <= textCharsMax ? whole : `${whole.slice(0, textCharsMax - 1)}…`
  return { t: 's', v: shown.replaceAll(escapeLike, '_x005F_') }
}

/** A serial is a count of days, so no time zone can move it. */
function dayCell(day: string): CellObject {
  const serial = dayZero.until(Temporal.PlainDate.from(day)).days
  return serial < serialMin ? textCell(day) : { t: 'n', v: serial, z: dayFormat }
}

/** `-1234.50` shows as it was written: grouped, with the places of its currency. */
function amountCell(decimal: string): CellObject {
  const [whole = '', places = ''] = decimal.split('.')
  const digits = `${whole}${places}`.replace(/^-?0*/, '').length
  const format = amountFormats[places.length]
  if (digits > digitsMax || format === undefined) return textCell(decimal)
  return { t: 'n', v: Number(decimal), z: format }
}

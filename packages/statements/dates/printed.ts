/**
 * Dates as banks print them. A cell is taken apart once; in which order its numbers stand is decided for a whole column.
 * A day that does not exist is refused, a missing year is never filled in from the clock.
 */
import { calendarDay, fullYear, isYear } from './calendar.ts'
import { asciiDigits } from '../text/digits.ts'
import { gregorianYear, withoutEra } from './era.ts'
import { monthOf } from './months.ts'
import type { DateOrder } from '../types.ts'

export type { DateOrder } from '../types.ts'

/** Three numbers of a date cell, as they stand in it. */
export interface NumberedDate {
  kind: 'numbers'
  a: number
  b: number
  c: number
  digits: readonly [number, number, number]
  separator: string
  /** `b` is the month, in words (`24-Jan-15`): only day and year may change places. */
  named: boolean
}

/** A day and a month without a year, order open (`05/11`) or named (`05 Nov`: `month` set). */
export interface YearlessDate {
  kind: 'yearless'
  a: number
  b: number
  month: number | null
  separator: string
}

/** A date cell before the order of its numbers is known; `day` needs none. */
export type DateParts =
  | NumberedDate
  | YearlessDate
  | { kind: 'day'; date: Temporal.PlainDate }
  | { kind: 'impossible' }

const numeric = /^(\d{1,4})\s?([./\-\s年년'])\s?(\d{1,2})\s?([./\-\s月월'])\s?(\d{1,4})[.日일]?$/
const twoNumbers = /^(\d{1,2})([./-])(\d{1,2})\.?$/
const named =
  /^(\d{1,4})(?:st|nd|rd|th)?[\s.\-/,]*(?:de |of )?([\p{L}\p{M}]+)\.?[\s.\-/,']*(?:de |of )?(\d{1,4})?$/u
const monthFirst = /^([\p{L}\p{M}]+)\.?[\s.\-/,]*(\d{1,2})(?:st|nd|rd|th)?[\s.\-/,']+(\d{1,4})$/u
const monthFirstYearless = /^([\p{L}\p{M}]+)\.?[\s.\-/]*(\d{1,2})(?:st|nd|rd|th)?$/u
const weekday = /^[\p{L}\p{M}]{2,9}\.?,?\s+(?=\d|[\p{L}\p{M}]+\.?\s+\d)/u
const time =
  /(?:[\sT,]+(?:at |um |kl\.? ?)?(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.]\d{2})?(?:[.,]\d+)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?|\[[^\]]*\])$/i
/** A second date behind the first, of a row entered late: `01/12/2024 as of 01/11/2024`. */
const asOf = /\s+as of\s+\S+$/i
const compactTime = /^(\d{8})(T?\d{2,6}(?:\.\d+)?)?(?:Z|\[[^\]]*\])?$/
const charsMax = 48

/** Takes a cell apart; null when it is no date at all. */
export function readDateParts(cell: string): DateParts | null {
  if (cell.length < 3 || cell.length > charsMax) return null
  const text = cleaned(cell)
  const match = numeric.exec(text)
  if (match) return fromNumbers(match)
  const compact = compactTime.exec(text)
  if (compact?.[1]) return fromCompact(compact[1], compact[2] !== undefined)
  const short = twoNumbers.exec(text)
  if (short) return yearless(Number(short[1]), Number(short[3]), null, short[2])
  // `Mar 26 Mar 26` are two days, not a weekday in front of one.
  const [first = ''] = text.split(/[\s.,]/)
  return fromName(text) ?? (monthOf(first) === null ? fromName(text.replace(weekday, '')) : null)
}

function cleaned(cell: string): string {
  let text = cell.trim()
  if (text.charCodeAt(0) === 39) text = text.slice(1)
  if (text.startsWith('="') && text.endsWith('"')) text = text.slice(2, -1)
  if (/[^\x20-\x7e]/.test(text)) {
    text = text
      .replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
      .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    text = text.replace(/[\uff0f]/g, '/').replace(/[\u2010-\u2015]/g, '-')
    text = withoutEra(asciiDigits(text))
  }
  if (text.length > 10) {
    text = text.replace(asOf, '')
    const bare = text.replace(time, '')
    text = bare === text ? text : bare.trim()
    text = text.replace(/^[\p{L}\p{M}]{2,9}\.?,?\s+(?=\d{1,4}[./-])/u, '')
  }
  return text
}

function fromNumbers(match: RegExpExecArray): DateParts | null {
  const [, lead = '', first = '', b = '', second = '', c = ''] = match
  // A republic's year stands in front, between strokes: `113/01/05`. Codes such as 113-01-05 are none.
  const a = lead.length === 3 && '/年'.includes(first) ? String(gregorianYear(lead)) : lead
  if (a.length === 3 || c.length === 3 || (a.length === 4 && c.length > 2)) return null
  const bothDate = first === second || '年년'.includes(first) || second === "'"
  return bothDate ? numbered([a, b, c], first.trim()) : null
}

function numbered([first, second, third]: readonly [string, string, string], separator: string): DateParts {
  const [a, b, c] = [gregorianYear(first), Number(second), gregorianYear(third)]
  if (a === maskedYear && b === 11 && c === 11) return masked
  if (first.length === 4 && !(isYear(a) && Math.min(b, c) <= 12)) return { kind: 'impossible' }
  const digits = [first.length, second.length, third.length] as const
  return { kind: 'numbers', a, b, c, digits, separator, named: false }
}

/** Banks that mask a statement print 1111-11-11; it is kept as printed. */
const maskedYear = 1111
const masked: DateParts = { kind: 'day', date: Temporal.PlainDate.from('1111-11-11') }

/**
 * `20240225`; or `25022024`, whose order is as open as that of `25/02/2024`. A time behind it stands with the year in front
 * only: ten digits are else a timestamp or a number.
 */
function fromCompact(text: string, timed: boolean): DateParts | null {
  const cut = (...lengths: [number, number]): [string, string, string] => {
    const [first, second] = lengths
    return [text.slice(0, first), text.slice(first, first + second), text.slice(first + second)]
  }
  const isCentury = (at: number): boolean => text.startsWith('19', at) || text.startsWith('20', at)
  const led = isCentury(0) ? numbered(cut(4, 2), '') : null
  const leads = led?.kind === 'numbers' && led.b > 0 && led.c > 0 ? led : null
  if (leads && leads.b <= 12 && leads.c <= 31) return leads
  const [a, b] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))]
  if (isCentury(4) && !timed && Math.min(a, b) > 0 && Math.max(a, b) <= 31) return numbered(cut(2, 2), '')
  return leads && leads.c <= 12 && leads.b <= 31 ? leads : null
}

function fromName(text: string): DateParts | null {
  const match = named.exec(text)
  if (match) {
    const [, first = '', name = '', last] = match
    const month = monthOf(name)
    if (month === null || first.length === 3) return null
    if (last === undefined) return first.length > 2 ? null : yearless(Number(first), month, month)
    if (first.length === 4) return last.length > 2 ? null : dayOf(gregorianYear(first), month, Number(last))
    if (last.length === 3) return null
    return last.length === 4
      ? dayOf(gregorianYear(last), month, Number(first))
      : {
          kind: 'numbers',
          a: Number(first),
          b: month,
          c: Number(last),
          digits: [first.length, 2, last.length],
          separator: '',
          named: true,
        }
  }
  const american = monthFirst.exec(text)
  if (american) {
    const month = monthOf(american[1] ?? '')
    const year = american[3] ?? ''
    if (month === null || year.length === 3) return null
    return dayOf(yearOf(gregorianYear(year), year.length), month, Number(american[2]))
  }
  const short = monthFirstYearless.exec(text)
  const month = short ? monthOf(short[1] ?? '') : null
  return short && month !== null ? yearless(Number(short[2]), month, month) : null
}

function yearless(a: number, b: number, month: number | null, separator = ''): DateParts {
  return { kind: 'yearless', a, b, month, separator }
}

function dayOf(year: number, month: number, day: number): DateParts {
  const date = calendarDay(year, month, day)
  return date === null ? { kind: 'impossible' } : { kind: 'day', date }
}

/** Two digits by the window of SWIFT and POSIX; one digit (`10-Nov-9`) is a year of the 2000s. */
function yearOf(year: number, digits: number): number {
  return digits === 4 ? year : fullYear(year)
}

/**
 * Reads one cell under its column's order. `'impossible'` is a date that does not exist (30 February) or does not fit the
 * order; null is a cell that is no date, or one without a year.
 */
export function readDate(cell: string, order: DateOrder | null): Temporal.PlainDate | 'impossible' | null {
  const parts = readDateParts(cell)
  return parts === null ? null : dateOf(parts, order)
}

/** `readDate` of a cell already taken apart. Without an order, only cells with a convention of their own are dates. */
export function dateOf(parts: DateParts, order: DateOrder | null): Temporal.PlainDate | 'impossible' | null {
  if (parts.kind === 'day') return parts.date
  if (parts.kind === 'impossible') return 'impossible'
  if (parts.kind === 'yearless') return null
  const own = order ?? (yearLeads(parts) ? 'ymd' : parts.named ? 'dmy' : null)
  if (own === null) return null
  const found = arranged(parts, own)
  return (found && calendarDay(found.year, found.month, found.day)) ?? 'impossible'
}

/** Four digits in front are the year, whatever order the column's other dates have. */
export function yearLeads(parts: NumberedDate): boolean {
  return parts.digits[0] === 4
}

interface YearMonthDay {
  year: number
  month: number
  day: number
}

/** Null where the numbers cannot stand in this order. */
function arranged(parts: NumberedDate, order: DateOrder): YearMonthDay | null {
  const { a, b, c, digits, named } = parts
  if (yearLeads(parts)) return order === 'ydm' ? { year: a, month: c, day: b } : { year: a, month: b, day: c }
  if (order === 'ymd' || order === 'ydm') {
    if (digits[0] === 1 || digits[2] === 4) return null
    const year = yearOf(a, digits[0])
    return order === 'ydm' && !named ? { year, month: c, day: b } : { year, month: b, day: c }
  }
  const year = yearOf(c, digits[2])
  return order === 'mdy' && !named ? { year, month: a, day: b } : { year, month: b, day: a }
}

/**
 * A number that grows with the date, or null where no month has such a number or no month is so long: cheap enough to count
 * a whole column with. 30 February has a key: banks that count years of 360 days print it.
 */
export function dayKey(parts: DateParts, order: DateOrder): number | null {
  if (parts.kind === 'day') return keyOf(parts.date.year, parts.date.month, parts.date.day)
  const found =
    parts.kind === 'numbers'
      ? arranged(parts, order)
      : parts.kind === 'yearless'
        ? inOrder(parts, order)
        : null
  if (found === null) return null
  const { year, month, day } = found
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= 31
  return exists ? keyOf(year, month, day) : null
}

function inOrder({ a, b, month }: YearlessDate, order: DateOrder): YearMonthDay | null {
  if (month !== null) return { year: 0, month, day: a }
  if (order === 'dmy') return { year: 0, month: b, day: a }
  return order === 'mdy' ? { year: 0, month: a, day: b } : null
}

export function keyOf(year: number, month: number, day: number): number {
  return (year * 12 + month) * 31 + day
}

/**
 * Dates as banks print them. A cell is taken apart once; in which order its numbers stand is decided for a whole column.
 * A day that does not exist is refused, a missing year is never filled in from the clock.
 */
import { calendarDay, fullYear } from './calendar.ts'
import { monthOf } from './months.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** The numbers of a date cell before their order is known. */
export type DateParts =
  | {
      kind: 'numbers'
      a: number
      b: number
      c: number
      digits: readonly [number, number, number]
      separator: string
    }
  | { kind: 'day'; date: Temporal.PlainDate }
  | { kind: 'impossible' }
  /** A day and a month without a year, order open (`05/11`) or named (`05 Nov`: `month` set). */
  | { kind: 'yearless'; a: number; b: number; month: number | null }

const numeric = /^(\d{1,4})\s?([./\-\s年년'])\s?(\d{1,2})\s?([./\-\s月월'])\s?(\d{1,4})[.日일]?$/
const twoNumbers = /^(\d{1,2})([./-])(\d{1,2})\.?$/
const named =
  /^(\d{1,4})(?:st|nd|rd|th)?[\s.\-/,]*(?:de |of )?([\p{L}\p{M}]+)\.?[\s.\-/,']*(?:de |of )?(\d{1,4})?$/u
const monthFirst = /^([\p{L}\p{M}]+)\.?[\s.\-/,]*(\d{1,2})(?:st|nd|rd|th)?[\s.\-/,']+(\d{1,4})$/u
const monthFirstYearless = /^([\p{L}\p{M}]+)\.?[\s.\-/]*(\d{1,2})(?:st|nd|rd|th)?$/u
const weekday = /^[\p{L}\p{M}]{2,9}\.?,?\s+(?=\d|[\p{L}\p{M}]+\.?\s+\d)/u
const time =
  /(?:[\sT,]+(?:at |um |kl\.? ?)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?|\[[^\]]*\])$/i
/** A second date behind the first, of a row entered late: `01/12/2024 as of 01/11/2024`. */
const asOf = /\s+as of\s+\S+$/i
const compactTime = /^(\d{8})(?:T?\d{2,6}(?:\.\d+)?)?(?:Z|\[[^\]]*\])?$/
const charsMax = 48

/** Takes a cell apart; null when it is no date at all. */
export function readDateParts(cell: string): DateParts | null {
  if (cell.length < 3 || cell.length > charsMax) return null
  const text = cleaned(cell)
  const match = numeric.exec(text)
  if (match) return fromNumbers(match)
  const compact = compactTime.exec(text)
  if (compact?.[1]) return fromCompact(compact[1])
  const short = twoNumbers.exec(text)
  if (short) return { kind: 'yearless', a: Number(short[1]), b: Number(short[3]), month: null }
  return fromName(text) ?? fromName(text.replace(weekday, ''))
}

function cleaned(cell: string): string {
  let text = cell.trim()
  if (text.charCodeAt(0) === 39) text = text.slice(1)
  if (text.startsWith('="') && text.endsWith('"')) text = text.slice(2, -1)
  if (/[^\x20-\x7e]/.test(text)) {
    text = text
      .replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
      .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    text = text
      .replace(/[\uff0f]/g, '/')
      .replace(/[\u2010-\u2015]/g, '-')
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x0660))
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
  const [, a = '', first = '', b = '', second = '', c = ''] = match
  if (a.length === 3 || c.length === 3 || (a.length === 4 && c.length === 4)) return null
  const bothDate = first === second || '年년'.includes(first) || second === "'"
  if (!bothDate) return null
  if (a.length === 4) return c.length > 2 ? null : dayOf(Number(a), Number(b), Number(c))
  const separator = first.trim() === '' ? ' ' : first
  return {
    kind: 'numbers',
    a: Number(a),
    b: Number(b),
    c: Number(c),
    digits: [a.length, b.length, c.length],
    separator,
  }
}

/** `20240225`; or `25022024`, whose order is as open as that of `25/02/2024`. */
function fromCompact(text: string): DateParts | null {
  const century = text.slice(0, 2)
  if (century === '19' || century === '20') {
    const year = calendarDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
    if (year !== null) return { kind: 'day', date: year }
  }
  const tail = text.slice(4, 6)
  if (tail !== '19' && tail !== '20') return null
  const [a, b, c] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4))]
  if (a > 31 || b > 31 || a === 0 || b === 0) return null
  return { kind: 'numbers', a, b, c, digits: [2, 2, 4], separator: '' }
}

function fromName(text: string): DateParts | null {
  const match = named.exec(text)
  if (match) {
    const [, first = '', name = '', last] = match
    const month = monthOf(name)
    if (month === null || first.length === 3) return null
    if (last === undefined)
      return first.length > 2 ? null : { kind: 'yearless', a: Number(first), b: month, month }
    if (first.length === 4) return last.length > 2 ? null : dayOf(Number(first), month, Number(last))
    return last.length === 3 ? null : dayOf(yearOf(Number(last), last.length), month, Number(first))
  }
  const american = monthFirst.exec(text)
  if (american) {
    const month = monthOf(american[1] ?? '')
    const year = american[3] ?? ''
    if (month === null || year.length === 3) return null
    return dayOf(yearOf(Number(year), year.length), month, Number(american[2]))
  }
  const short = monthFirstYearless.exec(text)
  const month = short ? monthOf(short[1] ?? '') : null
  return short && month !== null ? { kind: 'yearless', a: Number(short[2]), b: month, month } : null
}

/** Banks that mask a statement print 1111-11-11; it is kept as printed. */
const maskedYear = 1111

function dayOf(year: number, month: number, day: number): DateParts {
  const date =
    year === maskedYear && month === 11 && day === 11
      ? Temporal.PlainDate.from({ year, month, day })
      : calendarDay(year, month, day)
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

export function dateOf(parts: DateParts, order: DateOrder | null): Temporal.PlainDate | 'impossible' | null {
  if (parts.kind === 'day') return parts.date
  if (parts.kind === 'impossible') return 'impossible'
  if (parts.kind === 'yearless' || order === null) return null
  const { a, b, c, digits } = parts
  if (order === 'ymd' && digits[2] === 4) return 'impossible'
  const year = order === 'ymd' ? yearOf(a, digits[0]) : yearOf(c, digits[2])
  const month = order === 'mdy' ? a : b
  const day = order === 'dmy' ? a : order === 'mdy' ? b : c
  return calendarDay(year, month, day) ?? 'impossible'
}

/** A number that grows with the date, or null where the order is impossible: cheap enough to count a whole column with. */
export function dayKey(parts: DateParts, order: DateOrder): number | null {
  if (parts.kind === 'day') return keyOf(parts.date.year, parts.date.month, parts.date.day)
  if (parts.kind !== 'numbers') return null
  const { a, b, c, digits } = parts
  if (order === 'ymd' && digits[2] === 4) return null
  const year = order === 'ymd' ? yearOf(a, digits[0]) : yearOf(c, digits[2])
  const month = order === 'mdy' ? a : b
  const day = order === 'dmy' ? a : order === 'mdy' ? b : c
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2199) return null
  return day > 28 && calendarDay(year, month, day) === null ? null : keyOf(year, month, day)
}

export function keyOf(year: number, month: number, day: number): number {
  return (year * 12 + month) * 31 + day
}

/** The day of an Excel serial number (1900 system); a fraction is the time of day. Null outside 1955–2149. */
export function serialDay(serial: number): Temporal.PlainDate | null {
  if (!(serial >= 20_100 && serial < 91_000)) return null
  return Temporal.PlainDate.from('1899-12-30').add({ days: Math.floor(serial) })
}

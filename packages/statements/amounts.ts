/**
 * Amounts as banks print them. A cell is taken apart once (sign, marks of money, digits and separators); which separator
 * is the decimal mark is decided for a whole column at once, never for one cell, and a cell that does not fit the decision
 * is refused, not bent.
 */
import { minorDigits } from '@scale/money'
import { currencyOfMark } from './symbols.ts'

export type DecimalMark = '.' | ','

/** `dr`, `paren`, `minus`: printed as leaving; `cr`, `plus`: printed as entering; null: a bare number. */
export type PrintedSign = 'minus' | 'paren' | 'dr' | 'plus' | 'cr' | null

export interface Amount {
  /** Signed as printed: a minus, brackets or `Dr` make it negative. Rounded half away from zero where `exact` is set. */
  minor: bigint
  /** The decimal itself, where it is finer than the currency's minor unit. */
  exact: string | null
  /** ISO code printed in the cell itself. */
  currency: string | null
  sign: PrintedSign
}

/** What a cell says about its column's decimal mark; `.`/`,` are proofs, `either` is `1.234`, `neutral` is `1234`. */
export type MarkVote = DecimalMark | '.either' | ',either' | 'neutral'

export interface Numeral {
  /** Digits with their `.` and `,`; spaces, apostrophes and money marks are gone. */
  digits: string
  sign: PrintedSign
  currency: string | null
  /** Spaces or apostrophes group the digits, so a single `.` or `,` can only be the decimal mark. */
  grouped: boolean
  vote: MarkVote
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c]/g
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r\n]/g
const minuses = /[\u2212\u2010-\u2015\u2043\ufe63\uff0d\u207b]/g
const easternDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g
const escaped = /^=\s*"([^"]*)"$/
const charsMax = 60

/** Plain ASCII digits, spaces and minus; `="…"`, a leading apostrophe and marks of writing direction removed. */
export function plainNumber(cell: string): string {
  let text = cell
  if (/[^\x20-\x7e]/.test(text)) {
    text = text
      .replace(invisible, '')
      .replace(spaces, ' ')
      .replace(minuses, '-')
      .replace(easternDigits, (digit) =>
        String((digit.charCodeAt(0) & 0xff) % 16 === 0 ? 0 : easternValue(digit)),
      )
      .replace(/٫/g, '.')
      .replace(/[٬’‘´ʼ＇]/g, "'")
      .replace(/[．]/g, '.')
      .replace(/[，]/g, ',')
  }
  text = text.trim()
  const excel = escaped.exec(text)
  if (excel) text = (excel[1] ?? '').trim()
  return text.startsWith("'") ? text.slice(1).trim() : text
}

function easternValue(digit: string): number {
  const code = digit.charCodeAt(0)
  for (const zero of [0x0660, 0x06f0, 0x0966, 0xff10])
    if (code >= zero && code <= zero + 9) return code - zero
  return 0
}

/** Plain cells (`-1234.56`) are most of any file: sign, digits, at most one mark followed by other than three digits. */
const plainCell = /^([+-]?)(\d+)(?:([.,])(\d{1,2}))?$/

/** Marks and a sign, the digits, then `,-` for round amounts, marks and a sign. A dot after a letter ends a mark (`Rs.5`). */
const shape = /^(.*?)((?:(?<![\p{L}\p{M}])[.,])?\d(?:[\d.,' ]*\d)?)(,-{1,2}|\.-{1,2})?([^\d]*)$/u
const direction = /^(dr|cr|d|c|db|debit|credit|deb|cred|s|h|soll|haben|借|贷)\.?$/i
/** `₹Cr`: the mark of money and the direction without a space between. */
const gluedDirection = /([^\sA-Za-z]|\b[A-Z]{3})(dr|cr)\.?(?=\s|$)/gi
const entering: ReadonlySet<string> = new Set(['cr', 'c', 'credit', 'cred', 'h', 'haben', '贷'])

/** Takes a cell apart; null when it is no amount. */
export function readNumeral(cell: string): Numeral | null {
  const plain = plainCell.exec(cell)
  if (plain) {
    const sign = plain[1] === '-' ? 'minus' : plain[1] === '+' ? 'plus' : null
    const vote = plain[3] === undefined ? 'neutral' : plain[3] === '.' ? '.' : ','
    return { digits: plain[1] ? cell.slice(1) : cell, sign, currency: null, grouped: false, vote }
  }
  if (cell.length > charsMax) return null
  return readDressed(plainNumber(cell))
}

function readDressed(text: string): Numeral | null {
  let body = text
  let sign: PrintedSign = null
  let outside = ''
  const bracketed = /^([^\d()]*)\(([^()]*)\)([^\d()]*)$/.exec(body)
  if (bracketed) {
    sign = 'paren'
    body = (bracketed[2] ?? '').trim().replace(/^-\s*/, '')
    outside = `${bracketed[1]} ${bracketed[3]}`.trim()
  }
  const match = shape.exec(body)
  if (!match) return null
  const [, before = '', digits = '', dash, after = ''] = match
  const dressing = `${outside} ${before} ${after}`
  const printed = dressing.replace(/[^+-]/g, '')
  if (printed.length > 1 || /[,'()/%@:*#]/.test(dressing.replace(/'$/, ''))) return null
  const marks = readMarks(dressing.replace(/[+-]/g, ' '), sign)
  if (marks === null) return null
  sign = marks.sign
  if (printed !== '') {
    const contradicts =
      sign === 'paren' || (sign === 'cr' && printed === '-') || (sign === 'dr' && printed === '+')
    if (contradicts) return null
    sign ??= printed === '-' ? 'minus' : 'plus'
  }
  return finish(digits, dash !== undefined, sign, marks.currency)
}

/** The words beside the digits: `Dr`/`Cr` and marks of money. Null when one of them is neither. */
function readMarks(
  dressing: string,
  bracket: PrintedSign,
): { sign: PrintedSign; currency: string | null } | null {
  let sign = bracket
  let currency: string | null = null
  for (const mark of dressing.replace(gluedDirection, '$1 $2').split(' ')) {
    if (mark === '' || mark === '.') continue
    if (direction.test(mark)) {
      if (sign !== null) return null
      sign = entering.has(mark.replace('.', '').toLowerCase()) ? 'cr' : 'dr'
      continue
    }
    const found = currencyOfMark(mark)
    if (found === null || (found !== 'open' && currency !== null && currency !== found)) return null
    if (found !== 'open') currency = found
  }
  return { sign, currency }
}

function finish(body: string, dashed: boolean, sign: PrintedSign, currency: string | null): Numeral | null {
  const grouped = /[' ]/.test(body)
  if (grouped && !/^\d{1,3}(?:[' ]\d{2,3})*[' ]\d{3}(?:[.,]\d*)?$/.test(body)) return null
  const digits = body.replace(/[' ]/g, '')
  const vote = voteOf(digits, grouped, dashed)
  return vote === null ? null : { digits, sign, currency, grouped, vote }
}

/** `1.234.567` proves `,`; `1.234,5` proves `,`; `12.50` proves `.`; `1.234` proves nothing. */
function voteOf(digits: string, grouped: boolean, dashed: boolean): MarkVote | null {
  const dots = count(digits, '.')
  const commas = count(digits, ',')
  if (dots === 0 && commas === 0) return 'neutral'
  if (dots > 0 && commas > 0) {
    const last = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
    const whole = digits.slice(0, digits.lastIndexOf(last))
    return ungrouped(whole, last, true) === null ? null : last
  }
  const mark = dots > 0 ? '.' : ','
  const other = mark === '.' ? ',' : '.'
  if (dots + commas > 1) return grouped || ungrouped(digits, other, false) === null ? null : other
  const [head = '', tail = ''] = digits.split(mark)
  if (dashed && tail.length === 3) return other
  if (grouped || tail.length !== 3 || head === '' || head.length > 3 || head.startsWith('0')) return mark
  return mark === '.' ? '.either' : ',either'
}

function count(text: string, mark: string): number {
  let found = 0
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) found += 1
  return found
}

/** Votes of one column, kept as counters so that a million cells need no memory. */
export interface MarkTally {
  point: number
  comma: number
  pointEither: number
  commaEither: number
  neutral: number
  refused: number
  /** A few cells that show why the mark must be asked for. */
  samples: string[]
}

export function newMarkTally(): MarkTally {
  return { point: 0, comma: 0, pointEither: 0, commaEither: 0, neutral: 0, refused: 0, samples: [] }
}

const samplesMax = 5

export function tallyMark(tally: MarkTally, cell: string): void {
  if (cell === '') return
  const plain = plainVote(cell)
  if (plain !== 0) {
    if (plain === neutralVote) tally.neutral += 1
    else if (plain === point) tally.point += 1
    else tally.comma += 1
    return
  }
  const numeral = readNumeral(cell)
  if (numeral === null) {
    tally.refused += 1
    return
  }
  if (numeral.vote === 'neutral') tally.neutral += 1
  else if (numeral.vote === '.') tally.point += 1
  else if (numeral.vote === ',') tally.comma += 1
  else {
    if (numeral.vote === '.either') tally.pointEither += 1
    else tally.commaEither += 1
    if (tally.samples.length < samplesMax && !tally.samples.includes(cell)) tally.samples.push(cell)
  }
}

const point = 46
const comma = 44
const neutralVote = 1

/**
 * The vote of a plain cell (`-1234`, `1234.5`, `12,50`) without taking it apart: the code of its mark, `neutralVote`, or 0 when
 * the cell needs a closer look.
 */
function plainVote(cell: string): number {
  const { length } = cell
  if (length > plainCharsMax) return 0
  let mark = 0
  let fraction = 0
  for (let at = cell.charCodeAt(0) === minus ? 1 : 0; at < length; at += 1) {
    const code = cell.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      if (mark !== 0) fraction += 1
    } else if ((code === point || code === comma) && mark === 0 && at > 0) mark = code
    else return 0
  }
  if (mark === 0) return length > 0 && cell !== '-' ? neutralVote : 0
  return fraction === 1 || fraction === 2 ? mark : 0
}

const minus = 45
/** As many digits as a double holds exactly, with sign and mark. */
const plainCharsMax = 14

/** A plain cell as minor units; null when it needs a closer look (groups, marks of money, more or fewer decimals). */
export function plainMinor(cell: string, mark: DecimalMark, currency: string | null): bigint | null {
  const vote = plainVote(cell)
  const code = mark === '.' ? point : comma
  if (vote !== neutralVote && vote !== code) return null
  const places = minorDigits(currency ?? 'XXX')
  let value = 0
  let fraction = vote === neutralVote ? 0 : -1
  const negative = cell.charCodeAt(0) === minus
  for (let at = negative ? 1 : 0; at < cell.length; at += 1) {
    const digit = cell.charCodeAt(at) - 48
    if (digit < 0) fraction = 0
    else {
      value = value * 10 + digit
      if (fraction >= 0 && vote !== neutralVote) fraction += 1
    }
  }
  if (fraction > places) return null
  for (; fraction < places; fraction += 1) value *= 10
  return value > Number.MAX_SAFE_INTEGER ? null : BigInt(negative ? -value : value)
}

export type MarkDecision = { mark: DecimalMark } | { ask: string[] }

/** A column may hold a slip; below this share of contradicting cells the slips are refused one by one. */
const contradictionMax = 0.05

/**
 * The decimal mark of a column. Cells that could be read both ways decide nothing; if nothing else does, the currency does
 * where its minor unit rules one reading out (two decimals or none cannot print three), else the person is asked.
 */
export function markOf(tally: MarkTally, currency: string | null = null): MarkDecision {
  const { point, comma, pointEither, commaEither } = tally
  if (point > 0 && comma > 0) {
    const share = Math.min(point, comma) / (point + comma)
    if (share > contradictionMax) return { ask: tally.samples }
    return { mark: point > comma ? '.' : ',' }
  }
  if (point > 0) return { mark: '.' }
  if (comma > 0) return { mark: ',' }
  if (pointEither > 0 && commaEither > 0) return { ask: tally.samples }
  if (pointEither + commaEither === 0) return { mark: '.' }
  if (currency === null || minorDigits(currency) > 2) return { ask: tally.samples }
  return { mark: pointEither > 0 ? ',' : '.' }
}

/** One decision for a list of cells; blank cells say nothing. */
export function decideDecimalMark(cells: Iterable<string>, currency: string | null = null): MarkDecision {
  const tally = newMarkTally()
  for (const cell of cells) tallyMark(tally, cell.trim())
  return markOf(tally, currency)
}

const digitsMax = 18
const nonDigit = /\D/

/**
 * Reads one cell under its column's decimal mark. `currency` is the row's own; a currency printed in the cell wins.
 * Null when the cell is no amount or does not fit the mark: refused, never guessed.
 */
export function readAmount(cell: string, mark: DecimalMark, currency: string | null): Amount | null {
  const numeral = readNumeral(cell)
  if (numeral === null) return null
  return amountOf(numeral, mark, currency)
}

export function amountOf(numeral: Numeral, mark: DecimalMark, currency: string | null): Amount | null {
  const { digits, vote, sign } = numeral
  let whole = digits
  let fraction = ''
  if (vote !== 'neutral') {
    const at = digits.lastIndexOf(mark)
    if (at !== -1 && digits.indexOf(mark) !== at) return null
    fraction = at === -1 ? '' : digits.slice(at + 1)
    const joined = ungrouped(at === -1 ? digits : digits.slice(0, at), mark, fraction !== '')
    if (joined === null || nonDigit.test(fraction)) return null
    whole = joined
  }
  return scaled(whole, fraction, sign, numeral.currency ?? currency, numeral.currency)
}

/** Groups of three, or Indian twos; careless groups (`1,00.00`) only where a decimal mark shows what they are. */
function ungrouped(whole: string, mark: DecimalMark, hasFraction: boolean): string | null {
  if (!nonDigit.test(whole)) return whole
  const groups = whole.split(mark === '.' ? ',' : '.')
  const [first = '', ...rest] = groups
  const regular = rest.at(-1)?.length === 3 && rest.every((group) => group.length === 3 || group.length === 2)
  const careless = hasFraction && rest.every((group) => group.length === 2 || group.length === 3)
  if (!/^\d{1,3}$/.test(first) || !(regular || careless) || !rest.every((group) => !nonDigit.test(group)))
    return null
  return groups.join('')
}

function scaled(
  whole: string,
  fraction: string,
  sign: PrintedSign,
  currency: string | null,
  printed: string | null,
): Amount | null {
  const places = minorDigits(currency ?? 'XXX')
  const significant = fraction.length > places ? fraction.replace(/0+$/, '') : fraction
  if (whole.length + places > digitsMax || fraction.length > digitsMax) return null
  const digits =
    whole + (significant.length > places ? significant.slice(0, places) : significant.padEnd(places, '0'))
  const kept = digits.length < 16 ? BigInt(+digits) : BigInt(digits)
  const finer = significant.length > places
  const rounded = finer && (significant[places] ?? '0') >= '5' ? kept + 1n : kept
  const negative = sign === 'minus' || sign === 'paren' || sign === 'dr'
  const exact = finer ? `${negative ? '-' : ''}${whole === '' ? '0' : whole}.${significant}` : null
  return { minor: negative ? -rounded : rounded, exact, currency: printed, sign }
}

/** A cell of money taken apart: sign, marks of money, digits and separators, and what they prove about the decimal mark. */
import { asciiDigits } from '../text/digits.ts'
import { currencyOfMark } from './symbols.ts'

export type DecimalMark = '.' | ','

/** `dr`, `paren`, `minus`: printed as leaving; `cr`, `plus`: printed as entering; null: a bare number. */
export type PrintedSign = 'minus' | 'paren' | 'dr' | 'plus' | 'cr' | null

/** What a cell says about its column's decimal mark; `.`/`,` are proofs, `either` is `1.234`, `neutral` is `1234`. */
export type MarkVote = DecimalMark | '.either' | ',either' | 'neutral'

export interface Numeral {
  /** Digits with their `.` and `,`; spaces, apostrophes and money marks are gone. */
  digits: string
  sign: PrintedSign
  currency: string | null
  /** A mark several currencies share (`$`, `kr`), where no other tells which of them is meant. */
  openMark: string | null
  /** Spaces or apostrophes group the digits, so a single `.` or `,` can only be the decimal mark. */
  grouped: boolean
  vote: MarkVote
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c]/g
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r\n]/g
const minuses = /[\u2212\u2010-\u2015\u2043\ufe63\uff0d\u207b]/g
const escaped = /^=\s*"([^"]*)"$/
const charsMax = 60

/** Plain ASCII digits, spaces and minus; `="…"`, a leading apostrophe and marks of writing direction removed. */
export function plainNumber(cell: string): string {
  let text = cell
  if (/[^\x20-\x7e]/.test(text)) {
    text = asciiDigits(text)
      .replace(invisible, '')
      .replace(spaces, ' ')
      .replace(minuses, '-')
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

/** Plain cells (`-1234.56`) are most of any file: sign, digits, at most one mark followed by other than three digits. */
const plainCell = /^([+-]?)(\d+)(?:([.,])(\d{1,2}))?$/

/** Marks and a sign, the digits, then `,-` for round amounts, marks and a sign. A dot after a letter ends a mark (`Rs.5`). */
const shape = /^(.*?)((?:(?<![\p{L}\p{M}])[.,])?\d(?:[\d.,' ]*\d)?)(,-{1,2}|\.-{1,2})?([^\d]*)$/u
const direction = /^(dr|cr|d|c|db|debit|credit|deb|cred|s|h|soll|haben|借|贷)\.?$/i
/** `1,234.00(Cr)`: the brackets belong to the direction, not to the amount. */
const bracketedDirection = /\s*\((dr|cr)\.?\)/i
/** `500/-`: Indian for a round sum. */
const roundSum = /(\d)\s?\/-/
/** `₹Cr`: the mark of money and the direction without a space between. */
const gluedDirection = /([^\sA-Za-z]|\b[A-Z]{3})(dr|cr)\.?(?=\s|$)/gi
const entering: ReadonlySet<string> = new Set(['cr', 'c', 'credit', 'cred', 'h', 'haben', '贷'])

/** Takes a cell apart; null when it is no amount. */
export function readNumeral(cell: string): Numeral | null {
  const plain = plainCell.exec(cell)
  if (plain) {
    const sign = plain[1] === '-' ? 'minus' : plain[1] === '+' ? 'plus' : null
    const vote = plain[3] === undefined ? 'neutral' : plain[3] === '.' ? '.' : ','
    return {
      digits: plain[1] ? cell.slice(1) : cell,
      sign,
      currency: null,
      openMark: null,
      grouped: false,
      vote,
    }
  }
  if (cell.length > charsMax) return null
  return readDressed(plainNumber(cell))
}

function readDressed(text: string): Numeral | null {
  let body = text.replace(bracketedDirection, ' $1').replace(roundSum, '$1')
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
  return finish(digits, dash !== undefined, { ...marks, sign })
}

type Marks = Pick<Numeral, 'sign' | 'currency' | 'openMark'>

/** The words beside the digits: `Dr`/`Cr` and marks of money. Null when one of them is neither. */
function readMarks(dressing: string, bracket: PrintedSign): Marks | null {
  let sign = bracket
  let currency: string | null = null
  let openMark: string | null = null
  for (const mark of dressing.replace(gluedDirection, '$1 $2').split(' ')) {
    if (mark === '' || mark === '.') continue
    if (direction.test(mark)) {
      if (sign !== null) return null
      sign = entering.has(mark.replace('.', '').toLowerCase()) ? 'cr' : 'dr'
      continue
    }
    const found = currencyOfMark(mark)
    if (found === null || (found !== 'open' && currency !== null && currency !== found)) return null
    if (found === 'open') openMark = mark
    else currency = found
  }
  return { sign, currency, openMark: currency === null ? openMark : null }
}

function finish(body: string, dashed: boolean, marks: Marks): Numeral | null {
  const grouped = /[' ]/.test(body)
  if (grouped && !/^\d{1,3}(?:[' ]\d{2,3})*[' ]\d{3}(?:[.,]\d*)?$/.test(body)) return null
  const digits = body.replace(/[' ]/g, '')
  const vote = voteOf(digits, grouped, dashed)
  return vote === null ? null : { ...marks, digits, grouped, vote }
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

/** Groups of three, or Indian twos; careless groups (`1,00.00`) only where a decimal mark shows what they are. */
export function ungrouped(whole: string, mark: DecimalMark, hasFraction: boolean): string | null {
  if (!nonDigit.test(whole)) return whole
  const groups = whole.split(mark === '.' ? ',' : '.')
  const [first = '', ...rest] = groups
  const regular = rest.at(-1)?.length === 3 && rest.every((group) => group.length === 3 || group.length === 2)
  const careless = hasFraction && rest.every((group) => group.length === 2 || group.length === 3)
  if (!/^\d{1,3}$/.test(first) || !(regular || careless) || !rest.every((group) => !nonDigit.test(group)))
    return null
  return groups.join('')
}

const nonDigit = /\D/

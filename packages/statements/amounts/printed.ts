/**
 * Amounts as banks print them. A cell is taken apart once (sign, marks of money, digits and separators); which separator
 * is the decimal mark is decided for a whole column at once, never for one cell, and a cell that does not fit the decision
 * is refused, not bent.
 */
import { minorDigits } from '@scale/money'
import { currenciesOfMark } from './symbols.ts'
import { readNumeral, ungrouped, type DecimalMark, type Numeral, type PrintedSign } from './numerals.ts'

export { readNumeral, type DecimalMark, type Numeral, type PrintedSign } from './numerals.ts'

export interface Amount {
  /** Signed as printed: a minus, brackets or `Dr` make it negative. Rounded half away from zero where `exact` is set. */
  minor: bigint
  /** The decimal itself, where it is finer than the currency's minor unit. */
  exact: string | null
  /** ISO code printed in the cell itself. */
  currency: string | null
  sign: PrintedSign
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

/** Currencies of two decimals on paper whose cents nobody prints. */
export const unusedCents: ReadonlySet<string> = new Set('HUF IDR COP TWD IRR LAK MMK LBP KHR UZS'.split(' '))

export type MarkDecision = { mark: DecimalMark } | { ask: string[] }

/** A column may hold a slip; below this share of contradicting cells the slips are refused one by one. */
const contradictionMax = 0.05

/**
 * The decimal mark of a column. Cells that could be read both ways decide nothing; if nothing else does, the currency does
 * where its minor unit rules one reading out. Some banks print three decimals of a currency of two (`-30,000`), so there an
 * amount without any mark must show that the column prints whole units; else the person is asked.
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
  const whole = minorDigits(currency) === 0 || unusedCents.has(currency) || tally.neutral > 0
  if (!whole) return { ask: tally.samples }
  return { mark: pointEither > 0 ? ',' : '.' }
}

/** One decision for a list of cells; blank cells say nothing. */
export function decideDecimalMark(cells: Iterable<string>, currency: string | null = null): MarkDecision {
  const tally = newMarkTally()
  for (const cell of cells) tallyMark(tally, cell.trim())
  return markOf(tally, currency)
}

const digitsMax = 18

/**
 * Reads one cell under its column's decimal mark. `currency` is the row's own; a currency printed in the cell wins.
 * Null when the cell is no amount, does not fit the decimal mark, or prints a mark of money (`$`) that is not the currency's:
 * refused, never guessed.
 */
export function readAmount(cell: string, mark: DecimalMark, currency: string | null): Amount | null {
  const numeral = readNumeral(cell)
  if (numeral === null) return null
  return amountOf(numeral, mark, currency)
}

export function amountOf(numeral: Numeral, mark: DecimalMark, currency: string | null): Amount | null {
  const { digits, vote, sign } = numeral
  if (!mayBeIn(numeral, currency)) return null
  let whole = digits
  let fraction = ''
  if (vote !== 'neutral') {
    const at = digits.lastIndexOf(mark)
    if (at !== -1 && digits.indexOf(mark) !== at) return null
    fraction = at === -1 ? '' : digits.slice(at + 1)
    const joined = ungrouped(at === -1 ? digits : digits.slice(0, at), mark, fraction !== '')
    if (joined === null || /\D/.test(fraction)) return null
    whole = joined
  }
  return scaled(whole, fraction, sign, numeral.currency ?? currency, numeral.currency)
}

/** Whether an amount whose mark leaves the currency open can be in this one; a currency nobody knows contradicts nothing. */
export function mayBeIn({ openMark }: Numeral, currency: string | null): boolean {
  return openMark === null || currency === null || currenciesOfMark(openMark).has(currency)
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

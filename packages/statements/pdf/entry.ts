import type { Numeral } from '../amounts/printed.ts'
import { readNumeral } from '../amounts/printed.ts'
import type { DateParts } from '../dates/printed.ts'
import { readDateParts } from '../dates/printed.ts'
import { monthOf } from '../dates/months.ts'
import { currencyOfMark } from '../amounts/symbols.ts'
import { fold } from '../table/words/fold.ts'
import { flagWords } from '../table/words/rows.ts'
import type { PrintedLine, PrintedWord } from './lines.ts'

export interface PrintedDate {
  text: string
  parts: DateParts
}

export interface PrintedAmount {
  text: string
  numeral: Numeral
  x: number
  right: number
}

/** A line that begins with a date and holds an amount: a movement, or a balance on a day. */
export interface PrintedEntry {
  line: PrintedLine
  /** First and last line of its words. */
  lineStart: number
  lineEnd: number
  date: PrintedDate
  valueDate: PrintedDate | null
  /** Left edge of the date. */
  x: number
  description: string
  amounts: PrintedAmount[]
}

/** Takes apart a line that is a movement by itself: dates, words, and amounts. */
export function readEntry(line: PrintedLine, edges: Edges = noEdges): PrintedEntry | null {
  const entry = takeApart(line, edges)
  return entry && entry.amounts.length > 0 && /\p{L}/u.test(entry.description) ? entry : null
}

/** An optional serial number, one or two dates, words, amounts at the end (or right after the dates); words or amounts may lack. */
export function takeApart(line: PrintedLine, edges: Edges = noEdges): PrintedEntry | null {
  const { words } = line
  const start = dateAt(words, 0) ? 0 : /^\d{1,4}[.)]?$/.test(words[0]?.text ?? '') ? 1 : -1
  const first = start === -1 ? null : dateAt(words, start)
  if (!first) return null
  const second = secondDate(words, start + first.length, first.date.parts)
  const from = start + first.length + (second?.length ?? 0)
  const trailing = trailingAmounts(words, from, edges, first.date.parts)
  const { amounts, rest } = trailing.amounts.length > 0 ? trailing : leadingAmount(words, from)
  const inner = dateAtEnd(rest, first.date.parts)
  const body = inner ? rest.slice(0, -inner.length) : rest
  return {
    line,
    lineStart: line.line,
    lineEnd: line.line,
    date: first.date,
    valueDate: second?.date ?? inner?.date ?? null,
    x: words[start]?.x ?? 0,
    description: body.map((word) => word.text).join(' '),
    amounts,
  }
}

/** Takes apart a line that prints no date and stands under `above`. */
export function readUndated(line: PrintedLine, above: PrintedEntry): PrintedEntry | null {
  const { amounts, rest } = trailingAmounts(line.words, 0)
  const description = rest.map((word) => word.text).join(' ')
  if (amounts.length === 0 || !/\p{L}/u.test(description)) return null
  // Months in front are pieces of dates of its own, printed in a way we do not know.
  if ([0, 1].every((at) => monthOf(rest[at]?.text ?? '') !== null)) return null
  const { date, x } = above
  return { line, lineStart: line.line, lineEnd: line.line, date, valueDate: null, x, description, amounts }
}

interface DateMatch {
  date: PrintedDate
  length: number
}

/** A value date is written like the booking date: behind `02/12/2025`, `10.05` is money. */
function secondDate(words: readonly PrintedWord[], start: number, first: DateParts): DateMatch | null {
  const second = dateAt(words, start)
  const parts = second?.date.parts
  if (parts?.kind !== 'yearless' || parts.month !== null || first.kind === 'yearless') return second
  return first.kind === 'numbers' && first.separator === parts.separator ? second : null
}

/** The longest run of words that is a date; numbers are joined only where a month is written out or they form `01 02 2024`. */
function dateAt(words: readonly PrintedWord[], start: number): DateMatch | null {
  for (const length of [4, 3, 2, 1]) {
    const run = words.slice(start, start + length)
    if (run.length < length) continue
    // Most words are no date, and most of a reading goes into looking for one.
    if (!run.some(({ text }) => /\p{N}/u.test(text))) return null
    const text = run
      .map((word) => word.text)
      .join(' ')
      .replace(/[,:*]$/, '')
    const joined =
      length === 1 ||
      /^\d{1,2}\.?\s+\p{L}{3,}|^\p{L}{3,10}[.,]?\s+\d/u.test(text) ||
      /^\d\d \d\d \d{4}$/.test(text) ||
      /^\S*\d[./-]\d\S* \d\d?:\d\d(?::\d\d)?$/.test(text)
    const amount = /[.,]\d\d$/.test(text) && length === 1 && !/^\d\d?\.\d\d?(?:\.\d\d|\.)?$/.test(text)
    // `SALARY 10.00 75.00` is no date with a time.
    const priced = length > 1 && run.some((word) => /^\D*\d+[.,]\d\d\D*$/.test(word.text))
    if (!joined || amount || priced) continue
    // `03 Jan 04 Jan`: the second day is no year of the first date.
    const beginsNext =
      length > 2 &&
      /^\d{1,2}$/.test(run.at(-1)?.text ?? '') &&
      monthOf(words[start + length]?.text ?? '') !== null
    if (beginsNext) continue
    const parts = readDateParts(text)
    if (parts && parts.kind !== 'impossible' && !isNoDay(parts)) return { date: { text, parts }, length }
  }
  return null
}

function isNoDay(parts: DateParts): boolean {
  if (parts.kind !== 'yearless') return false
  const { a, b } = parts
  return Math.min(a, b) < 1 || Math.min(a, b) > 12 || Math.max(a, b) > 31
}

/** A value date printed behind the words; without a year only where the booking date has none either. */
function dateAtEnd(words: readonly PrintedWord[], first: DateParts): DateMatch | null {
  for (const length of [3, 1]) {
    const match = words.length > length ? dateAt(words, words.length - length) : null
    if (match?.length !== length) continue
    if (match.date.parts.kind !== 'yearless' || isLike(match.date.parts, first)) return match
  }
  return null
}

/** `03.01` before an amount is a day, not money, where the line begins with such a day. */
function isLike(parts: DateParts, first: DateParts): boolean {
  const both = parts.kind === 'yearless' && first.kind === 'yearless'
  return both && parts.month === null && first.month === null && parts.separator === first.separator
}

interface Split {
  amounts: PrintedAmount[]
  rest: PrintedWord[]
}

function trailingAmounts(
  words: readonly PrintedWord[],
  from: number,
  edges: Edges = noEdges,
  first?: DateParts,
): Split {
  const amounts: PrintedAmount[] = []
  let end = words.length
  while (end > from) {
    const before = amounts.length > 0 && first ? dateAt(words, end - 1) : null
    if (before && first && isLike(before.date.parts, first)) break
    const taken = amountEndingAt(words, from, end, edges)
    if (!taken) break
    amounts.unshift(taken.amount)
    end = taken.start
  }
  return { amounts, rest: words.slice(from, end) }
}

/** Some banks print date, amount, words. */
function leadingAmount(words: readonly PrintedWord[], from: number): Split {
  for (const length of [3, 2, 1]) {
    const taken = from + length <= words.length ? amountEndingAt(words, from, from + length) : null
    if (taken && taken.start === from) return { amounts: [taken.amount], rest: words.slice(from + length) }
  }
  return { amounts: [], rest: words.slice(from) }
}

/** An amount with the marks around it: currency before or after, a sign that stands apart, `Cr`/`D` behind. */
function amountEndingAt(
  words: readonly PrintedWord[],
  from: number,
  end: number,
  edges: Edges = noEdges,
): { amount: PrintedAmount; start: number } | null {
  let last = end - 1
  while (last > from && isMark(words[last]?.text ?? '')) last -= 1
  const number = words[last]
  if (!number || !(isAmount(number.text) || (edges(number.right) && isWhole(number.text)))) return null
  let start = last
  while (start > from && isGroup(words, start)) start -= 1
  while (start > from && last - start < 4 && isMarkBefore(words[start - 1]?.text ?? '')) start -= 1
  const text = words
    .slice(start, end)
    .map((word) => word.text)
    .join(' ')
  const numeral = readNumeral(text)
  if (!numeral) return null
  return { amount: { text, numeral, x: words[start]?.x ?? 0, right: number.right }, start }
}

function isMark(text: string): boolean {
  const flag = fold(text)
  return (
    text === '+' ||
    text === '-' ||
    flagWords.in.has(flag) ||
    flagWords.out.has(flag) ||
    currencyOfMark(text) !== null
  )
}

function isMarkBefore(text: string): boolean {
  return text === '+' || text === '-' || text === '−' || currencyOfMark(text) !== null
}

/** Does a column of amounts end here? There, whole numbers are amounts too. */
export type Edges = (right: number) => boolean
const noEdges: Edges = () => false

function isWhole(text: string): boolean {
  return /^[+-]?\d{1,3}$/.test(text)
}

/** Printed money shows its cents or its groups; a bare whole number may be anything. */
function isAmount(text: string): boolean {
  const numeral = readNumeral(text)
  return (
    numeral !== null && (numeral.vote !== 'neutral' || numeral.sign === 'paren' || numeral.currency !== null)
  )
}

/** `1 234,56`: three digits before the mark, one to three in front of them, no wider gap than a thin space. */
export function isGroup(words: readonly PrintedWord[], index: number): boolean {
  const word = words[index]
  const before = words[index - 1]
  if (!word || !before || !/^\d{3}(?:[.,]\d+)?\D*$/.test(word.text) || !/^[-+(]?\d{1,3}$/.test(before.text))
    return false
  const letter = (word.right - word.x) / word.text.length
  return word.x - before.right <= letter * 1.2
}

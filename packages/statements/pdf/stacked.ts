/** Tables so narrow that a date wraps in its cell (`30` over `Apr` over `2024`): their rows are put back onto one line. */
import { monthOf } from '../dates/months.ts'
import { readDateParts } from '../dates/printed.ts'
import type { PrintedLine, PrintedWord } from './lines.ts'

/** A line of one page, before the lines of the document are counted. */
export type PageLine = Pick<PrintedLine, 'y' | 'height' | 'words'>

/** A date printed in pieces below each other. */
interface Stack {
  x: number
  /** Indices of the page's lines its pieces stand on, from top to bottom. */
  lines: number[]
  words: PrintedWord[]
}

/** Pieces of one date stand closer than this many heights of a letter. */
const pitchMax = 1.9
const piecesMax = 3
/** Lines of other cells between them are few. */
const linesMax = 8
/** One date in pieces may be chance. */
const stacksMin = 2

/** Each row whose date is printed in pieces becomes one line: its cells from left to right, each from top to bottom. */
export function joinStacked(lines: readonly PageLine[]): PageLine[] {
  const stacks = lines.flatMap((line, at) => line.words.flatMap((_, word) => stackAt(lines, at, word) ?? []))
  const edge = stacks.reduce((least, { x }) => Math.min(least, x), Infinity)
  const leading = stacks.filter(({ x }) => x <= edge + slack)
  if (leading.length < stacksMin) return [...lines]
  const joined = new Map<number, PageLine | null>()
  for (const stack of leading) {
    const row = rowOf(stack, stacks, lines)
    if (!row) continue
    for (let at = row.first; at <= row.last; at += 1) joined.set(at, null)
    joined.set(row.first, row.line)
  }
  return lines.flatMap((line, at) => (joined.has(at) ? (joined.get(at) ?? []) : line))
}

/** Points. */
const slack = 2
/** A space is narrower than this part of the height of a letter, what parts two columns is wider. */
const spaceMax = 0.7

/** The date whose first piece begins at the given word, with a year below it; null where there is none. */
function stackAt(lines: readonly PageLine[], at: number, word: number): Stack | null {
  const line = lines[at]
  if (!line) return null
  for (let length = 1; length < piecesMax; length += 1) {
    const first = line.words.slice(word, word + length)
    if (first.length < length || !first.every(({ text }) => isPart(text)) || isWhole(first)) return null
    const stack = grown(lines, at, first)
    if (stack) return stack
  }
  return null
}

/** Takes what stands below the first piece until the date is whole. */
function grown(lines: readonly PageLine[], at: number, first: readonly PrintedWord[]): Stack | null {
  const stack: Stack = { x: first[0]?.x ?? 0, lines: [at], words: [...first] }
  const end = Math.min(lines.length, at + 1 + linesMax)
  for (let below = at + 1; below < end && stack.lines.length < piecesMax; below += 1) {
    const [line, above] = [lines[below], lines[stack.lines.at(-1) ?? at]]
    if (!line || !above || line.y - above.y > above.height * pitchMax) return null
    const right = Math.max(...stack.words.map((word) => word.right))
    const piece = line.words.filter((word) => word.x < right && word.right > stack.x)
    if (piece.length === 0) continue
    if (!piece.every(({ text }) => isPart(text))) return null
    stack.lines.push(below)
    stack.words.push(...piece)
    if (isWhole(stack.words)) return stack
  }
  return null
}

function isPart(text: string): boolean {
  return (
    /^\d{1,2}$|^(?:19|2\d)\d\d$|^[\d./-]{3,7}[./-]$/.test(text) ||
    monthOf(text.replace(/[.,-]+$/, '')) !== null
  )
}

function isWhole(words: readonly PrintedWord[]): boolean {
  const text = textOf(words)
  // Days below each other (`5` over `12` over `16`) are the days of three rows.
  if (!/\d{4}/.test(text) || !/[\p{L}./-]/u.test(text)) return false
  const parts = readDateParts(text)
  return parts !== null && (parts.kind === 'numbers' || parts.kind === 'day')
}

/** `01-04-` over `2024` is one word. */
function textOf(words: readonly PrintedWord[]): string {
  return words
    .map(({ text }) => text)
    .join(' ')
    .replace(/(?<=[./-]) /g, '')
}

/** The row a stack leads, where one of its lines, and no other, ends in money. */
function rowOf(
  stack: Stack,
  stacks: readonly Stack[],
  lines: readonly PageLine[],
): { first: number; last: number; line: PageLine } | null {
  const [first = 0, last = 0] = [stack.lines[0], stack.lines.at(-1)]
  const band = lines.slice(first, last + 1)
  const priced = band.filter(({ words }) => /\d[.,]\d\d\D*$/.test(words.at(-1)?.text ?? ''))
  const [money] = priced
  if (!money || priced.length > 1) return null
  const dates = stacks.filter(({ lines: on }) => on.every((at) => at >= first && at <= last))
  const inDates = new Set(dates.flatMap(({ words }) => words))
  const dated = dates.flatMap(({ x, words }) =>
    textOf(words)
      .split(' ')
      .map((text) => ({ text, x, right: x })),
  )
  let tail = money.words.length
  while (/^[\d.,()+-]+$|^[CD]r?$/i.test(money.words[tail - 1]?.text ?? '')) tail -= 1
  const amounts = money.words.slice(tail)
  const rest = band.flatMap(({ words }) =>
    words.filter((word) => !inDates.has(word) && !amounts.includes(word)),
  )
  const words = [...dated, ...cellsOf(rest, money.height * spaceMax), ...amounts]
  return { first, last, line: { ...money, words } }
}

/** Words that stand above each other are of one cell; words come in reading order, so a cell keeps theirs. */
function cellsOf(words: readonly PrintedWord[], space: number): PrintedWord[] {
  const cells: { x: number; right: number; words: PrintedWord[] }[] = []
  for (const word of words) {
    const touched = cells.filter(({ x, right }) => word.x <= right + space && word.right >= x - space)
    const cell = touched[0] ?? { x: word.x, right: word.right, words: [] }
    if (touched.length === 0) cells.push(cell)
    for (const other of touched.slice(1)) {
      cell.words.push(...other.words)
      cells.splice(cells.indexOf(other), 1)
    }
    cell.words.push(word)
    cell.x = Math.min(cell.x, word.x, ...touched.map(({ x }) => x))
    cell.right = Math.max(cell.right, word.right, ...touched.map(({ right }) => right))
  }
  return cells.toSorted((a, b) => a.x - b.x).flatMap(({ words: inCell }) => inCell)
}

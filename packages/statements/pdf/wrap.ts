import { currencyOfMark } from '../amounts/symbols.ts'
import { plain } from '../text/lines.ts'
import { isTableHeader } from './columns.ts'
import type { PrintedEntry } from './entry.ts'
import { isBalanceText } from './figures.ts'
import { pageFurniture } from './furniture.ts'
import { headingOf } from './headings.ts'
import type { PrintedLine } from './lines.ts'

/** Lines of one description; more is a paragraph. */
const wrappedLinesMax = 4
/** Base lines of one description lie closer than this many heights of a letter. */
const pitchMax = 1.9

/** Adds to each entry the lines below it that only continue its words, and to one without words those above it. */
export function wrap(
  entries: readonly PrintedEntry[],
  lines: readonly PrintedLine[],
  placed: boolean,
): PrintedEntry[] {
  const furniture = pageFurniture(lines)
  const wrapped: PrintedEntry[] = []
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1]
    const above = isBare(entry) ? linesAbove(entry, wrapped.at(-1), lines, furniture) : []
    const more: PrintedLine[] = []
    const end = lines[entry.lineEnd - 1] ?? entry.line
    for (let at = entry.lineEnd; at < lines.length && more.length < wrappedLinesMax; at += 1) {
      const line = lines[at]
      if (!line || (next && (line.line >= next.lineStart || belongsBelow(line, { entry, next, lines }))))
        break
      if (furniture.has(line.line) || !continues(line, more.at(-1) ?? end, entry, placed)) break
      more.push(line)
    }
    const texts = [...above.map(({ text }) => text), entry.description, ...more.map(({ text }) => text)]
    const lineStart = above[0]?.line ?? entry.lineStart
    const description = plain(texts.join(' '))
    wrapped.push({ ...entry, description, lineStart, lineEnd: more.at(-1)?.line ?? entry.lineEnd })
  }
  return wrapped
}

/** A number beside the amounts is a reference: the words stand above and below. */
function isBare({ description }: PrintedEntry): boolean {
  return !description.split(' ').some((word) => /\p{L}/u.test(word) && !/\d/.test(word))
}

interface Between {
  entry: PrintedEntry
  next: PrintedEntry
  lines: readonly PrintedLine[]
}

/** The gap between two rows is wider than those inside them by this factor, or tells nothing. */
const rowGapMin = 1.1

/** Words above an entry that has none beside its amounts: those below the widest gap, or nearer to it where all gaps are alike. */
function belongsBelow(line: PrintedLine, { entry, next, lines }: Between): boolean {
  if (!isBare(next) || next.line.page !== line.page) return false
  const rows = lines.slice(entry.line.line - 1, next.line.line)
  const gaps = rows
    .slice(1)
    .map(({ y }, index) => ({ from: rows[index]?.y ?? y, size: y - (rows[index]?.y ?? y) }))
  const [widest, second] = gaps.toSorted((a, b) => b.size - a.size)
  if (widest && second && widest.size > second.size * rowGapMin) return line.y > widest.from
  return next.line.y - line.y < line.y - entry.line.y
}

function linesAbove(
  entry: PrintedEntry,
  before: PrintedEntry | undefined,
  lines: readonly PrintedLine[],
  furniture: ReadonlySet<number>,
): PrintedLine[] {
  const above: PrintedLine[] = []
  for (
    let at = entry.lineStart - 2;
    at >= (before?.lineEnd ?? 0) && above.length < wrappedLinesMax;
    at -= 1
  ) {
    const line = lines[at]
    const below = above[0] ?? entry.line
    if (!line || furniture.has(line.line) || !isWords(line, below)) break
    if (below.y - line.y > line.height * pitchMax) break
    above.unshift(line)
  }
  return above
}

/** Words alone, on the page of the line beside it: no heading, no balance, no figure. */
function isWords(line: PrintedLine, beside: PrintedLine): boolean {
  return (
    headingOf(line) === null &&
    !isTableHeader(line) &&
    !isBalanceText(line.text) &&
    line.text !== '' &&
    !line.words.every(({ text }) => /^[^\p{L}\p{N}]+$/u.test(text) || currencyOfMark(text) !== null) &&
    line.page === beside.page &&
    !line.words.some(({ text }) => /\d[.,]\d\d\D*$/.test(text))
  )
}

function continues(line: PrintedLine, above: PrintedLine, entry: PrintedEntry, placed: boolean): boolean {
  if (!isWords(line, above)) return false
  if (!placed) return line.text.length <= Math.max(40, entry.line.text.length) * 0.8
  const first = line.words[0]
  const start = entry.line.words.find(
    ({ text }) => entry.description.startsWith(text) && text !== entry.date.text,
  )
  const money = entry.amounts[0]?.x ?? Infinity
  const bare = isBare(entry)
  if (!first || !(start || bare) || line.y - above.y > above.height * pitchMax) return false
  const aligned =
    start && !bare ? Math.abs(first.x - start.x) <= line.height : first.x > entry.x + line.height
  return aligned && (line.words.at(-1)?.right ?? 0) <= Math.max(money, entry.x)
}

import { headingOf } from './headings.ts'
import { plain } from '../text/lines.ts'
import type { PrintedEntry } from './entry.ts'
import type { PrintedLine } from './lines.ts'

/** Lines of one description; more is a paragraph. */
const wrappedLinesMax = 4
/** Base lines of one description lie closer than this many heights of a letter. */
const pitchMax = 1.9

/** Adds to each entry the lines below it that only continue its words. */
export function wrap(
  entries: readonly PrintedEntry[],
  lines: readonly PrintedLine[],
  placed: boolean,
): PrintedEntry[] {
  return entries.map((entry, index) => {
    const next = entries[index + 1]?.line.line ?? Infinity
    const more: PrintedLine[] = []
    for (let line = entry.line.line + 1; line < next && more.length < wrappedLinesMax; line += 1) {
      const candidate = lines[line - 1]
      if (!candidate || !continues(candidate, more.at(-1) ?? entry.line, entry, placed)) break
      more.push(candidate)
    }
    const description = plain([entry.description, ...more.map(({ text }) => text)].join(' '))
    return { ...entry, description, lineEnd: more.at(-1)?.line ?? entry.lineEnd }
  })
}

function continues(line: PrintedLine, above: PrintedLine, entry: PrintedEntry, placed: boolean): boolean {
  if (headingOf(line) !== null) return false
  if (
    line.text === '' ||
    line.page !== above.page ||
    line.words.some(({ text }) => /\d[.,]\d\d\D*$/.test(text))
  )
    return false
  if (!placed) return line.text.length <= Math.max(40, entry.line.text.length) * 0.8
  const first = line.words[0]
  const start = entry.line.words.find(
    ({ text }) => entry.description.startsWith(text) && text !== entry.date.text,
  )
  const money = entry.amounts[0]?.x ?? Infinity
  if (!first || !start || line.y - above.y > above.height * pitchMax) return false
  return (
    Math.abs(first.x - start.x) <= line.height && (line.words.at(-1)?.right ?? 0) <= Math.max(money, entry.x)
  )
}

import { readNumeral } from '../amounts/printed.ts'
import { readDateParts } from '../dates/printed.ts'
import { RecordCursor } from './records.ts'

const candidates = [',', ';', '\t', '|', '~', '¦', '\u001f']
/** Programs that fear every single sign write several: `~|~`, `#|#`. */
const long = /[|~^¦#]{2,4}/g
const recordsMax = 300
const charsMax = 200_000

/**
 * The delimiter under which the text is most of a table: most records hold a date and a number in cells of their own, widths
 * agree, and rows are wide. `sep=;` on the first line, as Excel writes it, is believed. Null when no delimiter makes columns.
 */
export function decideDelimiter(text: string): string | null {
  const stated = /^sep=(.)\s*[\r\n]/i.exec(text.slice(0, 10))
  if (stated?.[1]) return stated[1]
  const head = text.slice(0, charsMax)
  let best: string | null = null
  let bestScore = 0
  for (const delimiter of [...longDelimiters(head), ...candidates]) {
    if (!head.includes(delimiter)) continue
    const score = scoreOf(head, delimiter)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** Of more than one sign; the same sign twice is an empty cell. */
function longDelimiters(head: string): string[] {
  return [...new Set(head.match(long))].filter((found) => new Set(found).size > 1).slice(0, 4)
}

function scoreOf(head: string, delimiter: string): number {
  const cursor = new RecordCursor(head, delimiter)
  const widths = new Map<number, number>()
  let records = 0
  let dated = 0
  for (let record = cursor.next(); record && records < recordsMax; record = cursor.next()) {
    const { cells } = record
    if (cells.every((cell) => cell === '')) continue
    records += 1
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
    if (cells.length < 2) continue
    const day = cells.findIndex((cell) => readDateParts(cell) !== null && readNumeral(cell) === null)
    const anyDay = day === -1 ? cells.findIndex((cell) => readDateParts(cell) !== null) : day
    if (anyDay !== -1 && cells.some((cell, at) => at !== anyDay && readNumeral(cell) !== null)) dated += 1
  }
  if (records === 0) return 0
  let agreeing = 0
  let width = 1
  for (const [cells, count] of widths) {
    if (cells > 1 && (count > agreeing || (count === agreeing && cells > width))) {
      agreeing = count
      width = cells
    }
  }
  if (width === 1) return 0
  return (10 * dated) / records + (3 * agreeing) / records + Math.log2(Math.min(width, 32)) / 2
}

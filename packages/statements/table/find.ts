import { cellDateParts, cellNumeral } from './cells.ts'
import { headerScore } from './header.ts'
import { isBlank, type TableRecord } from './source.ts'

const headerRecordsMax = 300

/** The best header among the first records; the earliest of equals. */
export function findHeader(sample: readonly TableRecord[]): number {
  let best = -1
  let bestScore = 0
  sample.slice(0, headerRecordsMax).forEach((record, at) => {
    const score = headerScore(record.cells)
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  })
  return best
}

/** A date in one cell and a number in another. */
export function looksLikeRow(record: TableRecord): boolean {
  let dated = -1
  for (let at = 0; at < record.cells.length; at += 1) {
    if (record.cells[at] === '') continue
    const parts = cellDateParts(record, at, false)
    if (parts !== null && (parts.kind !== 'yearless' || cellNumeral(record, at) === null)) {
      dated = at
      break
    }
    const typed = record.typed?.[at]
    if (typed?.kind === 'number' && cellDateParts(record, at, true) !== null && dated === -1) dated = at
  }
  if (dated === -1) return false
  for (let at = 0; at < record.cells.length; at += 1) {
    if (at !== dated && record.cells[at] !== '' && cellNumeral(record, at) !== null) return true
  }
  return false
}

/** Without a header, a table is rows; a few other lines around them are allowed. */
export function mostlyRows(sample: readonly TableRecord[], records: readonly TableRecord[]): boolean {
  const filled = sample.filter((record) => !isBlank(record)).length
  return records.length > 0 && records.length * 5 >= filled * 2
}

const usualRowsMin = 4

/** How many cells all rows but a last or first one have; null where rows are of several lengths, or of a workbook. */
export function usualCells(records: readonly TableRecord[]): number | null {
  const lengths = records.map((record) => (record.typed === null ? record.cells.length : 0))
  const usual = Math.max(0, ...lengths)
  const shorter = lengths.filter((length) => length < usual).length
  return lengths.length >= usualRowsMin && shorter <= 1 && usual > 0 ? usual : null
}

/** Words right above the first row, as many as it has cells: a header in a language we do not know. */
export function unnamedHeader(sample: readonly TableRecord[], records: readonly TableRecord[]): number {
  const first = records[0]
  const at = first ? sample.indexOf(first) - 1 : -1
  const above = sample[at]
  if (!first || !above) return -1
  const words = above.cells.filter((cell) => /\p{L}/u.test(cell)).length
  const numbers = above.cells.some((_, column) => cellNumeral(above, column) !== null)
  return !numbers && words >= 3 && words * 2 >= first.cells.filter((cell) => cell !== '').length ? at : -1
}

export function widthOf(
  records: readonly TableRecord[],
  header: TableRecord | undefined,
  columnsMax: number,
): number {
  let width = 0
  for (const record of header ? [header, ...records] : records) {
    for (let at = record.cells.length; at > width; at -= 1) {
      if (record.cells[at - 1] !== '') {
        width = at
        break
      }
    }
  }
  return Math.min(width, columnsMax)
}

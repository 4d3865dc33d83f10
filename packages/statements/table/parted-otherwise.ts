import { looksLikeRow } from './find.ts'
import type { TableRecord } from './source.ts'

const marks = [';', '\t', '|', ',']
/** A day, what it was, an amount. */
const cellsMin = 3

/** Whether a line that is one cell here is a row of a table that parts its cells by another mark. */
export function partedOtherwise({ cells: [text, ...others], ...record }: TableRecord): boolean {
  if (text === undefined || others.some((cell) => cell !== '')) return false
  return marks.some((mark) => {
    const cells = text.split(mark).map((cell) => cell.trim())
    return cells.length >= cellsMin && looksLikeRow({ ...record, cells, typed: null })
  })
}

/** Files of plain text: CSV for spreadsheets, JSON for programs. They stream, however many rows there are. */
import type { Tx } from '../../../core/db/db.ts'
import type { RowFilter } from '../store/filter.ts'
import { exportColumns, pagesOf, tableOf } from './export-rows.ts'
import { toWireWithParts } from './transactions.ts'

/**
 * A cell that a spreadsheet takes as text. One that starts like a formula gets an apostrophe before it, which every
 * spreadsheet hides (OWASP ASVS 5 §1.2.10); plain numbers are left alone.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\0]/.test(text) && !/^[-+]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** One line a row; a split row has one line for each part. */
export async function* exportCsv(tx: Tx, filter: RowFilter): AsyncGenerator<string> {
  // The mark tells Excel that the file is UTF-8.
  yield `\uFEFF${csvLine(exportColumns.map(({ name }) => name))}`
  for await (const rows of tableOf(tx, filter)) yield rows.map(csvLine).join('')
}

/** The rows as the API answers them, one JSON array. */
export async function* exportJson(tx: Tx, filter: RowFilter): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of pagesOf(tx, filter)) {
    const items = await toWireWithParts(tx, rows)
    yield before + items.map((item) => JSON.stringify(item)).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

import { type Sheet, type StatementBatch, type StatementReading, StatementRejected } from '../types.ts'
import type { TableContext } from './context.ts'
import { readTable, type TableReading } from './reading.ts'
import { sheetSource } from './sheets.ts'
import type { TableSource } from './source.ts'

interface ReadSheet {
  source: TableSource
  table: TableReading | null
  /** The sheet repeats an earlier one row by row. */
  repeated: boolean
}

/**
 * Reads a workbook's sheets as a statement. Sheets without a table are skipped line by line; a sheet that repeats an earlier
 * one is not imported twice. Throws `StatementRejected('not_a_statement')` when no sheet holds a table of transactions.
 */
export function readSheets(sheets: Sheet[], context: TableContext): StatementReading {
  const read: ReadSheet[] = []
  const seen = new Set<string>()
  let lines = 0
  for (const sheet of sheets) {
    const source = sheetSource(sheet, lines + 1)
    lines += sheet.rows.length
    const table = readTable(source, context)
    const print = table && table.rows > 0 && table.questions.length === 0 ? printOf(table) : null
    const repeated = print !== null && seen.has(print)
    if (print !== null) seen.add(print)
    read.push({ source, table, repeated })
  }
  const tables = read.flatMap(({ table, repeated }) => (table !== null && !repeated ? [table] : []))
  const filled = tables.filter((table) => table.rows > 0 || table.questions.length > 0)
  const first = filled[0] ?? tables[0]
  if (!first) {
    throw new StatementRejected(
      'not_a_statement',
      'No sheet holds a table of dates and amounts. Export the account’s transactions and try again.',
    )
  }
  const used = new Set(filled.length > 0 ? filled : [first])
  const questions = [...used].flatMap((table) => table.questions)
  return {
    head: {
      format: context.format,
      encoding: context.encoding,
      accounts: [...used].flatMap((table) => table.accounts),
      questions: questions.filter(
        (question, at) => questions.findIndex((other) => other.code === question.code) === at,
      ),
      mapping: first.mapping,
      lines,
    },
    batches: (rowsPerBatch) => (questions.length > 0 ? [] : allBatches(read, used, rowsPerBatch)),
  }
}

/** What makes two sheets the same: every date and amount, in order. */
function printOf(table: TableReading): string {
  let print = ''
  for (const batch of table.batches(5_000)) {
    for (const row of batch.rows)
      print += `${row.bookedOn.toString()} ${row.amountMinor} ${row.description}\n`
  }
  return print
}

function* allBatches(
  read: ReadSheet[],
  used: ReadonlySet<TableReading>,
  rowsPerBatch: number,
): Generator<StatementBatch> {
  let offset = 0
  for (const { source, table, repeated } of read) {
    if (table === null || repeated || !used.has(table)) {
      yield skippedSheet(source, repeated)
      continue
    }
    for (const batch of table.batches(rowsPerBatch)) {
      for (const row of batch.rows) row.account += offset
      yield batch
    }
    offset += table.accounts.length
  }
}

function skippedSheet(source: TableSource, repeated: boolean): StatementBatch {
  const batch: StatementBatch = { rows: [], problems: [], skipped: [] }
  const cursor = source.open()
  for (let record = cursor.next(); record; record = cursor.next()) {
    const blank = record.cells.length === 0
    batch.skipped.push({
      line: record.line,
      lineEnd: record.lineEnd,
      reason: blank ? 'blank' : repeated ? 'repeated_sheet' : 'preamble',
      raw: record.raw,
    })
  }
  return batch
}

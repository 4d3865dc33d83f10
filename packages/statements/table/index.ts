import { continued, joinAccounts } from '../sections.ts'
import {
  type ParsedAccount,
  type Sheet,
  type StatementBatch,
  type StatementReading,
  StatementRejected,
} from '../types.ts'
import { beginTable } from './begin.ts'
import type { TableContext } from './context.ts'
import { readEarly } from './early.ts'
import { tableParts, type TablePart } from './parts.ts'
import { readOn, readTable, statementOf, type TableReading } from './reading.ts'
import { sheetSource } from './sheets.ts'
import type { TableSource } from './source.ts'

interface ReadPart extends TablePart {
  table: TableReading | null
  /** It is a sheet that repeats an earlier one row by row. */
  repeated: boolean
}

/** Reads a text of records: one table, or several below each other. Null when it holds none. */
export function readRecords(source: TableSource, context: TableContext): StatementReading | null {
  const [only, ...others] = tableParts(source)
  if (!only || others.length > 0) return joined([readParts(source, context)], context)
  const beginning = beginTable(source, context)
  if (beginning === null) return null
  const early = context.options.early === true ? readEarly(beginning, context) : null
  return early ?? statementOf(readOn(beginning), context)
}

/**
 * Reads a workbook's sheets as a statement. Sheets without a table are skipped line by line; a sheet that repeats an earlier
 * one is not imported twice. Throws `StatementRejected('not_a_statement')` when no sheet holds a table of transactions.
 */
export function readSheets(sheets: Sheet[], context: TableContext): StatementReading {
  const read: ReadPart[][] = []
  const seen = new Set<string>()
  let lines = 0
  for (const sheet of sheets) {
    const parts = readParts(sheetSource(sheet, lines + 1), context)
    lines += sheet.rows.length
    const [only] = parts
    const print = only?.table && parts.length === 1 ? printOf(only.table) : null
    if (only && print !== null) {
      only.repeated = seen.has(print)
      seen.add(print)
    }
    read.push(parts)
  }
  const reading = joined(read, context)
  if (reading) return { ...reading, head: { ...reading.head, lines } }
  throw new StatementRejected(
    'not_a_statement',
    'No sheet holds a table of dates and amounts. Export the account’s transactions and try again.',
  )
}

/** What one table of a file proves holds for the others with the same header. */
function readParts(source: TableSource, context: TableContext): ReadPart[] {
  const parts = tableParts(source).map((part) => ({
    ...part,
    table: readTable(part.source, context),
    repeated: false,
  }))
  const settled = parts.flatMap(({ table }) => (table && table.questions.length === 0 ? [table.mapping] : []))
  if (parts.length === 1 || settled.length === 0) return parts
  const { options } = context
  const mappings = options.mapping ? [options.mapping] : [...settled, ...(options.mappings ?? [])]
  const told = { ...context, options: { ...options, mappings } }
  return parts.map((part) =>
    part.table && part.table.questions.length > 0 ? { ...part, table: readTable(part.source, told) } : part,
  )
}

/** What makes two sheets the same: every date and amount, in order. Null where there is nothing to compare. */
function printOf(table: TableReading): string | null {
  if (table.rows === 0 || table.questions.length > 0) return null
  let print = ''
  for (const batch of table.batches(5_000)) {
    for (const row of batch.rows)
      print += `${row.bookedOn.toString()} ${row.amountMinor} ${row.description}\n`
  }
  return print
}

/** The tables of one or several sheets as one statement; null when none of them is a table of transactions. */
function joined(sheets: readonly ReadPart[][], context: TableContext): StatementReading | null {
  const parts = sheets.flat()
  const tables = parts.flatMap(({ table, repeated }) => (table !== null && !repeated ? [table] : []))
  const filled = tables.filter((table) => table.rows > 0 || table.questions.length > 0)
  const first = filled[0] ?? tables[0]
  if (!first) return null
  const used = new Set(filled.length > 0 ? filled : [first])
  const questions = [...used].flatMap((table) => table.questions)
  const { accounts, places } = accountsOf(sheets, used)
  return {
    head: {
      format: context.format,
      encoding: context.encoding,
      accounts,
      questions: questions.filter(
        (question, at) => questions.findIndex((other) => other.code === question.code) === at,
      ),
      mapping: first.mapping,
      lines: Math.max(...tables.map((table) => table.lines)),
    },
    batches: (rowsPerBatch) => (questions.length > 0 ? [] : allBatches(parts, places, rowsPerBatch)),
  }
}

interface Accounts {
  accounts: ParsedAccount[]
  /** Where the accounts of each table in use stand among all. */
  places: ReadonlyMap<TableReading, readonly number[]>
}

/** Tables below each other go on with an account of the same number or name. */
function accountsOf(sheets: readonly ReadPart[][], used: ReadonlySet<TableReading>): Accounts {
  const accounts: ParsedAccount[] = []
  const places = new Map<TableReading, number[]>()
  for (const parts of sheets) {
    const tables = parts.flatMap(({ table }) => (table !== null && used.has(table) ? [table] : []))
    const own = tables.flatMap((table) => table.accounts)
    const { indexOf } = joinAccounts(
      own.map((account) => ({ ...account, id: account.id ?? account.name ?? '' })),
    )
    const together = tables.length > 1 ? indexOf : own.map((_, at) => at)
    const offset = accounts.length
    for (const [at, account] of own.entries()) {
      const place = offset + (together[at] ?? at)
      const earlier = accounts[place]
      accounts[place] = earlier ? continued(earlier, account) : account
    }
    let at = 0
    for (const table of tables) {
      places.set(
        table,
        table.accounts.map(() => offset + (together[at++] ?? 0)),
      )
    }
  }
  return { accounts, places }
}

function* allBatches(
  parts: readonly ReadPart[],
  places: Accounts['places'],
  rowsPerBatch: number,
): Generator<StatementBatch> {
  for (const { source, table, repeated, pending } of parts) {
    const accounts = table && places.get(table)
    if (!table || !accounts) {
      yield skippedSheet(source, repeated)
      continue
    }
    for (const batch of table.batches(rowsPerBatch)) {
      for (const row of batch.rows) {
        row.account = accounts[row.account] ?? row.account
        row.pending ||= pending
      }
      yield batch
    }
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

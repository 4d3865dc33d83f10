/** The formats of a person's files, and how each is written from the rows of a filter. */
import { Readable } from 'node:stream'
import type { Tx } from '../../../core/db/db.ts'
import { turnsOf } from '../../../core/turns.ts'
import type { ExportFormat, TransactionFilter } from '../schemas.ts'
import type { RowFilter } from '../store/filter.ts'
import { exportCsv, exportJson } from './export-text.ts'
import { exportWorkbook } from './export-workbook.ts'
import { resolveFilter } from './filter.ts'
import { exportHledger } from './hledger.ts'

interface FileFormat {
  write: (tx: Tx, filter: RowFilter) => AsyncIterable<string | Uint8Array>
  /** Media type, and the name a browser saves it under. */
  type: string
  name: string
}

export const fileFormats: Record<ExportFormat, FileFormat> = {
  csv: { write: exportCsv, type: 'text/csv; charset=utf-8', name: 'transactions.csv' },
  xlsx: {
    write: exportWorkbook,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: 'transactions.xlsx',
  },
  json: { write: exportJson, type: 'application/json; charset=utf-8', name: 'transactions.json' },
  hledger: { write: exportHledger, type: 'text/plain; charset=utf-8', name: 'scale.journal' },
}

/** Each takes hundreds of megabytes while it is written. */
const workbooksAtOnceMax = 1
const workbookTurns = turnsOf(workbooksAtOnceMax)

/** Does the work when it is the format's turn. Who waits should hold no transaction yet. */
export async function inTurn<T>(format: ExportFormat, work: () => Promise<T>): Promise<T> {
  if (format !== 'xlsx') return work()
  const pass = await workbookTurns.take()
  try {
    return await work()
  } finally {
    pass()
  }
}

/** The file as it is written. `tx` is a snapshot that stays open until the stream has ended. */
export async function exportAs(tx: Tx, format: ExportFormat, filter: TransactionFilter): Promise<Readable> {
  const rows = await resolveFilter(tx, filter)
  return Readable.from(fileFormats[format].write(tx, rows), { objectMode: false })
}

import type { Cell } from '../../../core/db/arrays.ts'

/** The columns of a staged line beside its place, shared by the thread that writes them and the store that inserts them. */
export const lineColumns = [
  ['kind', 'text'],
  ['line', 'integer'],
  ['line_count', 'integer'],
  ['account_no', 'smallint'],
  ['booked_on', 'date'],
  ['amount_minor', 'bigint'],
  ['balance_minor', 'bigint'],
  ['transaction_id', 'uuid'],
  ['value_on', 'date'],
  ['pending', 'boolean'],
  ['currency', 'text'],
  ['amount_exact', 'text'],
  ['description', 'text'],
  ['counterparty', 'text'],
  ['reference', 'text'],
  ['bank_id', 'text'],
  ['pending_bank_id', 'text'],
  ['bank_category', 'text'],
  ['code', 'text'],
  ['message', 'text'],
  ['column_name', 'text'],
  ['mends_seq', 'integer'],
  ['raw', 'text'],
] as const

export type LineColumn = (typeof lineColumns)[number][0]

/** One column of a batch: a list in the form Postgres takes it, or the one value that all its cells share. */
export type BatchColumn = { list: Uint8Array<ArrayBuffer> } | { all: Cell }

/** Lines of one batch, in the order of the file, a column for each of the above. */
export interface ColumnBatch {
  firstSeq: number
  count: number
  columns: BatchColumn[]
}

/** The columns of a staged line, shared by the thread that writes them and the store that inserts them. */
export const lineColumns = [
  ['seq', 'integer'],
  ['kind', 'text'],
  ['line', 'integer'],
  ['line_end', 'integer'],
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

/** Lines of one batch, a Postgres array literal for each column, in the order above. */
export interface ColumnBatch {
  count: number
  columns: string[]
}

export const lineColumnList = lineColumns.map(([name]) => name).join(', ')

/** `$3::integer[], $4::text[], …` */
export function lineColumnCasts(first: number): string {
  return lineColumns.map(([, type], index) => `$${first + index}::${type}[]`).join(', ')
}

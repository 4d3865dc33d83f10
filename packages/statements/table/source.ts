/** A cell of a workbook whose content is typed; `decimal` is plain (`-1084.5`), whatever the column prints. */
export type TypedCell = { kind: 'number'; decimal: string } | { kind: 'date'; date: Temporal.PlainDate }

/** One record of a table: a CSV record (which may span lines) or a row of a sheet. */
export interface TableRecord {
  /** Trimmed text of each cell. */
  cells: string[]
  line: number
  lineEnd: number
  raw: string
  /** Typed contents beside the texts, in workbooks only. */
  typed: (TypedCell | null)[] | null
}

/** Walks once over a table; null after the last record. */
export interface TableCursor {
  next(): TableRecord | null
}

/** A table that can be walked any number of times. */
export interface TableSource {
  open(): TableCursor
  /** Name of the sheet, where there is one. */
  name: string | null
  /** Length of the whole text, where it is one. */
  letters?: number
}

export function isBlank(record: TableRecord): boolean {
  for (const cell of record.cells) if (cell !== '') return false
  return true
}

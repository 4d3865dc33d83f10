import type { Cell } from '../../../core/db/arrays.ts'

/** Rows as columns for one statement: a column whose cells are all equal travels, and is read, as a single value. */
export interface BulkColumn {
  name: string
  type: string
  /** A list made by `listOf`, or cells for the driver to write as one. */
  cells: Uint8Array | readonly Cell[]
  /** Set where all cells are this; `cells` is then not sent. */
  all?: Cell
}

/** Uses `$1…$n` after `params`; gives the statement and what to send with it. */
export function bulkInsert(
  table: string,
  fixed: Record<string, unknown>,
  columns: readonly BulkColumn[],
): { sql: string; params: unknown[] } {
  const params: unknown[] = Object.values(fixed)
  const place = (value: unknown): string => `$${params.push(value)}`
  const shared = columns.filter((column) => column.all !== undefined)
  const listed = columns.filter((column) => column.all === undefined)
  const fixedPlaces = Object.keys(fixed).map((_name, at) => `$${at + 1}`)
  const sharedPlaces = shared.map(({ all, type }) => `${place(all)}::${type}`)
  // Taken apart in the select list, row by row; in `from` each array would be laid out in a table of its own first.
  const lists = listed.map(({ cells, type }) => `unnest(${place(cells)}::${type}[])`)
  const names = [...Object.keys(fixed), ...shared.map(({ name }) => name), ...listed.map(({ name }) => name)]
  const values = [...fixedPlaces, ...sharedPlaces, ...lists]
  const sql = `insert into ${table} (${names.join(', ')}) select ${values.join(', ')}`
  return { sql, params }
}

/** A column of cells, sent as one value where they are all equal. */
export function columnOf(name: string, type: string, cells: readonly Cell[]): BulkColumn {
  const [first] = cells
  const same = cells.length > 0 && cells.every((cell) => cell === first)
  return { name, type, cells, ...(same && first !== undefined ? { all: first } : {}) }
}

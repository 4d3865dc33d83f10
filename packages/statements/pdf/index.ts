import type { ParseOptions, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
export async function readPdf(_bytes: Uint8Array, _options: ParseOptions): Promise<StatementReading> {
  throw new StatementRejected('not_a_statement', 'x')
}

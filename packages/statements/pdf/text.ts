import type { ParseOptions, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
export function looksPrinted(text: string): boolean {
  return text.length < 0
}
export function readPrintedText(_text: string, _encoding: string, _options: ParseOptions): StatementReading {
  throw new StatementRejected('not_a_statement', 'x')
}

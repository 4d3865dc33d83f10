import { limitsFrom } from '../limits.ts'
import type { ParseOptions, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import { linesOfPages } from './lines.ts'
import { readPrinted, refuseForeign } from './statement.ts'

/** Reads a PDF by its text layer. Blank pages are a statement without movements; scanned ones are refused by the reader. */
export async function readPdf(bytes: Uint8Array, options: ParseOptions): Promise<StatementReading> {
  if (!options.readers?.pdf)
    throw new StatementRejected(
      'reader_missing',
      'This build of SCALE cannot open PDF files. Export a CSV instead.',
    )
  const pages = await options.readers.pdf(bytes, options.password, limitsFrom(options.limits))
  const lines = linesOfPages(pages)
  return refuseForeign(readPrinted({ lines, placed: true, encoding: null, options }), lines)
}

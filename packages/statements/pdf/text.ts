import type { ParseOptions, StatementReading } from '../types.ts'
import type { PrintedLine } from './lines.ts'
import { linesOfText } from './lines.ts'
import { entriesOf, readPrinted, refuseForeign } from './statement.ts'

/** Text is judged by its beginning. */
const sampleChars = 100_000

/** No page prints longer lines. */
const lineCharsMax = 2_000

/** Is this the text of a printed statement: dated lines with words and amounts between spaces, and no columns of its own? */
export function looksPrinted(text: string): boolean {
  const lines = linesOfText(text.slice(0, sampleChars))
  if (lines.some((line) => line.text.length > lineCharsMax)) return false
  const entries = entriesOf(lines, false)
  if (entries.length === 0) return false
  return entries.every(({ line }) => !hasDelimiters(line))
}

function hasDelimiters({ text }: PrintedLine): boolean {
  if (/[;\t|]/.test(text)) return true
  const outsideNumbers = text.replace(/\d,\d/g, '').replace(/, /g, '')
  return outsideNumbers.includes(',')
}

export function readPrintedText(text: string, encoding: string, options: ParseOptions): StatementReading {
  const lines = linesOfText(text)
  return refuseForeign(readPrinted({ lines, placed: false, encoding, options }), lines)
}

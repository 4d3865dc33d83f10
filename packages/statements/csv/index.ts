import { type StatementReading, StatementRejected } from '../types.ts'
import type { TableContext } from '../table/context.ts'
import { readRecords } from '../table/index.ts'
import { splitLines } from '../text/lines.ts'
import { decideDelimiter } from './delimiter.ts'
import { RecordCursor } from './records.ts'

/**
 * Reads delimited text (CSV, TSV, semicolons, pipes) as a statement: decides on the whole text first, then hands over batches
 * in file order without holding the rows. Throws `StatementRejected` (`file_empty`, `not_a_statement`, `file_too_large`).
 */
export function readCsv(text: string, context: TableContext): StatementReading {
  if (!/\S/.test(text.slice(0, 100_000))) throw new StatementRejected('file_empty', 'The file is empty.')
  const delimiter = decideDelimiter(text)
  if (delimiter === null) {
    const bare = withoutLineQuotes(text)
    if (bare === null) throw notTable()
    return readCsv(bare, context)
  }
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const source = { name: null, letters: text.length, open: () => new RecordCursor(text, delimiter, start) }
  const reading = readRecords(source, context)
  if (reading === null) throw notTable()
  return reading
}

/** Spreadsheets quote each line as one cell (`"13/01/2026,Tea,-3.00"`) where the delimiter was not theirs. */
function withoutLineQuotes(text: string): string | null {
  if (!/^\uFEFF?"/.test(text)) return null
  const lines = splitLines(text)
  const quoted = lines.every((line) => line === '' || /^\uFEFF?"(?:[^"]|"")*"$/.test(line))
  if (!quoted) return null
  return lines.map((line) => line.replace(/^\uFEFF?"|"$/g, '').replaceAll('""', '"')).join('\n')
}

function notTable(): StatementRejected {
  return new StatementRejected(
    'not_a_statement',
    'The file holds no table of dates and amounts. Export the account’s transactions as CSV and try again.',
  )
}

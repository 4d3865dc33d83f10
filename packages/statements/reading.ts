import type { ParsedAccount, ParsedRow, Problem, Question, Skip, SkipReason } from './types.ts'
import type { StatementBatch, StatementFormat, StatementReading } from './types.ts'
import { rawOf } from './text/lines.ts'
import type { LineIndex } from './text/lines.ts'
import { openedByClosing } from './sections.ts'

/** What a parser of a machine format found; the lines it did not use are told apart by `ReasonOf`. */
export interface Found {
  format: StatementFormat
  encoding: string | null
  accounts: ParsedAccount[]
  rows: ParsedRow[]
  problems: Problem[]
  questions?: Question[]
}

/** Why a line is no record, by its text and its number. */
type ReasonOf = (text: string, line: number) => SkipReason

/** Makes the reading of a file whose records are already in memory, and accounts for every line of it. */
export function readingOf(found: Found, lines: LineIndex, reasonOf: ReasonOf): StatementReading {
  const { format, encoding, accounts, rows, problems, questions = [] } = found
  const skipped = unusedLines([...rows, ...problems], lines, reasonOf)
  return {
    head: {
      format,
      encoding,
      accounts: openedByClosing(accounts, rows, problems),
      questions,
      mapping: null,
      lines: lines.count,
    },
    batches: (rowsPerBatch) =>
      questions.length > 0 ? [] : batchesOf({ rows, problems, skipped }, rowsPerBatch),
  }
}

type Span = { line: number; lineEnd: number }

/** Every line that belongs to no record, joined into runs of one reason. */
function unusedLines(used: readonly Span[], lines: LineIndex, reasonOf: ReasonOf): Skip[] {
  const taken = new Uint8Array(lines.count + 2)
  for (const { line, lineEnd } of used) taken.fill(1, line, lineEnd + 1)
  const skipped: Skip[] = []
  for (let line = 1; line <= lines.count; line += 1) {
    if (taken[line]) continue
    const text = lines.text(line)
    const reason = text.trim() === '' ? 'blank' : reasonOf(text, line)
    const last = skipped.at(-1)
    if (last && last.reason === reason && last.lineEnd === line - 1) last.lineEnd = line
    else skipped.push({ line, lineEnd: line, reason, raw: rawOf(text) })
  }
  return skipped
}

/** Hands rows over in slices; problems and skips travel with the rows they stand before. */
export function* batchesOf(all: StatementBatch, rowsPerBatch: number): Generator<StatementBatch> {
  let problemsDone = 0
  let skipsDone = 0
  for (let start = 0; start < all.rows.length; start += rowsPerBatch) {
    const rows = all.rows.slice(start, start + rowsPerBatch)
    const upTo = start + rowsPerBatch < all.rows.length ? (rows.at(-1)?.line ?? 0) : Infinity
    const problems = upToLine(all.problems, problemsDone, upTo)
    const skipped = upToLine(all.skipped, skipsDone, upTo)
    problemsDone += problems.length
    skipsDone += skipped.length
    yield { rows, problems, skipped }
  }
  if (all.rows.length === 0) yield { rows: [], problems: all.problems, skipped: all.skipped }
}

function upToLine<T extends Span>(items: readonly T[], from: number, line: number): T[] {
  const end = items.findIndex((item, index) => index >= from && item.line > line)
  return items.slice(from, end === -1 ? undefined : end)
}

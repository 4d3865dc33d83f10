import type { ParsedRow, Skip, SkipReason, StatementBatch } from '../types.ts'
import { type Line, LineReader } from './line.ts'
import type { Plan } from './plan.ts'
import { isContinuation, joined, problemOf, rowOf, skipOf, wordsOf } from './rows.ts'
import type { TableRecord, TableSource } from './source.ts'
import { indexOfAccount, type Survey } from './survey.ts'

/** The first batch is small and the next ones grow, so that whoever takes them begins at once. */
const firstRows = 300

/** Words that stand between rows, or behind the last one, which only the rest of the table can tell. */
const undecidedMax = 5_000

/**
 * The lines of a table in batches, read under its plan. Where the survey was not made yet, `see` makes it as the lines
 * pass; false, and an end before the end of the table, says that it cannot go on so.
 */
export function* handOver(
  source: TableSource,
  plan: Plan,
  survey: Survey,
  rowsPerBatch: number,
  see: ((record: TableRecord, line: Line) => void) | null = null,
): Generator<StatementBatch, boolean> {
  const reader = new LineReader(plan)
  const cursor = source.open()
  let batch: StatementBatch = { rows: [], problems: [], skipped: [] }
  let held: ParsedRow | null = null
  let account = 0
  let index = -1
  let undecided: Skip[] = []
  let room = Math.min(firstRows, rowsPerBatch)
  for (let record = cursor.next(); record; record = cursor.next()) {
    index += 1
    const line = reader.read(record, index)
    see?.(record, line)
    if (line.kind === 'words' && held !== null && isContinuation(record, plan.layout)) {
      held.description = joined(held.description, wordsOf(record))
      batch.skipped.push(skipOf(record, 'continuation'))
      continue
    }
    if (held !== null) {
      batch.rows.push(held)
      held = null
    }
    if (line.kind === 'row' && undecided.length > 0) {
      for (const skip of undecided) skip.reason = 'metadata'
      undecided = []
    }
    if (undecided.length === 0 && sizeOf(batch) >= room) {
      yield batch
      room = Math.min(room * 2, rowsPerBatch)
      batch = { rows: [], problems: [], skipped: [] }
    }
    if (line.kind === 'row') {
      account = indexOfAccount(survey, line.row.account, account)
      held = rowOf(record, line.row, plan, account)
    } else if (line.kind === 'problem') {
      batch.problems.push(problemOf(record, plan, line.code, line.column, line.found))
    } else {
      const skip = skipOf(record, reasonOf(line, index, survey))
      batch.skipped.push(skip)
      if (see === null || skip.reason !== 'footer') continue
      undecided.push(skip)
      if (undecided.length > undecidedMax) return false
    }
  }
  if (held !== null) batch.rows.push(held)
  if (sizeOf(batch) > 0) yield batch
  return true
}

function sizeOf({ rows, problems, skipped }: StatementBatch): number {
  return rows.length + problems.length + skipped.length
}

function reasonOf(
  line: { kind: 'skip'; reason: SkipReason } | { kind: 'balance' | 'summary' | 'words' },
  index: number,
  survey: Survey,
): SkipReason {
  if (line.kind === 'skip') return line.reason
  if (line.kind === 'balance') return 'balance'
  if (line.kind === 'summary') return 'subtotal'
  return index > survey.lastRow ? 'footer' : 'metadata'
}

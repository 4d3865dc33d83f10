import { readCsv } from '../../../csv/index.ts'
import { StatementRejected, type ParseOptions } from '../../../types.ts'

export interface TrueRow {
  date: Temporal.PlainDate
  minor: bigint
  text: string
}

/** A file, and what it means. */
export interface Printed {
  text: string
  /** By physical line. */
  rows: Map<number, TrueRow>
  /** How it was printed, for the message of a failure. */
  style: string
}

export type Outcome = 'exact' | 'partly refused' | 'asked' | 'rejected'

/** How a file is read. Throws when any row is wrong, or vanished without a problem. */
export function outcomeOf(printed: Printed, options: ParseOptions = {}): Outcome {
  try {
    const { head, batches } = readCsv(printed.text, { options, format: 'csv', encoding: 'utf-8' })
    if (head.questions.length > 0) return 'asked'
    const left = new Map(printed.rows)
    let problems = 0
    for (const { rows, problems: found } of batches(50)) {
      for (const row of rows) {
        const truth = printed.rows.get(row.line)
        const read = `${row.bookedOn.toString()} ${row.amountMinor}`
        const told = truth ? `${truth.date.toString()} ${truth.minor}` : 'no row'
        if (read !== told) throw new Error(`line ${row.line}: read ${read}, true ${told}\n${shown(printed)}`)
        left.delete(row.line)
      }
      for (const problem of found) if (left.delete(problem.line)) problems += 1
    }
    if (left.size > 0)
      throw new Error(`rows vanished: lines ${[...left.keys()].join(', ')}\n${shown(printed)}`)
    return problems > 0 ? 'partly refused' : 'exact'
  } catch (fault) {
    if (fault instanceof StatementRejected) return 'rejected'
    throw fault
  }
}

function shown({ style, text }: Printed): string {
  return `${style}\n${text}`
}

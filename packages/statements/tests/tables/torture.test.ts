import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { StatementRejected } from '../../types.ts'
import { print, shape, type Printed } from './torture.ts'

type Outcome = 'exact' | 'partly refused' | 'asked' | 'rejected'

/** Throws when any row is wrong or a row vanished without a problem. */
function outcomeOf(printed: Printed): Outcome {
  try {
    const { head, batches } = readCsv(printed.text, { options: {}, format: 'csv', encoding: 'utf-8' })
    if (head.questions.length > 0) return 'asked'
    const left = new Map(printed.rows)
    let problems = 0
    for (const { rows, problems: found } of batches(50)) {
      for (const row of rows) {
        const truth = printed.rows.get(row.line)
        const read = `${row.bookedOn.toString()} ${row.amountMinor}`
        const told = truth ? `${truth.date.toString()} ${truth.minor}` : 'no row'
        if (read !== told)
          throw new Error(`line ${row.line}: read ${read}, true ${told}\n${printed.style}\n${printed.text}`)
        left.delete(row.line)
      }
      for (const problem of found) if (left.delete(problem.line)) problems += 1
    }
    if (left.size > 0)
      throw new Error(
        `rows vanished: lines ${[...left.keys()].join(', ')}\n${printed.style}\n${printed.text}`,
      )
    return problems > 0 ? 'partly refused' : 'exact'
  } catch (fault) {
    if (fault instanceof StatementRejected) return 'rejected'
    throw fault
  }
}

test(
  'a ledger printed in any style is read back, asked about or refused, never wrong',
  { timeout: 240_000 },
  () => {
    const counts: Record<Outcome, number> = { exact: 0, 'partly refused': 0, asked: 0, rejected: 0 }
    const runs = Number(process.env['TORTURE_RUNS'] ?? 3_000)
    fc.assert(
      fc.property(shape, (given) => {
        counts[outcomeOf(print(given))] += 1
      }),
      { numRuns: runs, seed: Number(process.env['TORTURE_SEED'] ?? 2026) },
    )
    expect(counts.exact).toBeGreaterThan(runs * 0.4)
  },
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { print, shape } from './torture/ledger.ts'
import { outcomeOf, type Outcome } from './torture/outcome.ts'

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

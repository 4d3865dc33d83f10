import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPages } from './pages.ts'
import { printLedger, type PrintedLedger } from './printed/ledger.ts'

type Outcome = 'exact' | 'partly refused' | 'asked'

/** How a page is read. Throws when a row is wrong, or vanished without a problem, or a balance is proved that is not so. */
async function outcomeOf({ page, rows, opening, closing }: PrintedLedger): Promise<Outcome> {
  const { accounts, questions, problems, rows: read } = await readPages(page)
  if (questions.length > 0) return 'asked'
  const left = rows.map(({ day, minor }) => `${day} ${minor}`)
  for (const { bookedOn, amountMinor } of read) {
    const at = left.indexOf(`${bookedOn} ${amountMinor}`)
    if (at === -1) throw new Error(`no such row: ${bookedOn} ${amountMinor}\n${page}`)
    left.splice(at, 1)
  }
  if (left.length > problems.length) throw new Error(`rows vanished: ${left.join(', ')}\n${page}`)
  const [account] = accounts
  if (account?.reconciled && (account.openingMinor !== opening || account.closingMinor !== closing))
    throw new Error(`proved from ${account.openingMinor} to ${account.closingMinor}\n${page}`)
  return left.length > 0 ? 'partly refused' : 'exact'
}

test('a ledger printed by any bank is read back, asked about or refused, never wrong', async () => {
  const counts: Record<Outcome, number> = { exact: 0, 'partly refused': 0, asked: 0 }
  const runs = Number(process.env['TORTURE_RUNS'] ?? 800)
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (gen) => {
      counts[await outcomeOf(printLedger((below) => gen(fc.nat, { max: below - 1 })))] += 1
    }),
    { numRuns: runs, seed: Number(process.env['TORTURE_SEED'] ?? 2026) },
  )
  expect(counts.exact).toBeGreaterThan(runs * 0.8)
})

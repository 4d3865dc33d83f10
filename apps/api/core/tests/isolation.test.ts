import { expect, test } from 'vitest'
import { testApp } from '../testing/app.ts'
import { switchOffRowSecurity, withoutFilters } from '../testing/isolation/blind.ts'
import { anomalyCases } from '../testing/isolation/anomaly.ts'
import { coreCases } from '../testing/isolation/cases.ts'
import { categorizationCases, seedCategorization } from '../testing/isolation/categorization.ts'
import { forecastingCases, seedForecasting } from '../testing/isolation/forecasting.ts'
import { importCases, seedImports } from '../testing/isolation/imports.ts'
import { ledgerCases, seedLedger } from '../testing/isolation/ledger.ts'
import { sweep, type Report, type Sweep } from '../testing/isolation/sweep.ts'
import { openWorld, type Actor } from '../testing/isolation/world.ts'

const cases = {
  ...coreCases,
  ...ledgerCases,
  ...anomalyCases,
  ...categorizationCases,
  ...forecastingCases,
  ...importCases,
}
const seed = async (actor: Actor) => ({
  ...(await seedLedger(actor)),
  ...(await seedImports(actor)),
  ...(await seedCategorization(actor)),
  ...(await seedForecasting(actor)),
})

interface Walls {
  filters: boolean
  rowSecurity: boolean
}

async function attack(
  { filters, rowSecurity }: Walls,
  enough?: Sweep['enough'],
): Promise<Report & { logged: string; canary: string }> {
  const running = await testApp(filters ? {} : { through: withoutFilters })
  const world = await openWorld(running, cases, seed)
  if (!rowSecurity) await switchOffRowSecurity(running.ownerDb)
  running.logged.length = 0
  const report = await sweep({ ...world, ...(enough ? { enough } : {}) })
  return { ...report, logged: running.logged.join(''), canary: world.canary }
}

test('somebody else sees and changes nothing, by any route', { timeout: 120_000 }, async () => {
  const { leaks, untried, stale, calls, logged, canary } = await attack({ filters: true, rowSecurity: true })
  expect({ leaks, untried, stale }).toEqual({ leaks: [], untried: [], stale: [] })
  expect(calls).toBeGreaterThan(300)
  expect(logged).not.toContain(canary)
})

test(
  'row-level security alone is enough: without the filters of the statements, still nothing',
  { timeout: 120_000 },
  async () => {
    expect((await attack({ filters: false, rowSecurity: true })).leaks).toEqual([])
  },
)

test(
  'the sweep can see: without filters and without row-level security, it finds the leaks',
  { timeout: 120_000 },
  async () => {
    const signs = ['answered 200', 'their words are in the answer', 'their rows changed']
    const enough: Sweep['enough'] = (leaks) => signs.every((sign) => leaks.some((leak) => leak.sign === sign))
    const { leaks } = await attack({ filters: false, rowSecurity: false }, enough)
    expect(leaks.map(({ sign }) => sign)).toEqual(expect.arrayContaining(signs))
  },
)

import { expect, test } from 'vitest'
import { testApp } from '../testing/app.ts'
import { fuzz } from '../testing/fuzz/fuzz.ts'
import { seedImports } from '../testing/isolation/imports.ts'
import { seedLedger } from '../testing/isolation/ledger.ts'
import { openWorld } from '../testing/isolation/world.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20261122)
const casesPerOperation = Number(process.env['FUZZ_CASES'] ?? 25)

/** One never ends, two make eighteen months of rows or unmake the workspace, and one ends the session of the rest. */
const skip = new Set([
  'GET /v1/events',
  'POST /v1/workspaces/sample',
  'POST /v1/workspaces/{id}/erase',
  'POST /v1/auth/sign-out',
])

test(`whatever is sent, each operation keeps its promises (seed ${seed})`, { timeout: 120_000 }, async () => {
  const running = await testApp()
  const { own, intruder } = await openWorld(running, {}, async (actor) => ({
    ...(await seedLedger(actor)),
    ...(await seedImports(actor)),
  }))
  const { broken, calls } = await fuzz({
    app: running.server.app,
    headers: intruder.session,
    ids: Object.values(own),
    seed,
    casesPerOperation,
    skip,
  })
  // What the server logged about its own failures, to find them by.
  const failures = running.logged.filter((line) => line.includes('request failed'))
  expect({ broken, failures }).toEqual({ broken: [], failures: [] })
  expect(calls).toBeGreaterThan(1000)
})

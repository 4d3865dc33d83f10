import { expect, test } from 'vitest'
import { testApp } from '../testing/app.ts'
import { fuzz } from '../testing/fuzz/fuzz.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20261122)
const casesPerOperation = Number(process.env['FUZZ_CASES'] ?? 25)

/** One never ends, the other two make eighteen months of rows or unmake the workspace. */
const skip = new Set(['GET /v1/events', 'POST /v1/workspaces/sample', 'POST /v1/workspaces/{id}/erase'])

test(`whatever is sent, each operation keeps its promises (seed ${seed})`, { timeout: 300_000 }, async () => {
  const { server, signUp } = await testApp()
  const ann = await signUp('Ann')
  const { broken, calls } = await fuzz({
    app: server.app,
    headers: ann.bearer,
    seed,
    casesPerOperation,
    skip,
  })
  expect(broken).toEqual([])
  expect(calls).toBeGreaterThan(1000)
})

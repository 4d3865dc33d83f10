import { expect, test } from 'vitest'
import { probes } from '../http/tests/probe.ts'
import { coreServer } from '../testing/core-server.ts'
import { fuzz } from '../testing/fuzz/fuzz.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20261122)
const casesPerOperation = Number(process.env['FUZZ_CASES'] ?? 30)

test(`whatever is sent, each operation keeps its promises (seed ${seed})`, async () => {
  const { server, signUp } = await coreServer({ queues: true, modules: [probes] })
  const ann = await signUp()
  const skip = new Set([
    'GET /v1/events',
    'GET /v1/probes/leak', 'GET /v1/probes/long',
    'GET /v1/probes/break',
    'GET /v1/probes/shape',
  ])
  const { broken, calls } = await fuzz({
    app: server.app,
    headers: ann.bearer,
    seed,
    casesPerOperation,
    skip,
  })
  expect(broken).toEqual([])
  expect(calls).toBeGreaterThan(100)
})

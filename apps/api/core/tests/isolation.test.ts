import { expect, test } from 'vitest'
import { coreServer } from '../testing/core-server.ts'
import { switchOffRowSecurity, withoutFilters } from '../testing/isolation/blind.ts'
import { coreCases } from '../testing/isolation/cases.ts'
import { sweep, type Report } from '../testing/isolation/sweep.ts'
import { openWorld } from '../testing/isolation/world.ts'

const nothingElse = async () => ({})

async function attack(options: {
  filters: boolean
  rowSecurity: boolean
}): Promise<Report & { logged: string; canary: string }> {
  const running = await coreServer({ queues: true, ...(options.filters ? {} : { through: withoutFilters }) })
  const world = await openWorld(running, coreCases, nothingElse)
  if (!options.rowSecurity) await switchOffRowSecurity(running.ownerDb)
  running.logged.length = 0
  const report = await sweep(world)
  return { ...report, logged: running.logged.join(''), canary: world.canary }
}

test('somebody else sees and changes nothing, by any route', async () => {
  const { leaks, untried, stale, calls, logged, canary } = await attack({ filters: true, rowSecurity: true })
  expect({ leaks, untried, stale }).toEqual({ leaks: [], untried: [], stale: [] })
  expect(calls).toBeGreaterThan(30)
  expect(logged).not.toContain(canary)
})

test('row-level security alone is enough: without the filters of the statements, still nothing', async () => {
  expect((await attack({ filters: false, rowSecurity: true })).leaks).toEqual([])
})

test('the sweep can see: without filters and without row-level security, it finds the leaks', async () => {
  const { leaks } = await attack({ filters: false, rowSecurity: false })
  expect(new Set(leaks.map(({ route }) => route))).toContain('GET /v1/audit')
  expect(leaks.some(({ sign }) => sign === 'their words are in the answer')).toBe(true)
})

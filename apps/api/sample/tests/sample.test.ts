import { expect, test } from 'vitest'
import { z } from 'zod'
import { fromWire, newId } from '../../core/ids.ts'
import { testApp } from '../../core/testing/app.ts'
import { trialBalance } from '../../domains/accounts/service/statements.ts'
import { sampleAccounts, sampleRows } from '../household.ts'
import { fillSample, makeSample, sampleSettings } from '../sample.ts'
import { clearUnfinished } from '../unfinished.ts'

const { server, signUp, core, wired } = await testApp()
const { contract: accounts, books, workspaces } = wired.accounts
const parts = { db: core.db, accounts, books, workspaces, imports: wired.ingestion.imports }
const ann = await signUp('Ann')
const made = await server.app.inject({ method: 'POST', url: '/v1/workspaces/sample', headers: ann.bearer })
const workspace = String(made.json().id)
const ask = async (url: string) =>
  (await server.app.inject({ url, headers: { ...ann.bearer, 'x-workspace': workspace } })).json()
const scope = { workspaceId: fromWire('wsp', workspace), userId: ann.userId }
const today = Temporal.Now.instant().toZonedDateTimeISO('UTC').toPlainDate()
const rowsOf = async (query: string) =>
  z
    .object({ items: z.array(z.looseObject({ id: z.string(), importId: z.string().nullable() })) })
    .parse(await ask(`/v1/transactions?limit=200&${query}`)).items

test('it is made whole: every account, every row, books that balance', async () => {
  expect([made.statusCode, made.json().kind]).toEqual([201, 'sample'])
  const names = (await ask('/v1/accounts')).items.map(({ name }: { name: string }) => name)
  expect(names.toSorted()).toEqual(sampleAccounts.map(({ name }) => name).toSorted())
  const [recorded, trial] = await core.db.withWorkspace(scope, async (tx) => [
    (await tx.query('select 1 from accounts.transactions where withdrawn_at is null')).rowCount,
    await trialBalance(tx, '2199-12-31'),
  ])
  expect(recorded).toBe(sampleRows(today).length)
  expect(JSON.stringify(trial)).toContain('INR')
})

test('each row of a bank has its statement line, and cash was entered by hand', async () => {
  const { rows } = await core.db.withWorkspace(scope, (tx) =>
    tx.query<{ source: string; rows: number; explained: number }>(
      `select case when t.import_id is null then 'hand' else 'import' end as source, count(*)::int as rows,
         count(*) filter (where exists (
           select from ingestion.lines l where l.workspace_id = t.workspace_id and l.transaction_id = t.id))::int as explained
       from accounts.transactions t where t.withdrawn_at is null group by 1 order by 1`,
    ),
  )
  const [hand, imported] = rows
  expect(hand).toMatchObject({ source: 'hand', explained: 0 })
  expect(imported?.explained).toBe(imported?.rows)
  expect(imported?.rows).toBeGreaterThan(700)
})

test('it shows every feature there is something to see of', async () => {
  const { items: imports } = await ask('/v1/imports?limit=50')
  const states = imports.map(({ state }: { state: string }) => state)
  expect(new Set(states)).toEqual(new Set(['committed', 'undone', 'needs_answer']))
  expect(imports.some(({ counts }: { counts: { duplicate: number } }) => counts.duplicate > 20)).toBe(true)
  for (const query of [
    'pending=true',
    'transfer=true',
    'split=true',
    'excluded=true',
    'currency=EUR',
    'categorised=false',
  ])
    expect((await rowsOf(query)).length, query).toBeGreaterThan(0)
  expect((await ask('/v1/transfers/suggestions')).items.length).toBeGreaterThan(0)
  expect((await ask('/v1/imports/coverage')).items.length).toBeGreaterThan(3)
})

test('asked for twice with one key, it is made once', async () => {
  const headers = { ...ann.bearer, 'idempotency-key': 'one-sample' }
  const make = () => server.app.inject({ method: 'POST', url: '/v1/workspaces/sample', headers })
  const [first, second] = [await make(), await make()]
  expect(second.json().id).toBe(first.json().id)
  expect(second.headers['idempotency-replayed']).toBe('true')
  expect(await samples()).toHaveLength(2)
})

const samples = async () =>
  (await core.db.withSystem(workspaces.all)).filter(({ kind }) => kind === 'sample').map(({ id }) => id)
/** The second file of the household never arrives. */
const cutOff = {
  ...parts,
  imports: {
    ...parts.imports,
    async receive(...[scope, bytes, options]: Parameters<typeof parts.imports.receive>) {
      if (options.fileName !== 'sahyadri-savings.csv') throw new Error('cut off')
      return parts.imports.receive(scope, bytes, options)
    },
  },
}

test('one that cannot be made whole is taken back', async () => {
  const before = await samples()
  await expect(makeSample(cutOff, ann.userId)).rejects.toThrow('cut off')
  expect(await samples()).toEqual(before)
})

test('one whose maker died half-way is seen by nobody and swept away; what is being made, or made, stays', async () => {
  const half = { workspaceId: newId(), userId: ann.userId }
  await core.db.withWorkspace(half, (tx) =>
    workspaces.furnish(tx, { settings: sampleSettings, kind: 'sample', owner: null }),
  )
  await expect(fillSample(cutOff, half)).rejects.toThrow('cut off')
  const before = await samples()
  expect(before).toContain(half.workspaceId)
  const { items } = await ask('/v1/workspaces')
  expect(items.map(({ id }: { id: string }) => fromWire('wsp', id))).not.toContain(half.workspaceId)

  const sweepIn = (minutes: number) =>
    clearUnfinished({ ...parts, clock: { now: () => core.clock.now().add({ minutes }) } }).run()
  await sweepIn(1)
  expect(await samples()).toEqual(before)
  await sweepIn(16)
  expect(await samples()).toEqual(before.filter((id) => id !== half.workspaceId))
  expect(await core.db.withWorkspace(half, (tx) => accounts.listAccounts(tx))).toEqual([])
})

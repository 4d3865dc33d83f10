/** A workspace on its way out: shut at once for everybody, deleted by a job, and gone whatever happens to the process. */
import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Frame } from '../../../core/events/feed.ts'
import { fromWire } from '../../../core/ids.ts'
import { testApp, type Person } from '../../../core/testing/app.ts'
import { tenantTables } from '../../../core/testing/isolation/blind.ts'
import { tracesOf } from '../../../core/testing/traces.ts'
import { resumeErasures } from '../jobs.ts'
import { beginErasure } from '../service/erase.ts'
import { text, type Json } from './server.ts'

const { core, ownerDb, server, background, wired, signUp } = await testApp()
const tables = await tenantTables(ownerDb)

const call = async (
  person: Person,
  method: 'GET' | 'POST',
  url: string,
  body?: object,
  workspace?: string,
) => {
  const headers = { ...person.bearer, ...(workspace ? { 'x-workspace': workspace } : {}) }
  const reply = await server.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() as Json }
}

const statement = `Date,Description,Amount\n${Array.from(
  { length: 250 },
  (_, at) => `2026-01-${String((at % 28) + 1).padStart(2, '0')},ROW ${at},-${at + 1}.00`,
).join('\n')}\n`

/** A workspace called Shop with an import of 250 rows, whose events have all been worked on. */
async function shopOf(person: Person): Promise<{ id: string; workspaceId: string }> {
  const id = text((await call(person, 'POST', '/v1/workspaces', { name: 'Shop' })).body, 'id')
  const scope = { workspaceId: fromWire('wsp', id), userId: person.userId }
  const { imports } = wired.ingestion
  const file = { fileName: 'a.csv', newAccountName: 'Till' }
  const read = await imports.receive(scope, Readable.from([Buffer.from(statement)]), file)
  const done = await imports.commit(scope, read.id, { rows: 'good', acceptSuggestions: false })
  expect(done.counts.new).toBe(250)
  await background.publish()
  const busy = async () =>
    (await core.jobs.list(scope, { limit: 200 })).filter(({ state }) => !['done', 'delayed'].includes(state))
  await expect.poll(busy, { timeout: 20_000 }).toEqual([])
  return { id, workspaceId: scope.workspaceId }
}

/** How many rows of the workspace each table holds, tables without any left out. */
async function rowsLeft(workspaceId: string): Promise<Record<string, number>> {
  const left: Record<string, number> = {}
  await core.db.withWorkspace({ workspaceId, userId: null }, async (tx) => {
    for (const table of tables) {
      const { rows } = await tx.query<{ n: number }>(`select count(*)::integer as n from ${table}`)
      if (rows[0]?.n) left[table] = rows[0].n
    }
  })
  return left
}

/** Frames shown to whoever watches the workspace. */
async function watch(person: Person, workspaceId: string): Promise<Frame[]> {
  const seen: Frame[] = []
  const frames = core.feed.subscribe(
    { workspaceId, userId: person.userId },
    null,
    AbortSignal.timeout(20_000),
  )
  void (async () => {
    for await (const frame of frames) seen.push(frame)
  })()
  return seen
}

test('whoever asks to erase gets a job to watch; everybody is shut out at once, and nothing is left', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  const { id, workspaceId } = await shopOf(ann)
  const invited = await call(ann, 'POST', `/v1/workspaces/${id}/members`, {
    email: bob.email,
    role: 'editor',
  })
  await call(bob, 'POST', '/v1/invitations/accept', { token: invited.body['token'] })
  const invitedLater = await call(ann, 'POST', `/v1/workspaces/${id}/members`, {
    email: 'c@example.org',
    role: 'viewer',
  })
  expect(Object.keys(await rowsLeft(workspaceId)).length).toBeGreaterThan(12)
  const frames = await watch(ann, workspaceId)

  const asked = await call(ann, 'POST', `/v1/workspaces/${id}/erase`, { confirm: 'erase Shop' })
  expect([asked.status, asked.body]).toEqual([202, { jobId: expect.stringMatching(/^job_/) }])
  expect(asked.headers['location']).toBe(`/v1/jobs/${text(asked.body, 'jobId')}`)
  // Either the lock says so, or it is over already.
  const shut = async (person: Person) => (await call(person, 'GET', '/v1/accounts', undefined, id)).status
  for (const person of [ann, bob]) await expect.poll(() => shut(person)).not.toBe(200)
  const late = await call(await signUp(), 'POST', '/v1/invitations/accept', {
    token: invitedLater.body['token'],
  })
  expect(late.body).toMatchObject({ code: 'invitation_invalid' })

  const job = async () => (await call(ann, 'GET', String(asked.headers['location']), undefined, id)).status
  await expect.poll(job, { timeout: 20_000 }).toBe(404)
  expect(await rowsLeft(workspaceId)).toEqual({})
  const traces = await tracesOf(core.databaseUrl, workspaceId)
  expect(traces.filter((table) => !table.startsWith('jobs.'))).toEqual([])
  // A look at the new rows was still waiting for its turn.
  const open = (await core.jobs.list({ ...ann, workspaceId }, { limit: 200 })).filter(
    ({ state }) => state !== 'done',
  )
  expect(open.map(({ name }) => name)).toEqual(['erase_remains'])
  const progress = frames.filter(({ type }) => type === 'job.progress')
  expect(progress.at(-1)?.data).toMatchObject({
    queue: 'erasures',
    step: 'erase',
    jobId: asked.body['jobId'],
  })
  const own = (await call(ann, 'GET', '/v1/me')).body as { workspaces: Json[] }
  expect(own.workspaces).toHaveLength(1)
}, 60_000)

test('a locked workspace is read and written by nobody, and its keys and list entries are gone', async () => {
  const ann = await signUp()
  const { id, workspaceId } = await shopOf(ann)
  const made = await call(ann, 'POST', '/v1/keys', { name: 'till', scopes: ['read'] }, id)
  await core.db.withWorkspace({ ...ann, workspaceId }, (tx) => beginErasure(tx, 'erase Shop'))
  await expect.poll(async () => (await call(ann, 'GET', '/v1/accounts', undefined, id)).status).toBe(410)
  const write = await call(ann, 'POST', '/v1/accounts', { name: 'x', type: 'bank', currency: 'INR' }, id)
  expect(write.body).toMatchObject({ code: 'gone', detail: 'This workspace is being erased' })
  const headers = { 'x-api-key': text(made.body, 'secret') }
  expect((await server.app.inject({ url: '/v1/me', headers })).statusCode).toBe(401)
  const me = (await call(ann, 'GET', '/v1/me')).body as { workspaces: Json[]; currentWorkspaceId: string }
  expect(me.workspaces.map((workspace) => workspace['id'])).not.toContain(id)
  expect(me.currentWorkspaceId).not.toBe(id)
  expect((await call(ann, 'GET', '/v1/accounts')).status).toBe(200)
}, 60_000)

test.each([
  'delete from ingestion.line_blocks',
  'delete from accounts.transactions',
  'delete from accounts.workspaces',
])(
  'kill -9 at "%s": the lock holds, and the sweep finishes the work',
  async (moment) => {
    const ann = await signUp()
    const { id, workspaceId } = await shopOf(ann)
    await core.db.withWorkspace({ ...ann, workspaceId }, (tx) => beginErasure(tx, 'erase Shop'))
    expect(await dieAt(moment, workspaceId)).toBe('SIGKILL')
    expect(await rowsLeft(workspaceId)).toMatchObject({ 'accounts.workspaces': 1, 'accounts.members': 1 })
    await expect.poll(async () => (await call(ann, 'GET', '/v1/accounts', undefined, id)).status).toBe(410)
    await resumeErasures(core).run()
    await expect.poll(() => rowsLeft(workspaceId), { timeout: 20_000 }).toEqual({})
  },
  60_000,
)

async function dieAt(sql: string, workspaceId: string): Promise<NodeJS.Signals | null> {
  const preload = new URL('../../ingestion/tests/die-at.ts', import.meta.url).href
  const program = fileURLToPath(new URL('./erase-child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', preload, program, core.databaseUrl, workspaceId], {
    env: { PATH: process.env['PATH'], DIE_AT: sql },
    stdio: 'ignore',
  })
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}

test('what somebody writes who was let in before, and ends after, goes too', async () => {
  const ann = await signUp()
  const { workspaceId } = await shopOf(ann)
  const scope = { workspaceId, userId: ann.userId }
  const slow = Promise.withResolvers<void>()
  const writing = core.db.withWorkspace(scope, async (tx) => {
    await tx.query(`insert into accounts.month_marks (workspace_id, month) values ($1, '2026-01-01')`, [
      workspaceId,
    ])
    await slow.promise
  })
  await core.db.withWorkspace(scope, (tx) => beginErasure(tx, 'erase Shop'))
  await resumeErasures(core).run()
  await expect.poll(() => rowsLeft(workspaceId), { timeout: 20_000 }).toEqual({})
  slow.resolve()
  await writing
  expect(await rowsLeft(workspaceId)).toEqual({ 'accounts.month_marks': 1 })
  const remains = (await core.jobs.list(scope, { limit: 10 })).find(({ name }) => name === 'erase_remains')
  expect(remains).toMatchObject({ state: 'delayed' })
  await core.jobs.enqueue('erasures', 'erase_remains', {}, { scope })
  await expect.poll(() => rowsLeft(workspaceId)).toEqual({})
}, 60_000)

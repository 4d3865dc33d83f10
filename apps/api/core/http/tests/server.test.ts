import { expect, test } from 'vitest'
import { toWire } from '../../ids.ts'
import { coreServer } from '../../testing/core-server.ts'
import { probes } from './probe.ts'

const { server, signUp, join, core, logged } = await coreServer({ modules: [probes] })
const { app } = server
const ann = await signUp('Ann')
const bob = await signUp('Bob')
const payload = { splits: [{ amount: '1.00' }] }

const eventsOf = async (workspaceId: string): Promise<number> =>
  (await core.db.withWorkspace({ workspaceId, userId: null }, (tx) => tx.query('select id from core.events')))
    .rowCount

test('a person is in their own workspace unless they name another they belong to', async () => {
  const own = await app.inject({ url: '/v1/probes', headers: ann.bearer })
  expect(own.json()).toEqual({ workspaceId: ann.workspaceId, role: 'owner' })
})

test.each([
  [{}],
  [{ authorization: 'Bearer nonsense' }],
  [{ cookie: 'scale.session_token=a.b' }],
  [{ 'x-api-key': 'scale_no' }],
])('without a good credential the answer is 401: %j', async (headers) => {
  const reply = await app.inject({ url: '/v1/probes', headers })
  expect(reply.statusCode).toBe(401)
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(reply.json()).toMatchObject({ code: 'unauthenticated', status: 401 })
})

test('roles: a viewer looks, an editor changes, an owner removes; others see nothing', async () => {
  const workspace = toWire('wsp', ann.workspaceId)
  const as = { ...bob.bearer, 'x-workspace': workspace }
  const look = () => app.inject({ url: '/v1/probes', headers: as })
  const change = () => app.inject({ method: 'POST', url: '/v1/probes', headers: as, payload })
  const remove = () => app.inject({ method: 'DELETE', url: '/v1/probes/1', headers: as })
  const outcomes = async () => [
    (await look()).statusCode,
    (await change()).statusCode,
    (await remove()).statusCode,
  ]

  expect(await outcomes()).toEqual([404, 404, 404])
  await join(bob, ann.workspaceId, 'viewer')
  await expect.poll(outcomes).toEqual([200, 403, 403])
  await join(bob, ann.workspaceId, 'editor')
  await expect.poll(outcomes).toEqual([200, 201, 403])
  await join(bob, ann.workspaceId, 'owner')
  await expect.poll(outcomes).toEqual([200, 201, 204])
})

test('a request that names two workspaces is refused', async () => {
  const url = `/v1/audit?workspace=${toWire('wsp', bob.workspaceId)}`
  const reply = await app.inject({
    url,
    headers: { ...bob.bearer, 'x-workspace': toWire('wsp', ann.workspaceId) },
  })
  expect(reply.json()).toMatchObject({ status: 400, code: 'invalid', field: 'workspace' })
})

test('a write happens once for its key, with its event and audit entry', async () => {
  const before = await eventsOf(ann.workspaceId)
  const send = (amount: string) =>
    app.inject({
      method: 'POST',
      url: '/v1/probes',
      headers: { ...ann.bearer, 'idempotency-key': 'once' },
      payload: { splits: [{ amount }] },
    })
  const [first, again] = [await send('1.00'), await send('1.00')]
  expect(first.statusCode).toBe(201)
  expect(first.headers).not.toHaveProperty('idempotency-replayed')
  expect(again.statusCode).toBe(201)
  expect(again.json()).toEqual(first.json())
  expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: '"1"' })
  expect((await send('2.00')).json()).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
  expect(await eventsOf(ann.workspaceId)).toBe(before + 1)
  const verdict = await app.inject({ url: '/v1/audit/verify', headers: ann.bearer })
  expect(verdict.json()).toMatchObject({ intact: true })
})

test('the audit log is read in pages', async () => {
  const owner = await signUp('Log reader')
  for (let n = 0; n < 3; n++)
    await app.inject({ method: 'POST', url: '/v1/probes', headers: owner.bearer, payload })
  const first = (await app.inject({ url: '/v1/audit?limit=2', headers: owner.bearer })).json()
  expect(first.items.map(({ seq }: { seq: number }) => seq)).toEqual([3, 2])
  const last = (
    await app.inject({ url: `/v1/audit?limit=2&cursor=${first.nextCursor}`, headers: owner.bearer })
  ).json()
  expect(last.items.map(({ seq }: { seq: number }) => seq)).toEqual([1])
  expect(last.nextCursor).toBeNull()
  const bad = await app.inject({ url: '/v1/audit?cursor=nonsense', headers: owner.bearer })
  expect(bad.json()).toMatchObject({ status: 400, code: 'cursor_invalid' })
})

test('what is wrong with a body is said field by field', async () => {
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/probes',
    headers: ann.bearer,
    payload: { splits: [{ amount: '1.00' }, { amount: '1' }] },
  })
  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toMatchObject({
    code: 'invalid',
    field: 'splits.1.amount',
    detail: 'In the body, splits.1.amount: must look like -12.50',
    errors: [{ field: 'splits.1.amount', message: 'must look like -12.50' }],
  })
})

test.each([
  ['POST', '/v1/probes', { 'content-type': 'text/plain' }, '{}', 415, 'media_type_unsupported'],
  ['POST', '/v1/probes', { 'content-type': 'application/xml' }, '<a/>', 415, 'media_type_unsupported'],
  ['POST', '/v1/probes', { 'content-type': 'application/json' }, '{"splits":', 400, 'body_malformed'],
  [
    'POST',
    '/v1/probes',
    { 'content-type': 'application/json' },
    '{"__proto__":{"a":1}}',
    400,
    'body_malformed',
  ],
  [
    'POST',
    '/v1/probes',
    { 'content-type': 'application/json' },
    `"${'x'.repeat(1_100_000)}"`,
    413,
    'body_too_large',
  ],
  ['GET', '/v1/nothing', {}, '', 404, 'not_found'],
  ['DELETE', '/v1/probes', {}, '', 405, 'method_not_allowed'],
  ['PATCH', '/v1/probes/1', {}, '', 428, 'version_required'],
  ['PATCH', '/v1/probes/1', { 'if-match': 'abc' }, '', 412, 'version_conflict'],
] as const)('%s %s %j answers %#', async (method, url, headers, text, status, code) => {
  const reply = await app.inject({
    method,
    url,
    headers: { ...ann.bearer, ...headers },
    ...(text ? { payload: text } : {}),
  })
  expect(reply.json()).toMatchObject({ status, code, requestId: expect.any(String) })
  expect(reply.statusCode).toBe(status)
})

test('what we break tells nothing but the request, and is logged by it', async () => {
  const reply = await app.inject({ url: '/v1/probes/break', headers: { 'x-request-id': 'trace-me-please' } })
  expect(reply.statusCode).toBe(500)
  expect(reply.body).not.toContain('secret')
  expect(reply.json()).toMatchObject({ code: 'internal', requestId: 'trace-me-please' })
  expect(reply.headers['x-request-id']).toBe('trace-me-please')
  expect(logged.join('')).toContain('trace-me-please')
})

test('a request id that could forge a log line is replaced', async () => {
  const reply = await app.inject({ url: '/health/live', headers: { 'x-request-id': 'a"},{"level":50' } })
  expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('an amount never leaves as a number, nor an answer in another shape than documented', async () => {
  expect((await app.inject('/v1/probes/leak')).statusCode).toBe(500)
  expect((await app.inject('/v1/probes/shape')).statusCode).toBe(500)
})

test('long answers are packed where the client can unpack', async () => {
  const packed = await app.inject({ url: '/v1/probes/long', headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(packed.rawPayload.length).toBeLessThan(2000)
  expect((await app.inject('/v1/probes/long')).headers).not.toHaveProperty('content-encoding')
})

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin' }, 201],
  ['our own page in an older browser', { origin: 'http://localhost' }, 201],
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a page of a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
  ['another site in an older browser', { origin: 'http://evil.example' }, 403],
  ['a sandboxed page', { origin: 'null' }, 403],
  ['nobody knows who', {}, 403],
])('with a cookie, a change asked for by %s', async (_who, headers, status) => {
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/probes',
    headers: { host: 'localhost', cookie: ann.cookie, ...headers },
    payload,
  })
  expect(reply.statusCode).toBe(status)
  expect(reply.json().code).toBe(status === 403 ? 'origin_refused' : undefined)
})

test('a foreign name that was pointed at this machine changes nothing', async () => {
  const headers = { host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }
  const reply = await app.inject({ method: 'POST', url: '/v1/auth/sign-up/email', headers, payload: {} })
  expect(reply.json()).toMatchObject({ status: 403, code: 'origin_refused' })
})

test('a route that does not say who may call it does not start', async () => {
  await expect(
    coreServer({
      modules: [{ ...probes, routes: async (open) => void open.get('/v1/open', async () => 'all of it') }],
    }),
  ).rejects.toThrow('/v1/open does not say who may call it')
})

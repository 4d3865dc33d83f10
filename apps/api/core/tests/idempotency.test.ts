import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { appendEvent } from '../events/outbox.ts'
import { type Reply, forgetOldReplies, idempotently } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { fakeClock, testDb } from '../testing/index.ts'

const clock = fakeClock()
const { db, newScope } = await testDb({ clock })

const request = (body: string, key = 'key-1') => ({ key, hash: createHash('sha256').update(body).digest() })
const countEvents = (scope: ReturnType<typeof newScope>) =>
  db.withWorkspace(scope, async (tx) => (await tx.query('select id from core.events')).rowCount)

test('the second call gets the first answer and changes nothing', async () => {
  const scope = newScope()
  const call = () =>
    db.withWorkspace(scope, (tx) =>
      idempotently(tx, request('a'), async () => ({
        status: 201,
        body: { id: await appendEvent(tx, { type: 'a.made', data: {} }) },
        headers: { etag: '"1"' },
      })),
    )
  const first = await call()
  expect(await call()).toEqual({ ...first, replayed: true })
  expect(first).toMatchObject({ status: 201, replayed: false })
  expect(await countEvents(scope)).toBe(1)
})

test('a hundred calls at once have one effect and one answer', async () => {
  const scope = newScope()
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      db.withWorkspace(scope, (tx) =>
        idempotently(tx, request('a'), async () => ({
          status: 201,
          body: { id: await appendEvent(tx, { type: 'a.made', data: {} }) },
        })),
      ),
    ),
  )
  expect(await countEvents(scope)).toBe(1)
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
})

test('a call that fails leaves nothing behind, and its key is free', async () => {
  const scope = newScope()
  const call = (work: () => Promise<{ status: number; body: unknown }>) =>
    db.withWorkspace(scope, (tx) => idempotently(tx, request('a'), work))
  await expect(call(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await call(async () => ({ status: 200, body: null }))).toEqual({
    status: 200,
    body: null,
    replayed: false,
  })
})

test('the same key with another request is refused', async () => {
  const scope = newScope()
  const work = vi.fn<() => Promise<Reply>>(async () => ({ status: 200, body: {} }))
  await db.withWorkspace(scope, (tx) => idempotently(tx, request('a'), work))
  const other = db.withWorkspace(scope, (tx) => idempotently(tx, request('b'), work))
  await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused', field: 'Idempotency-Key' })
  expect(work).toHaveBeenCalledTimes(1)
})

test.each(['', 'two words', 'x'.repeat(201), 'ключ'])('the key %j is refused', async (key) => {
  const call = db.withWorkspace(newScope(), (tx) =>
    idempotently(tx, request('a', key), async () => ({ status: 200, body: 0 })),
  )
  await expect(call).rejects.toMatchObject({ code: 'idempotency_key_invalid' })
})

test('keys belong to their workspace, or to the person where there is none', async () => {
  const work = async () => ({ status: 200, body: newId() })
  const run = (scope = newScope()) => db.withWorkspace(scope, (tx) => idempotently(tx, request('a'), work))
  expect((await run()).body).not.toEqual((await run()).body)
  const userId = newId()
  const own = (id = userId) => db.withUser(id, (tx) => idempotently(tx, request('a'), work))
  expect((await own()).body).toEqual((await own()).body)
  expect((await own(newId())).replayed).toBe(false)
})

test('after a day the answer is forgotten', async () => {
  const scope = newScope()
  const call = () =>
    db.withWorkspace(scope, (tx) => idempotently(tx, request('a'), async () => ({ status: 200, body: 1 })))
  await call()
  clock.advance({ hours: 23 })
  await forgetOldReplies(db)
  expect((await call()).replayed).toBe(true)
  clock.advance({ hours: 2 })
  expect(await forgetOldReplies(db)).toBeGreaterThan(0)
  expect((await call()).replayed).toBe(false)
})

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Scope, openDb } from '../db/db.ts'
import { openListener } from '../db/listen.ts'
import { type Consumer, consumerJobId, runOnce } from '../events/consumers.ts'
import { type Frame, openFeed } from '../events/feed.ts'
import { appendEvent } from '../events/outbox.ts'
import { queuesFor } from '../events/queues.ts'
import { startRelay } from '../events/relay.ts'
import { eventsAfter, numberEvents, pruneEvents } from '../events/store.ts'
import { isUuid, newId } from '../ids.ts'
import { postgresDriver } from '../jobs/driver.ts'
import { openJobs } from '../jobs/open.ts'
import { createLog } from '../log.ts'
import { fakeClock, testDb } from '../testing/index.ts'

const clock = fakeClock()
const { db, url, newScope } = await testDb({ clock })
const listener = await openListener(url)
const feed = await openFeed(db, listener)
const log = createLog({ level: 'silent' })
afterAll(async () => {
  await feed.close()
  await listener.close()
})

beforeAll(() =>
  db.withOwner(async (tx) => {
    await tx.query('create table public.effect (workspace_id uuid not null, event_id uuid not null)')
    await tx.query('grant select, insert on public.effect to scale_app')
  }),
)

const record = (scope: Scope, type = 'test.counted', count = 1) =>
  db.withWorkspace(scope, async (tx) => {
    for (let index = 0; index < count; index += 1) await appendEvent(tx, { type, data: { index } })
  })
const number = async (limit = 1_000): Promise<void> => {
  while ((await db.withSystem((tx) => numberEvents(tx, limit))) !== 0);
}
const effects = async (scope: Scope) =>
  (
    await db.withOwner((tx) =>
      tx.query<{ id: string }>('select event_id as id from public.effect where workspace_id = $1', [
        scope.workspaceId,
      ]),
    )
  ).rows
const seqs = (scope: Scope) =>
  db.withWorkspace(scope, async (tx) => (await eventsAfter(tx, 0n, 10_000)).map((event) => Number(event.seq)))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('events of a workspace are numbered 1, 2, 3, whatever others do meanwhile', async () => {
  const [one, other] = [newScope(), newScope()]
  for (let round = 0; round < 5; round += 1)
    await Promise.all([record(one), record(other, 'test.counted', 2)])
  await number(3)
  expect(await seqs(one)).toEqual(upTo(5))
  expect(await seqs(other)).toEqual(upTo(10))
})

test('an event that commits late is numbered late, not skipped', async () => {
  const scope = newScope()
  const letGo = Promise.withResolvers<void>()
  const slow = db.withWorkspace(scope, async (tx) => {
    await appendEvent(tx, { type: 'test.slow', data: {} })
    await letGo.promise
  })
  await sleep(50)
  await record(scope, 'test.quick')
  await number()
  letGo.resolve()
  await slow
  await number()
  const events = await db.withWorkspace(scope, (tx) => eventsAfter(tx, 0n, 10))
  expect(events.map((event) => [event.type, event.seq])).toEqual([
    ['test.quick', 1n],
    ['test.slow', 2n],
  ])
})

test('many relays at once number without gaps or doubles', async () => {
  const scopes = [newScope(), newScope()]
  const writing = Promise.all(
    scopes.map(async (scope) => {
      for (let index = 0; index < 40; index += 1) await record(scope)
    }),
  )
  const relays = Promise.all(
    upTo(4).map(async () => {
      for (let round = 0; round < 40; round += 1) await db.withSystem((tx) => numberEvents(tx, 3))
    }),
  )
  await Promise.all([writing, relays])
  await number()
  for (const scope of scopes) expect(await seqs(scope)).toEqual(upTo(40))
})

test('a consumer does its work once, however often it is asked', async () => {
  const event = { id: newId(), scope: newScope() }
  const work = vi.fn<() => Promise<void>>(async () => {})
  const answers = await Promise.all(upTo(5).map(() => runOnce(db, 'test.consumer', event, work)))
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(work).toHaveBeenCalledTimes(1)
  await expect(runOnce(db, 'test.other', event, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await runOnce(db, 'test.other', event, work)).toBe(true)
})

test('job ids of consumers are UUIDs and differ by consumer and event', () => {
  const id = newId()
  expect(isUuid(consumerJobId('a.b', id))).toBe(true)
  expect(
    new Set([consumerJobId('a.b', id), consumerJobId('a.c', id), consumerJobId('a.b', newId())]).size,
  ).toBe(3)
  expect(consumerJobId('a.b', id)).toBe(consumerJobId('a.b', id))
})

test('an event reaches its consumers soon after it is committed, and no others', async () => {
  const [handled, newest] = [vi.fn<(type: string) => void>(), vi.fn<(data: unknown) => void>()]
  const consumers: Consumer[] = [
    { name: 'test.hears', events: ['test.heard'], handle: async (_, event) => handled(event.type) },
    {
      name: 'test.hears_the_newest',
      newestOnly: true,
      events: ['test.many'],
      handle: async (_, event) => newest(event.data),
    },
  ]
  const jobs = await openJobs({ driver: postgresDriver(url), db, feed, listener, log })
  queuesFor(db, [], consumers).forEach((queue) => jobs.define(queue))
  await jobs.start()
  const relay = await startRelay({
    db,
    listener,
    jobs,
    consumers,
    log,
    limits: { lookMsMin: 60_000, lookMsMax: 60_000 },
  })
  await relay.drain()
  const scope = newScope()
  await record(scope, 'test.unheard')
  await record(scope, 'test.heard')
  await vi.waitFor(() => expect(handled).toHaveBeenCalledWith('test.heard'), 2_000)
  expect(handled).toHaveBeenCalledTimes(1)

  await record(scope, 'test.many', 5)
  await record(newScope(), 'test.many', 1)
  await vi.waitFor(() => expect(newest).toHaveBeenCalledTimes(2), 2_000)
  expect(newest.mock.calls).toEqual(expect.arrayContaining([[{ index: 4 }], [{ index: 0 }]]))
  await relay.stop()
  await jobs.close(0)
})

test('a stream gets what is there, then what comes, in order, and only its workspace', async () => {
  const scope = newScope()
  await record(scope, 'test.early', 3)
  await number()
  const end = new AbortController()
  const seen: Frame[] = []
  const watching = (async () => {
    for await (const frame of feed.subscribe(scope, 1n, end.signal)) seen.push(frame)
  })()
  await vi.waitFor(() => expect(seen).toHaveLength(2))
  await record(newScope(), 'test.foreign')
  await record(scope, 'test.late', 2)
  await number()
  await vi.waitFor(() => expect(seen.map((frame) => Number(frame.seq))).toEqual([2, 3, 4, 5]))
  await feed.show(scope.workspaceId, { type: 'job.progress', data: { done: 1 } })
  await vi.waitFor(() =>
    expect(seen.at(-1)).toMatchObject({ seq: null, type: 'job.progress', data: { done: 1 } }),
  )
  end.abort()
  await watching
  expect(feed.watchers).toBe(0)
})

test('a stream goes on after its connection to the database was lost', async () => {
  const scope = newScope()
  const end = new AbortController()
  const seen: Frame[] = []
  const watching = (async () => {
    for await (const frame of feed.subscribe(scope, null, end.signal)) seen.push(frame)
  })()
  await vi.waitFor(() => expect(feed.watchers).toBe(1))
  await db.withOwner((tx) =>
    tx.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like '% listen'`),
  )
  await record(scope, 'test.late')
  await number()
  await vi.waitFor(() => expect(seen.map((frame) => frame.type)).toEqual(['test.late']), 8_000)
  end.abort()
  await watching
})

test('old events are pruned, and a stream that wants them is told to start afresh', async () => {
  const scope = newScope()
  await record(scope, 'test.old', 2)
  await number()
  await db.withSystem((tx) => tx.query('update core.events set queued = true'))
  clock.advance({ hours: 24 })
  await record(scope, 'test.new')
  await number()
  await db.withSystem(async (tx) => pruneEvents(tx, clock.now().subtract({ hours: 1 })))
  const next = (after: bigint | null) => feed.subscribe(scope, after, AbortSignal.timeout(500)).next()
  await expect(next(1n)).rejects.toMatchObject({ code: 'events_expired' })
  await expect(next(99n)).rejects.toMatchObject({ code: 'events_expired' })
  expect(await next(2n)).toMatchObject({ value: { seq: 3n, type: 'test.new' } })
})

test('kill -9 again and again: each event has its effect exactly once', { timeout: 90_000 }, async () => {
  const scope = newScope()
  const total = 60
  const plain = await openDb({ url, clock })
  await plain.withWorkspace(scope, async (tx) => {
    for (let index = 0; index < total; index += 1)
      await appendEvent(tx, { type: 'test.counted', data: { index } })
  })
  await plain.close()
  const program = fileURLToPath(new URL('processes/worker.ts', import.meta.url))
  for (const liveMs of [20, 60, 120, 200, 350, 600]) {
    const worker = fork(program, [url, '40'], { stdio: 'inherit' })
    await once(worker, 'message')
    await sleep(liveMs)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  const last = fork(program, [url, '0'], { stdio: 'inherit' })
  try {
    await vi.waitFor(async () => expect((await effects(scope)).length).toBeGreaterThanOrEqual(total), {
      timeout: 60_000,
      interval: 200,
    })
    await sleep(500)
  } finally {
    last.kill('SIGKILL')
  }
  const done = (await effects(scope)).map((row) => row.id)
  expect(done).toHaveLength(total)
  expect(new Set(done).size).toBe(total)
  expect(await seqs(scope)).toEqual(upTo(total))
})

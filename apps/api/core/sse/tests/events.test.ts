import { expect, test } from 'vitest'
import { openListener } from '../../db/listen.ts'
import { openFeed } from '../../events/feed.ts'
import { appendEvent } from '../../events/outbox.ts'
import { numberEvents } from '../../events/store.ts'
import { coreServer, type Person } from '../../testing/core-server.ts'

const { server, core, signUp, leave, join, listen } = await coreServer({ env: { STREAMS_PER_USER_MAX: '2' } })
const { port } = await listen()
const origin = `http://127.0.0.1:${port}`

async function happen(person: Person, n: number): Promise<void> {
  await core.db.withWorkspace({ workspaceId: person.workspaceId, userId: person.userId }, (tx) =>
    appendEvent(tx, { type: 'probe.made', data: { n } }),
  )
  await core.db.withSystem((tx) => numberEvents(tx, 100))
}

/** An open stream: what came so far, and whether it has ended. */
async function watch(headers: Record<string, string>, query = '') {
  const reply = await fetch(`${origin}/v1/events${query}`, { headers })
  const state = { status: reply.status, text: '', ended: false }
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
  void (async () => {
    for (;;) {
      const part = await reader?.read().catch(() => undefined)
      if (!part || part.done) break
      state.text += part.value
    }
    state.ended = true
  })()
  return { state, stop: () => reader?.cancel() }
}

test('events arrive by name, with their number; a stream that comes back misses none', async () => {
  const ann = await signUp()
  const first = await watch(ann.bearer)
  await happen(ann, 1)
  await expect.poll(() => first.state.text).toContain('id: 1\nevent: probe.made\ndata: {"n":1,"at":"')
  expect(first.state.text).toMatch(/^retry: \d+\n\n/)
  await first.stop()
  await happen(ann, 2)
  await happen(ann, 3)
  const second = await watch({ ...ann.bearer, 'last-event-id': '1' })
  await expect.poll(() => second.state.text).toContain('"n":3')
  expect(second.state.text).toMatch(/"n":2[^]*"n":3/)
  expect(second.state.text).not.toContain('"n":1')
  await second.stop()
})

test('what is no longer kept is answered with resync', async () => {
  const ann = await signUp()
  const stream = await watch({ ...ann.bearer, 'last-event-id': '77' })
  await expect.poll(() => stream.state.text).toContain('event: resync')
  await happen(ann, 1)
  await expect.poll(() => stream.state.text).toContain('"n":1')
  await stream.stop()
})

test('nobody hears of another workspace', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  const stream = await watch(bob.bearer)
  await happen(ann, 1)
  await happen(bob, 2)
  await expect.poll(() => stream.state.text).toContain('"n":2')
  expect(stream.state.text).not.toContain('"n":1')
  await stream.stop()
})

test('frames shown in another process arrive here', async () => {
  const ann = await signUp()
  const stream = await watch(ann.bearer)
  const listener = await openListener(core.databaseUrl)
  const elsewhere = await openFeed(core.db, listener)
  await elsewhere.show(ann.workspaceId, { type: 'job.progress', data: { done: 3 } })
  await expect.poll(() => stream.state.text).toContain('event: job.progress\ndata: {"done":3')
  await elsewhere.close()
  await listener.close()
  await stream.stop()
})

test('signing out ends the stream within five seconds, and at once in fact', async () => {
  const ann = await signUp()
  const stream = await watch(ann.bearer)
  await server.app.inject({ method: 'POST', url: '/v1/auth/sign-out', headers: ann.bearer, payload: {} })
  await expect.poll(() => stream.state.ended, { timeout: 2000 }).toBe(true)
})

test('leaving the workspace ends the stream', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  await join(bob, ann.workspaceId, 'viewer')
  const { toWire } = await import('../../ids.ts')
  let stream = await watch(bob.bearer, `?workspace=${toWire('wsp', ann.workspaceId)}`)
  await expect
    .poll(async () => {
      if (stream.state.status !== 200)
        stream = await watch(bob.bearer, `?workspace=${toWire('wsp', ann.workspaceId)}`)
      return stream.state.status
    })
    .toBe(200)
  await leave(bob, ann.workspaceId)
  await expect.poll(() => stream.state.ended, { timeout: 5000 }).toBe(true)
})

test('one person holds only so many streams', async () => {
  const ann = await signUp()
  const streams = [await watch(ann.bearer), await watch(ann.bearer), await watch(ann.bearer)]
  expect(streams.map(({ state }) => state.status)).toEqual([200, 200, 429])
  await streams[0]?.stop()
  await expect
    .poll(async () => {
      const next = await watch(ann.bearer)
      await next.stop()
      return next.state.status
    })
    .toBe(200)
  await streams[1]?.stop()
})

test('a stream carries the headers of every answer', async () => {
  const ann = await signUp()
  const reply = await fetch(`${origin}/v1/events`, { headers: ann.bearer })
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  expect(reply.headers.get('cache-control')).toContain('no-store')
  expect(reply.headers.get('x-request-id')).toBeTruthy()
  await reply.body?.cancel()
})

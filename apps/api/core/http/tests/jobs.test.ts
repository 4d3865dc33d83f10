/** The routes of long work, on queues that run: what failed for good is shown to its owner, and runs again on their word. */
import { expect, test } from 'vitest'
import { defineQueues, startBackground } from '../../background.ts'
import { Fault } from '../../errors.ts'
import { toWire } from '../../ids.ts'
import type { DomainModule } from '../../module.ts'
import { coreServer } from '../../testing/core-server.ts'
import { atEnd } from '../../testing/at-end.ts'

const payee = { known: false, paid: [] as unknown[] }
const payments: DomainModule = {
  name: 'payments',
  routes: async () => {},
  consumers: [],
  queues: [
    {
      name: 'payments',
      concurrency: 1,
      handlers: {
        pay: async (data) => {
          if (!payee.known) throw new Fault('not_found', { detail: 'That payee was removed' })
          payee.paid.push(data)
        },
      },
    },
  ],
}

const { server, core, signUp, join } = await coreServer({ modules: [payments], queues: true })
defineQueues(core, [payments])
const background = await startBackground(core, [payments])
atEnd(() => background.stop())

test('a dead job is listed with its reason, and replayed once, by an owner of its workspace', async () => {
  const [ann, bob, eve] = [await signUp('Ann'), await signUp('Bob'), await signUp('Eve')]
  await join(bob, ann.workspaceId, 'editor')
  const scope = { workspaceId: ann.workspaceId, userId: ann.userId }
  const jobId = await core.jobs.enqueue('payments', 'pay', { rows: 3 }, { scope })
  const id = toWire('job', jobId)
  const call = async (method: 'GET' | 'POST', url: string, headers: object = ann.bearer) => {
    const reply = await server.app.inject({ method, url, headers: { ...headers } })
    return { status: reply.statusCode, body: reply.json() as unknown }
  }
  const state = async () => ((await call('GET', `/v1/jobs/${id}`)).body as { state: string }).state
  const replay = (headers?: object) => call('POST', `/v1/jobs/${id}/replay`, headers)
  const told = async () =>
    ((await call('GET', '/v1/audit')).body as { items: { action: string; object: string }[] }).items.filter(
      ({ action }) => action === 'core.job_replayed',
    )

  await expect.poll(state).toBe('failed')
  expect((await call('GET', '/v1/jobs')).body).toMatchObject({
    items: [{ id, name: 'pay', state: 'failed', attempts: 1, error: 'That payee was removed' }],
  })

  expect(await replay(eve.bearer)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  const inAnns = { ...bob.bearer, 'x-workspace': toWire('wsp', ann.workspaceId) }
  expect(await replay(inAnns)).toMatchObject({ status: 403 })
  expect(await told()).toEqual([])

  payee.known = true
  expect(await replay()).toEqual({ status: 202, body: { id } })
  await expect.poll(state).toBe('done')
  expect(payee.paid).toEqual([{ rows: 3 }])
  expect(await replay()).toMatchObject({ status: 409, body: { code: 'job_not_replayable' } })
  expect(await told()).toMatchObject([{ object: id }])
  expect((await call('GET', '/v1/jobs')).body).toMatchObject({ items: [{ id, state: 'done' }] })
})

/** Two strangers on one server: the victim, whose texts all hold a canary, and the intruder, who knows every id. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { bury } from '../../jobs/dead-letters.ts'
import { forecastQueue, recurringQueue, trainingQueue } from '../../../domains/forecasting/queues.ts'
import { appendAudit } from '../../audit/audit.ts'
import type { Tx } from '../../db/db.ts'
import { appendEvent } from '../../events/outbox.ts'
import { newId, toWire } from '../../ids.ts'
import type { CoreServer, Person } from '../core-server.ts'
import { digestOf, tenantTables } from './blind.ts'
import type { Cases, Ids } from './cases.ts'
import type { Sweep } from './sweep.ts'

export interface Actor {
  person: Person
  canary: string
  /** Calls the API as this person; throws unless it succeeds. Text goes as a file's bytes. */
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object | string): Promise<Answer>
  /** What only a job writes. */
  inWorkspace<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** The body, and the operation that would take it back. */
export type Answer = Record<string, unknown> & { id: string; operation: string }

/** Fills the victim's workspace through the API and answers the wire ids of what it made, by name. */
export type Seed = (victim: Actor) => Promise<Ids>

export async function openWorld(running: CoreServer, cases: Cases, seed: Seed): Promise<Sweep> {
  const canary = `canary-${randomUUID()}`
  const victim = actorOf(running, await running.signUp(`Vic ${canary}`), canary)
  const intruder = actorOf(running, await running.signUp('Ian'), 'none')
  const theirs = await idsOf(victim, seed)
  const own = await idsOf(intruder, seed)
  const key = await intruder.call('POST', '/v1/keys', { name: 'mine', scopes: ['read', 'write'] })
  await settled(running)
  const tables = await tenantTables(running.ownerDb)
  const { workspaceId } = victim.person
  return {
    app: running.server.app,
    routes: running.server.routes,
    cases,
    canary,
    theirs,
    own,
    theirWorkspace: toWire('wsp', workspaceId),
    intruder: { session: intruder.person.bearer, key: { 'x-api-key': String(key['secret']) } },
    digest: async () =>
      (await digestOf(running.ownerDb, tables, workspaceId)) + (await accessOf(running, victim)),
  }
}

const [quietMs, quietTimes] = [150, 5]
/** Their jobs are due long after the test (FORECAST_AFTER_SECONDS in core-server.ts). */
const later: ReadonlySet<string> = new Set([forecastQueue, trainingQueue, recurringQueue])

/** What the seeds set off in the background has ended: from now on nothing moves but what the intruder does. */
async function settled({ core }: CoreServer): Promise<void> {
  for (let quiet = 0; quiet < quietTimes;) {
    const waiting = Object.entries(await core.jobs.waiting()).some(
      ([queue, count]) => count > 0 && !later.has(queue),
    )
    quiet = waiting ? 0 : quiet + 1
    await sleep(quietMs)
  }
}

async function idsOf(actor: Actor, seed: Seed): Promise<Ids> {
  const { userId, workspaceId } = actor.person
  return {
    user: toWire('usr', userId),
    workspace: toWire('wsp', workspaceId),
    ...(await seedCore(actor)),
    ...(await seed(actor)),
  }
}

function actorOf({ core, server }: CoreServer, person: Person, canary: string): Actor {
  return {
    person,
    canary,
    inWorkspace: (work) =>
      core.db.withWorkspace({ workspaceId: person.workspaceId, userId: person.userId }, work),
    async call(method, url, body) {
      const file = typeof body === 'string' ? { 'content-type': 'text/csv' } : {}
      const reply = await server.app.inject({
        method,
        url,
        headers: { ...person.bearer, 'if-match': '*', ...file },
        ...(body ? { payload: body } : {}),
      })
      if (reply.statusCode >= 400) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body}`)
      const answer: Answer = JSON.parse(reply.body)
      return { ...answer, operation: String(reply.headers['x-operation'] ?? '') }
    },
  }
}

/** What every workspace has, whatever its domains: a key, an event, an audit entry, a job that failed for good. */
async function seedCore({ canary, call, inWorkspace }: Actor): Promise<Ids> {
  const key = await call('POST', '/v1/keys', { name: canary.slice(0, 32), scopes: ['read'] })
  const jobId = newId()
  await inWorkspace(async (tx) => {
    await appendEvent(tx, { type: 'probe.made', data: { canary } })
    await appendAudit(tx, { action: 'probe.made', object: canary })
    await bury(tx, {
      id: jobId,
      queue: 'events',
      name: 'probe',
      data: { canary },
      attempts: 5,
      error: canary,
    })
  })
  return { key: key.id, session: await sessionOf(call), job: toWire('job', jobId) }
}

async function sessionOf(call: Actor['call']): Promise<string> {
  const { items } = await call('GET', '/v1/sessions')
  return (
    z
      .array(z.object({ id: z.string() }))
      .min(1)
      .parse(items)[0]?.id ?? ''
  )
}

/** Keys and sessions live with sign-in, outside the tenant tables. */
async function accessOf({ ownerDb }: CoreServer, { person }: Actor): Promise<string> {
  const { rows } = await ownerDb.withOwner((tx) =>
    tx.query<{ digest: string }>(
      `select md5(coalesce(string_agg(row, '|' order by row), '')) as digest from (
         select t::text from scale_auth.apikey t where "referenceId" = $1
         union all select t::text from scale_auth.session t where "userId" = $1) as held (row)`,
      [person.userId],
    ),
  )
  return rows[0]?.digest ?? ''
}

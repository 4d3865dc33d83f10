/** The work nobody waits for: publishing events, running jobs, and sweeping up. One or more processes do it. */
import { forgetExpired } from './auth/forget-expired.ts'
import { backlog, pruneEvents } from './events/store.ts'
import { queuesFor } from './events/queues.ts'
import { type Relay, startRelay } from './events/relay.ts'
import { forgetOldReplies } from './idempotency.ts'
import { type Sweep, startSweeps } from './jobs/sweeps.ts'
import type { Core, DomainModule } from './module.ts'

export interface Background {
  /** Publishes what has been committed so far, without waiting to be woken. */
  publish(): Promise<void>
  /** Running jobs get their time to end when `core.jobs` closes. */
  stop(): Promise<void>
}

/** Makes the queues of all modules known, so that their jobs can be found, listed and replayed. Call it once. */
export function defineQueues(core: Core, modules: readonly DomainModule[]): void {
  const own = modules.flatMap((module) => module.queues)
  const consumers = modules.flatMap((module) => module.consumers)
  for (const queue of queuesFor(core.db, own, consumers)) core.jobs.define(queue)
  measure(core)
}

/** How far behind the unasked work is, for whoever watches the installation. */
function measure(core: Core): void {
  core.metrics.gauge('scale.jobs.waiting', { description: 'Jobs that wait, by queue' }, async () =>
    Object.entries(await core.jobs.waiting()).map(([queue, value]) => ({ value, labels: { queue } })),
  )
  core.metrics.gauge(
    'scale.events.unpublished',
    { description: 'Events not yet in the queues' },
    async () => [{ value: (await core.db.withSystem(backlog)).events }],
  )
  core.metrics.gauge(
    'scale.events.lag',
    { unit: 's', description: 'Age of the oldest event that is not yet in the queues' },
    async () => [{ value: (await core.db.withSystem(backlog)).ageSeconds }],
  )
  core.metrics.gauge(
    'db.client.connection.count',
    { description: 'Connections of the pool, by state; waiting are transactions that have none yet' },
    () => Object.entries(core.db.connections()).map(([state, value]) => ({ value, labels: { state } })),
  )
  core.metrics.gauge('scale.streams.open', { description: 'Event streams of this process' }, () => [
    { value: core.feed.watchers },
  ])
}

/** Starts working, in processes whose role is `all` or `worker`, and in the command line. */
export async function startBackground(core: Core, modules: readonly DomainModule[]): Promise<Background> {
  const consumers = modules.flatMap((module) => module.consumers)
  const [relay] = await Promise.all([startRelay({ ...core, consumers }), core.jobs.start()])
  const stopSweeps = startSweeps(
    [...coreSweeps(core), ...modules.flatMap((module) => module.sweeps ?? [])],
    core.log,
  )
  return { publish: () => relay.drain(), stop: () => stop(relay, stopSweeps) }
}

async function stop(relay: Relay, stopSweeps: () => Promise<void>): Promise<void> {
  await Promise.all([relay.stop(), stopSweeps()])
}

const hourMs = 3_600_000
/** A browser that was away for longer loads everything afresh. */
const eventsKept = Temporal.Duration.from({ hours: 24 * 7 })

function coreSweeps(core: Core): Sweep[] {
  return [
    {
      name: 'core.prune_events',
      everyMs: hourMs,
      async run() {
        const before = core.clock.now().subtract(eventsKept)
        while ((await core.db.withSystem((tx) => pruneEvents(tx, before))) > 0);
      },
    },
    {
      name: 'core.forget_replies',
      everyMs: hourMs,
      async run() {
        while ((await forgetOldReplies(core.db)) > 0);
      },
    },
    {
      name: 'core.forget_expired_sign_ins',
      everyMs: hourMs,
      async run() {
        await forgetExpired(core.db)
      },
    },
  ]
}

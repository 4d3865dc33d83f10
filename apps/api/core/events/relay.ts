/**
 * Drains the outbox: numbers new events, which makes them visible in the stream, and gives each subscribed consumer
 * one job per event. A crash between any two steps leaves work that the next round finds; job ids are derived from
 * the event, so a repeated step adds nothing.
 */
import type { Db } from '../db/db.ts'
import type { Listener } from '../db/listen.ts'
import type { Jobs, NewJob } from '../jobs/jobs.ts'
import type { Logger } from '../log.ts'
import { type Consumer, type PublishedEvent, consumerJobId, queueOf } from './consumers.ts'
import { outboxChannel } from './outbox.ts'
import { eventsToQueue, markQueued, numberEvents } from './store.ts'

export interface RelayDeps {
  db: Db
  listener: Listener
  jobs: Jobs
  consumers: readonly Consumer[]
  log: Logger
  limits?: Partial<RelayLimits>
}

export interface RelayLimits {
  batch: number
  /** NOTIFY wakes the relay; this is for the ones that got lost. Doubles while nothing comes. */
  lookMsMin: number
  lookMsMax: number
}

export const relayLimits: RelayLimits = { batch: 500, lookMsMin: 250, lookMsMax: 5_000 }

export interface Relay {
  /** Publishes everything committed so far; resolves when done. For tests and for the command line. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Every worker process may run one; they take turns. */
export async function startRelay(deps: RelayDeps): Promise<Relay> {
  const limits = { ...relayLimits, ...deps.limits }
  const byType = subscriptions(deps.consumers)
  let stopped = false
  let bell = Promise.withResolvers<void>()
  const ring = (): void => bell.resolve()

  /** One round after the other in this process; between processes the database's lock decides. */
  let round: Promise<number> = Promise.resolve(0)
  const drain = (): Promise<number> => {
    round = round.catch(() => 0).then(() => drainOnce(deps, byType, limits.batch))
    return round
  }

  async function loop(): Promise<void> {
    let lookMs = limits.lookMsMin
    while (!stopped) {
      bell = Promise.withResolvers<void>()
      const moved = await drain().catch((error: unknown) => {
        deps.log.error({ err: error }, 'the relay failed and will try again')
        return 0
      })
      lookMs = moved > 0 ? limits.lookMsMin : Math.min(lookMs * 2, limits.lookMsMax)
      const timer = setTimeout(ring, lookMs)
      await bell.promise
      clearTimeout(timer)
    }
  }

  const endListening = await deps.listener.listen(outboxChannel, ring)
  const running = loop()
  return {
    drain: async () => void (await drain()),
    async stop() {
      stopped = true
      endListening()
      ring()
      await running
    },
  }
}

/** Returns how many steps were done. */
async function drainOnce(
  deps: RelayDeps,
  byType: ReadonlyMap<string, Consumer[]>,
  batch: number,
): Promise<number> {
  let moved = 0
  for (;;) {
    const numbered = await deps.db.withSystem((tx) => numberEvents(tx, batch))
    const queued = await queueJobs(deps, byType, batch)
    moved += (numbered ?? 0) + queued
    // Null: another process is numbering at this moment, and goes on until nothing is left.
    if (!numbered && queued < batch) return moved
  }
}

function subscriptions(consumers: readonly Consumer[]): Map<string, Consumer[]> {
  const byType = new Map<string, Consumer[]>()
  for (const consumer of consumers) {
    for (const type of consumer.events) byType.set(type, [...(byType.get(type) ?? []), consumer])
  }
  return byType
}

async function queueJobs(
  deps: RelayDeps,
  byType: ReadonlyMap<string, Consumer[]>,
  batch: number,
): Promise<number> {
  const events = await deps.db.withSystem((tx) => eventsToQueue(tx, batch))
  if (events.length === 0) return 0
  await Promise.all([...jobsFor(events, byType)].map(([queue, jobs]) => deps.jobs.enqueueAll(queue, jobs)))
  await deps.db.withSystem((tx) => markQueued(tx, events))
  return events.length
}

/** The jobs of events, given in their order, by queue. */
function jobsFor(
  events: readonly PublishedEvent[],
  byType: ReadonlyMap<string, Consumer[]>,
): Map<string, NewJob[]> {
  const jobs = new Map<string, NewJob[]>()
  const newestSeen = new Set<string>()
  for (const event of events.toReversed()) {
    for (const consumer of byType.get(event.type) ?? []) {
      if (consumer.newestOnly) {
        const key = `${consumer.name} ${event.scope.workspaceId}`
        if (newestSeen.has(key)) continue
        newestSeen.add(key)
      }
      const queue = queueOf(consumer)
      jobs.set(queue, [...(jobs.get(queue) ?? []), jobFor(consumer, event)])
    }
  }
  for (const list of jobs.values()) list.reverse()
  return jobs
}

function jobFor(consumer: Consumer, event: PublishedEvent): NewJob {
  return {
    name: consumer.name,
    data: { eventId: event.id },
    scope: event.scope,
    jobId: consumerJobId(consumer.name, event.id),
  }
}

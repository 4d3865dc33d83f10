/** What happens after an event: each consumer gets each event of its types as one job, and does its work once. */
import { createHash } from 'node:crypto'
import type { Db, Scope, Tx } from '../db/db.ts'
import type { JobContext } from '../jobs/jobs.ts'

/** An event as consumers and streams see it. `seq` counts 1, 2, 3 … within the workspace. */
export interface PublishedEvent {
  id: string
  seq: bigint
  type: string
  data: Record<string, unknown>
  at: Temporal.Instant
  scope: Scope
}

interface ConsumerFace {
  /** `domain.does_this`; it is part of job and inbox keys, so it never changes. */
  name: string
  /** Event types it wants. */
  events: readonly string[]
  /** It reads nothing of an event, so of those of a workspace that are published together it gets the newest alone. */
  newestOnly?: true
  /** The queue its jobs wait in; `events` unless a domain gives long work a queue of its own. */
  queue?: string
}

/** Short work: runs in one transaction with its inbox entry, so its effect happens exactly once. */
export interface EffectConsumer extends ConsumerFace {
  handle(tx: Tx, event: PublishedEvent): Promise<void>
}

/** Long work that makes its own transactions; it may be repeated after a crash and must stand that. */
export interface TaskConsumer extends ConsumerFace {
  run(event: PublishedEvent, job: JobContext): Promise<void>
}

export type Consumer = EffectConsumer | TaskConsumer

export const eventsQueue = 'events'

export const queueOf = (consumer: Consumer): string => consumer.queue ?? eventsQueue

/**
 * Runs `effect` unless this consumer has already done so for this event. The note in the inbox and the effect commit
 * together. False when it was done before.
 */
export function runOnce(
  db: Db,
  consumer: string,
  event: Pick<PublishedEvent, 'id' | 'scope'>,
  effect: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  return db.withWorkspace(event.scope, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into core.inbox (workspace_id, consumer, event_id, at) values ($1, $2, $3, $4) on conflict do nothing`,
      [event.scope.workspaceId, consumer, event.id, tx.now()],
    )
    if (rowCount === 0) return false
    await effect(tx)
    return true
  })
}

/** The same consumer and event always give the same job id, so a repeated enqueue adds nothing. */
export function consumerJobId(consumer: string, eventId: string): string {
  const hash = createHash('sha256').update(`${consumer} ${eventId}`).digest('hex')
  // Version 8 of RFC 9562: bits of our own making.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** All SQL of the outbox and the event stream. */
import type { Tx } from '../db/db.ts'
import type { PublishedEvent } from './consumers.ts'

/** The channel that says a workspace has new events; the payload is the workspace id. */
export const eventsChannel = 'scale_events'

/** Numbering must be done by one at a time, so that a higher number never becomes visible first. */
const numberingLock = 7_220_002

/**
 * Numbers up to `limit` new events and wakes the streams of their workspaces. The lock lasts until commit, so numbers
 * appear in order. Null when another relay is at it right now.
 */
export async function numberEvents(tx: Tx, limit: number): Promise<number | null> {
  const { rows } = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
    numberingLock,
  ])
  if (!rows[0]?.mine) return null
  const numbered = await tx.query<{ workspaceId: string }>(
    `with batch as (
       select workspace_id, id from core.events where seq is null order by id limit $1 for update skip locked
     ), heads as (
       insert into core.event_heads as head (workspace_id, seq)
       select workspace_id, count(*) from batch group by workspace_id
       on conflict (workspace_id) do update set seq = head.seq + excluded.seq
       returning workspace_id, seq
     ), numbered as (
       select batch.workspace_id, batch.id,
              heads.seq - count(*) over workspace + row_number() over (workspace order by batch.id) as seq
       from batch join heads using (workspace_id)
       window workspace as (partition by batch.workspace_id)
     ), updated as (
       update core.events as event set seq = numbered.seq from numbered
       where event.workspace_id = numbered.workspace_id and event.id = numbered.id
       returning event.workspace_id
     )
     select workspace_id::text as "workspaceId", count(*) as events, pg_notify($2, workspace_id::text)
     from updated group by workspace_id`,
    [limit, eventsChannel],
  )
  return numbered.rows.length
}

interface EventRow {
  workspaceId: string
  id: string
  seq: bigint
  type: string
  data: Record<string, unknown>
  userId: string | null
  at: Temporal.Instant
}

const columns = `workspace_id as "workspaceId", id, seq, type, data, user_id as "userId", at`

function published(row: EventRow): PublishedEvent {
  const { workspaceId, userId, ...event } = row
  return { ...event, scope: { workspaceId, userId } }
}

/** Numbered events whose jobs are not known to be in the queues yet, oldest first. */
export async function eventsToQueue(tx: Tx, limit: number): Promise<PublishedEvent[]> {
  const { rows } = await tx.query<EventRow>(
    `select ${columns} from core.events where seq is not null and not queued order by id limit $1`,
    [limit],
  )
  return rows.map(published)
}

export async function markQueued(tx: Tx, events: readonly PublishedEvent[]): Promise<void> {
  await tx.query(
    `update core.events as event set queued = true from unnest($1::uuid[], $2::uuid[]) as done (workspace_id, id)
     where event.workspace_id = done.workspace_id and event.id = done.id`,
    [events.map((event) => event.scope.workspaceId), events.map((event) => event.id)],
  )
}

/** A workspace's events after `seq`, in order. */
export async function eventsAfter(tx: Tx, seq: bigint, limit: number): Promise<PublishedEvent[]> {
  const { rows } = await tx.query<EventRow>(
    `select ${columns} from core.events where workspace_id = $1 and seq > $2 order by seq limit $3`,
    [tx.scope.workspaceId, seq, limit],
  )
  return rows.map(published)
}

/** The number of the newest event, and of the oldest one still kept (one more than the newest when none is). */
export async function eventRange(tx: Tx): Promise<{ first: bigint; last: bigint }> {
  const { rows } = await tx.query<{ first: bigint; last: bigint }>(
    `select head.seq as last,
            coalesce((select min(seq) from core.events where workspace_id = $1), head.seq + 1) as first
     from core.event_heads head where head.workspace_id = $1`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? { first: 1n, last: 0n }
}

/** The event behind a job; null when it was erased with its workspace. */
export async function findEvent(tx: Tx, id: string): Promise<PublishedEvent | null> {
  const { rows } = await tx.query<EventRow>(
    `select ${columns} from core.events where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ? published(rows[0]) : null
}

/** Events that are not numbered or not in the queues yet, and how long the oldest of them has waited. */
export async function backlog(tx: Tx): Promise<{ events: number; ageSeconds: number }> {
  const { rows } = await tx.query<{ events: number; oldest: Temporal.Instant | null }>(
    `select count(*)::integer as events, min(at) as oldest from (
       select at from core.events where seq is null
       union all select at from core.events where seq is not null and not queued) as open`,
  )
  const { events, oldest } = rows[0] ?? { events: 0, oldest: null }
  return { events, ageSeconds: oldest === null ? 0 : Math.max(0, tx.now().since(oldest).total('seconds')) }
}

const pruneBatch = 5_000

/** Removes what was published and noted before `before`. Returns how many rows went. */
export async function pruneEvents(tx: Tx, before: Temporal.Instant): Promise<number> {
  const events = await tx.query(
    `delete from core.events where (workspace_id, id) in (
       select workspace_id, id from core.events where at < $1 and queued limit $2)`,
    [before, pruneBatch],
  )
  const notes = await tx.query(
    `delete from core.inbox where (workspace_id, consumer, event_id) in (
       select workspace_id, consumer, event_id from core.inbox where at < $1 limit $2)`,
    [before, pruneBatch],
  )
  return events.rowCount + notes.rowCount
}

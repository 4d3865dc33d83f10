import type { Tx } from '../../../core/db/db.ts'

export interface WatchRow {
  /** Null where the whole ledger has to be looked at. */
  memory: Buffer | null
  through: string | null
  /** Looks so far: one that ended meanwhile is noticed by it. */
  looks: number
  /** Changes so far: what changes while a look runs makes its memory wrong. */
  changes: number
}

/** @param version of the memory that can be read; another one is none */
export async function getWatch(tx: Tx, version: number): Promise<WatchRow> {
  const { rows } = await tx.query<WatchRow>(
    `select case when usable then memory end as memory, case when usable then through end as through, looks, changes
     from anomaly.watches, lateral (select memory_version = $2 and changes = seen_changes as usable) memory_of
     where workspace_id = $1`,
    [tx.scope.workspaceId, version],
  )
  return rows[0] ?? { memory: null, through: null, looks: 0, changes: 0 }
}

/** Looks of one workspace end one after the other. Returns how many there were. */
export async function lockWatch(tx: Tx): Promise<{ looks: number; lookDueAt: Temporal.Instant | null }> {
  await tx.query(
    'insert into anomaly.watches (workspace_id) values ($1) on conflict (workspace_id) do nothing',
    [tx.scope.workspaceId],
  )
  const { rows } = await tx.query<{ looks: number; lookDueAt: Temporal.Instant | null }>(
    `select looks, look_due_at as "lookDueAt" from anomaly.watches where workspace_id = $1 for update`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? { looks: 0, lookDueAt: null }
}

export async function setLookDue(tx: Tx, at: Temporal.Instant | null): Promise<void> {
  await tx.query('update anomaly.watches set look_due_at = $2 where workspace_id = $1', [
    tx.scope.workspaceId,
    at,
  ])
}

/** What was seen has changed: the next look begins at the first row. */
export async function countChange(tx: Tx): Promise<void> {
  await tx.query('update anomaly.watches set changes = changes + 1 where workspace_id = $1', [
    tx.scope.workspaceId,
  ])
}

export async function putWatch(
  tx: Tx,
  watch: { memory: Uint8Array; version: number; through: string | null; changes: number },
): Promise<void> {
  await tx.query(
    `update anomaly.watches set memory = $2, memory_version = $3, through = $4, seen_changes = $5, looked_at = $6,
       looks = looks + 1
     where workspace_id = $1`,
    [tx.scope.workspaceId, Buffer.from(watch.memory), watch.version, watch.through, watch.changes, tx.now()],
  )
}

/** For a transaction of the system: workspaces that were looked at before that time. */
export async function workspacesLookedBefore(tx: Tx, at: Temporal.Instant): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    'select workspace_id as id from anomaly.watches where looked_at < $1 order by looked_at limit 1000',
    [at],
  )
  return rows.map(({ id }) => id)
}

export async function lookedAt(tx: Tx): Promise<Temporal.Instant | null> {
  const { rows } = await tx.query<{ at: Temporal.Instant | null }>(
    'select looked_at as at from anomaly.watches where workspace_id = $1',
    [tx.scope.workspaceId],
  )
  return rows[0]?.at ?? null
}

/** When the ledger is looked through for recurring payments. */
import type { Tx } from '../../../core/db/db.ts'

/** Puts the next look off to `dueAt`. True where none waited. */
export async function wantLook(tx: Tx, dueAt: Temporal.Instant): Promise<boolean> {
  const { rows } = await tx.query<{ waits: boolean }>(
    'select due_at > $2 as waits from forecasting.recurring_looks where workspace_id = $1 for update',
    [tx.scope.workspaceId, tx.now()],
  )
  await tx.query(
    `insert into forecasting.recurring_looks (workspace_id, due_at) values ($1, $2)
     on conflict (workspace_id) do update set due_at = excluded.due_at`,
    [tx.scope.workspaceId, dueAt],
  )
  return rows[0]?.waits !== true
}

/** When the look that waits is due. */
export async function lookDueAt(tx: Tx): Promise<Temporal.Instant | null> {
  const { rows } = await tx.query<{ dueAt: Temporal.Instant }>(
    'select due_at as "dueAt" from forecasting.recurring_looks where workspace_id = $1',
    [tx.scope.workspaceId],
  )
  return rows[0]?.dueAt ?? null
}

/** From now on a change asks for a look of its own. */
export async function lookBegins(tx: Tx): Promise<void> {
  await tx.query(
    'update forecasting.recurring_looks set due_at = $2 where workspace_id = $1 and due_at > $2',
    [tx.scope.workspaceId, tx.now()],
  )
}

export async function lookEnds(tx: Tx): Promise<void> {
  await tx.query(
    `insert into forecasting.recurring_looks (workspace_id, due_at, looked_at) values ($1, $2, $2)
     on conflict (workspace_id) do update set looked_at = excluded.looked_at`,
    [tx.scope.workspaceId, tx.now()],
  )
}

/** Null before the first look. */
export async function lookedAt(tx: Tx): Promise<Temporal.Instant | null> {
  const { rows } = await tx.query<{ lookedAt: Temporal.Instant | null }>(
    'select looked_at as "lookedAt" from forecasting.recurring_looks where workspace_id = $1',
    [tx.scope.workspaceId],
  )
  return rows[0]?.lookedAt ?? null
}

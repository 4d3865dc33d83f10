/** When the ledger is looked through for recurring payments. */
import type { Tx } from '../../../core/db/db.ts'

/** Asks for a look at `dueAt`. False where one is due later than now already: it sees this change as well. */
export async function wantLook(tx: Tx, dueAt: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into forecasting.recurring_looks as l (workspace_id, due_at) values ($1, $2)
     on conflict (workspace_id) do update set due_at = excluded.due_at where l.due_at <= $3`,
    [tx.scope.workspaceId, dueAt, tx.now()],
  )
  return rowCount > 0
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

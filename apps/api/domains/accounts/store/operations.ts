/** Operations: what one act of a person changed, each row before and after. They are the history, and what undo reads. */
import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'

export interface Operation {
  id: string
  action: string
  rows: number
  data: Record<string, unknown>
  undoneAt: Temporal.Instant | null
}

export async function startOperation(
  tx: Tx,
  action: string,
  data: Record<string, unknown> = {},
): Promise<string> {
  const id = newId()
  await tx.query(
    `insert into accounts.operations (workspace_id, id, action, user_id, at, rows, data)
     values ($1, $2, $3, $4, $5, 0, $6)`,
    [tx.scope.workspaceId, id, action, tx.scope.userId, tx.now(), data],
  )
  return id
}

/** An operation that came to nothing leaves no trace. */
export async function dropOperation(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from accounts.operations where workspace_id = $1 and id = $2', [
    tx.scope.workspaceId,
    id,
  ])
}

export async function finishOperation(
  tx: Tx,
  id: string,
  rows: number,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.query(
    'update accounts.operations set rows = $3, data = data || $4 where workspace_id = $1 and id = $2',
    [tx.scope.workspaceId, id, rows, data],
  )
}

export interface OperationRow {
  transactionId: string
  before: object
  after: object
}

/** Keeps rows' before and after in an operation whose effect is made elsewhere (a split, a link). */
export async function recordRows(tx: Tx, operationId: string, rows: readonly OperationRow[]): Promise<void> {
  await tx.query(
    `insert into accounts.operation_rows (workspace_id, operation_id, transaction_id, before, after)
     select $1, $2, r.id, r.before::jsonb, r.after::jsonb
     from unnest($3::uuid[], $4::text[], $5::text[]) as r(id, before, after)`,
    [
      tx.scope.workspaceId,
      operationId,
      rows.map(({ transactionId }) => transactionId),
      rows.map(({ before }) => JSON.stringify(before)),
      rows.map(({ after }) => JSON.stringify(after)),
    ],
  )
}

export const recordRow = (tx: Tx, operationId: string, row: OperationRow): Promise<void> =>
  recordRows(tx, operationId, [row])

export async function lockOperation(tx: Tx, id: string): Promise<Operation | null> {
  const { rows } = await tx.query<Operation>(
    `select id, action, rows, data, undone_at as "undoneAt" from accounts.operations
     where workspace_id = $1 and id = $2 for update`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

export async function markUndone(tx: Tx, id: string): Promise<void> {
  await tx.query('update accounts.operations set undone_at = $3 where workspace_id = $1 and id = $2', [
    tx.scope.workspaceId,
    id,
    tx.now(),
  ])
}

export async function operationRows(
  tx: Tx,
  operationId: string,
): Promise<{ transactionId: string; before: Record<string, unknown>; after: Record<string, unknown> }[]> {
  const { rows } = await tx.query<{
    transactionId: string
    before: Record<string, unknown>
    after: Record<string, unknown>
  }>(
    `select transaction_id as "transactionId", before, after from accounts.operation_rows
     where workspace_id = $1 and operation_id = $2`,
    [tx.scope.workspaceId, operationId],
  )
  return rows
}

export interface HistoryRow {
  operationId: string
  action: string
  at: Temporal.Instant
  userId: string | null
  undoneAt: Temporal.Instant | null
  before: Record<string, unknown>
  after: Record<string, unknown>
}

export async function historyOf(tx: Tx, transactionId: string): Promise<HistoryRow[]> {
  const { rows } = await tx.query<HistoryRow>(
    `select o.id as "operationId", o.action, o.at, o.user_id as "userId", o.undone_at as "undoneAt", r.before, r.after
     from accounts.operation_rows r
     join accounts.operations o on o.workspace_id = r.workspace_id and o.id = r.operation_id
     where r.workspace_id = $1 and r.transaction_id = $2 order by o.at desc, o.id desc limit 200`,
    [tx.scope.workspaceId, transactionId],
  )
  return rows
}

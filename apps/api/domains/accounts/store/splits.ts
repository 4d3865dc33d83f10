import type { Tx } from '../../../core/db/db.ts'

export interface NewSplit {
  id: string
  categoryId: string | null
  amountMinor: bigint
  note: string | null
}

export interface SplitRow {
  id: string
  transactionId: string
  categoryId: string | null
  amountMinor: bigint
  note: string | null
}

export async function splitsOf(tx: Tx, transactionIds: readonly string[]): Promise<SplitRow[]> {
  const { rows } = await tx.query<SplitRow>(
    `select id, transaction_id as "transactionId", category_id as "categoryId", amount_minor as "amountMinor", note
     from accounts.splits where workspace_id = $1 and transaction_id = any($2::uuid[])
     order by transaction_id, position`,
    [tx.scope.workspaceId, transactionIds],
  )
  return rows
}

/** Replaces the parts of a row; an empty list makes it whole again under `categoryId`. The database checks the sum. */
export async function replaceSplits(
  tx: Tx,
  row: { transactionId: string; categoryId: string | null; categorySource: string | null },
  splits: readonly NewSplit[],
): Promise<void> {
  await tx.query('delete from accounts.splits where workspace_id = $1 and transaction_id = $2', [
    tx.scope.workspaceId,
    row.transactionId,
  ])
  const whole = splits.length === 0
  await tx.query(
    `update accounts.transactions set is_split = $3, category_id = $4, category_source = $5, version = version + 1,
       edited_at = $6
     where workspace_id = $1 and id = $2`,
    [
      tx.scope.workspaceId,
      row.transactionId,
      !whole,
      whole ? row.categoryId : null,
      whole ? row.categorySource : null,
      tx.now(),
    ],
  )
  if (whole) return
  await tx.query(
    `insert into accounts.splits (workspace_id, transaction_id, id, position, category_id, amount_minor, note)
     select $1, $2, s.id, s.position, s.category_id, s.amount_minor, s.note
     from unnest($3::uuid[], $4::smallint[], $5::uuid[], $6::bigint[], $7::text[])
       as s(id, position, category_id, amount_minor, note)`,
    [
      tx.scope.workspaceId,
      row.transactionId,
      splits.map((split) => split.id),
      splits.map((_, index) => index),
      splits.map((split) => split.categoryId),
      splits.map((split) => split.amountMinor),
      splits.map((split) => split.note),
    ],
  )
}

/** Parts that no longer sum to their row, because the bank's amount is another now, are joined again. */
export async function joinMismatched(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(
    `with mismatched as (
       select t.id from accounts.transactions t
       where t.workspace_id = $1 and t.id = any($2::uuid[]) and t.is_split and t.amount_minor <> (
         select sum(s.amount_minor) from accounts.splits s where s.workspace_id = $1 and s.transaction_id = t.id)
     ), joined as (
       delete from accounts.splits s using mismatched m where s.workspace_id = $1 and s.transaction_id = m.id
     )
     update accounts.transactions t set is_split = false from mismatched m where t.workspace_id = $1 and t.id = m.id`,
    [tx.scope.workspaceId, ids],
  )
}

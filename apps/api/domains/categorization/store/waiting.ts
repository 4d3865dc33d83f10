import { nobodyKey } from '@scale/merchants'
import type { Tx } from '../../../core/db/db.ts'
import type { SuggestionSource } from '../contract.ts'

export interface WaitingRow {
  transactionId: string
  reasonId: string
}

/** Rows that wait; one that waits already waits for the newer reason. */
export async function putWaiting(tx: Tx, rows: readonly WaitingRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `insert into categorization.waiting (workspace_id, transaction_id, reason_id)
     select $1, unnest($2::uuid[]), unnest($3::uuid[])
     on conflict (workspace_id, transaction_id) do update set reason_id = excluded.reason_id`,
    [
      tx.scope.workspaceId,
      rows.map(({ transactionId }) => transactionId),
      rows.map(({ reasonId }) => reasonId),
    ],
  )
}

export async function endWaiting(tx: Tx, transactionIds: readonly string[]): Promise<void> {
  if (transactionIds.length === 0) return
  await tx.query(
    'delete from categorization.waiting where workspace_id = $1 and transaction_id = any($2::uuid[])',
    [tx.scope.workspaceId, transactionIds],
  )
}

/** Ends the waiting of rows that still wait for that reason: one that came back meanwhile waits for a newer one. */
export async function endWaitingFor(tx: Tx, rows: readonly WaitingRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `delete from categorization.waiting w using unnest($2::uuid[], $3::uuid[]) as ended(transaction_id, reason_id)
     where w.workspace_id = $1 and w.transaction_id = ended.transaction_id and w.reason_id = ended.reason_id`,
    [
      tx.scope.workspaceId,
      rows.map(({ transactionId }) => transactionId),
      rows.map(({ reasonId }) => reasonId),
    ],
  )
}

/** Rows of one merchant and one direction that wait together. */
export interface WaitingGroup {
  merchant: string
  merchantName: string
  incoming: boolean
  rows: number
  categoryId: string | null
  source: SuggestionSource
  probability: number
  newestIds: string[]
}

export interface GroupPlace {
  rows: number
  merchant: string
  incoming: boolean
}

const examplesMax = 3

/** Rows `w` that wait, each with its reason `r`; the first parameter is the workspace. */
const waitingRowsSql = `from categorization.waiting w
  join categorization.reasons r on r.workspace_id = w.workspace_id and r.id = w.reason_id
  where w.workspace_id = $1`

/** Rows that name nobody are nobody's group: each is decided by itself. */
const groupSql = `case when r.merchant = '${nobodyKey}' then r.merchant || w.transaction_id::text else r.merchant end`

/** Biggest groups first: one decision there files the most. */
export async function waitingGroups(
  tx: Tx,
  page: { after: GroupPlace | null; limit: number },
): Promise<WaitingGroup[]> {
  const { after } = page
  const { rows } = await tx.query<WaitingGroup>(
    `with groups as (
       select ${groupSql} as merchant, r.incoming, count(*)::integer as rows, max(r.merchant_name) as merchant_name,
         (array_agg(w.transaction_id order by w.transaction_id desc))[1:${examplesMax}] as newest,
         (array_agg(r.id order by r.probability desc, r.id desc))[1] as best_id
       ${waitingRowsSql} group by 1, r.incoming
     )
     select g.merchant, g.merchant_name as "merchantName", g.incoming, g.rows, g.newest as "newestIds",
       best.category_id as "categoryId", best.source, best.probability
     from groups g join categorization.reasons best on best.workspace_id = $1 and best.id = g.best_id
     ${after ? 'where (g.rows, g.merchant, g.incoming) < ($3, $4, $5)' : ''}
     order by g.rows desc, g.merchant desc, g.incoming desc limit $2`,
    [tx.scope.workspaceId, page.limit, ...(after ? [after.rows, after.merchant, after.incoming] : [])],
  )
  return rows
}

export async function countWaiting(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    'select count(*)::integer as count from categorization.waiting where workspace_id = $1',
    [tx.scope.workspaceId],
  )
  return rows[0]?.count ?? 0
}

/** The rows of a group, held until they are decided: of two people who decide at once the later one finds none. */
export async function waitingOf(
  tx: Tx,
  group: { merchant: string; incoming: boolean; limit: number },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select w.transaction_id as id ${waitingRowsSql} and ${groupSql} = $2 and r.incoming = $3
     order by w.transaction_id limit $4 for update of w`,
    [tx.scope.workspaceId, group.merchant, group.incoming, group.limit],
  )
  return rows.map(({ id }) => id)
}

interface WaitingPage {
  after: string | null
  limit: number
}

/** Everything that waits, in order of ids, from just after one. */
export async function waitingRows(tx: Tx, page: WaitingPage): Promise<WaitingRow[]> {
  const { rows } = await tx.query<WaitingRow>(
    `select transaction_id as "transactionId", reason_id as "reasonId" from categorization.waiting
     where workspace_id = $1 and ($2::uuid is null or transaction_id > $2)
     order by transaction_id limit $3`,
    [tx.scope.workspaceId, page.after, page.limit],
  )
  return rows
}

export async function waitingIds(tx: Tx, page: WaitingPage): Promise<string[]> {
  return (await waitingRows(tx, page)).map(({ transactionId }) => transactionId)
}

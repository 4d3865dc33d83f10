import type { Tx } from '../../../core/db/db.ts'
import type { SuggestionSource } from '../contract.ts'

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

/** Biggest groups first: one decision there files the most. */
export async function waitingGroups(
  tx: Tx,
  page: { after: GroupPlace | null; limit: number },
): Promise<WaitingGroup[]> {
  const { after } = page
  const { rows } = await tx.query<WaitingGroup>(
    `with waiting as (
       select merchant, incoming, count(*)::integer as rows, max(merchant_name) as merchant_name,
         (array_agg(transaction_id order by transaction_id desc))[1:${examplesMax}] as newest
       from categorization.suggestions
       where workspace_id = $1 and not filed and not decided
       group by merchant, incoming
     )
     select w.merchant, w.merchant_name as "merchantName", w.incoming, w.rows, w.newest as "newestIds",
       best.category_id as "categoryId", best.source, best.probability
     from waiting w cross join lateral (
       select s.category_id, s.source, s.probability from categorization.suggestions s
       where s.workspace_id = $1 and s.merchant = w.merchant and s.incoming = w.incoming and not s.filed and not s.decided
       order by s.probability desc, s.transaction_id desc limit 1) best
     ${after ? 'where (w.rows, w.merchant, w.incoming) < ($3, $4, $5)' : ''}
     order by w.rows desc, w.merchant desc, w.incoming desc limit $2`,
    [tx.scope.workspaceId, page.limit, ...(after ? [after.rows, after.merchant, after.incoming] : [])],
  )
  return rows
}

export async function waitingRows(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::integer as count from categorization.suggestions
     where workspace_id = $1 and not filed and not decided`,
    [tx.scope.workspaceId],
  )
  return rows[0]?.count ?? 0
}

export async function waitingIds(tx: Tx, group: { merchant: string; incoming: boolean }): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select transaction_id as id from categorization.suggestions
     where workspace_id = $1 and merchant = $2 and incoming = $3 and not filed and not decided
     order by transaction_id`,
    [tx.scope.workspaceId, group.merchant, group.incoming],
  )
  return rows.map(({ id }) => id)
}

/** Everything that waits, in order of ids, from just after one. */
export async function allWaitingIds(
  tx: Tx,
  page: { after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select transaction_id as id from categorization.suggestions
     where workspace_id = $1 and not filed and not decided and ($2::uuid is null or transaction_id > $2)
     order by transaction_id limit $3`,
    [tx.scope.workspaceId, page.after, page.limit],
  )
  return rows.map(({ id }) => id)
}

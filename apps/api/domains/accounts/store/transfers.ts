import type { Tx } from '../../../core/db/db.ts'

export interface TransferRow {
  id: string
  fromId: string
  toId: string
}

export async function transfersOf(tx: Tx, ids: readonly string[]): Promise<TransferRow[]> {
  const { rows } = await tx.query<TransferRow>(
    `select id, from_id as "fromId", to_id as "toId" from accounts.transfers
     where workspace_id = $1 and id = any($2::uuid[])`,
    [tx.scope.workspaceId, ids],
  )
  return rows
}

export interface Legs {
  transferId: string
  fromAccountId: string
  toAccountId: string
  fromId: string
  toId: string
}

/** Both ends of transfers, for rows that show their other leg. */
export async function legsOf(tx: Tx, ids: readonly string[]): Promise<Legs[]> {
  const { rows } = await tx.query<Legs>(
    `select f.id as "transferId", f.from_id as "fromId", f.to_id as "toId", a.account_id as "fromAccountId",
       b.account_id as "toAccountId"
     from accounts.transfers f
     join accounts.transactions a on a.workspace_id = f.workspace_id and a.id = f.from_id
     join accounts.transactions b on b.workspace_id = f.workspace_id and b.id = f.to_id
     where f.workspace_id = $1 and f.id = any($2::uuid[])`,
    [tx.scope.workspaceId, ids],
  )
  return rows
}

export async function insertTransfers(tx: Tx, transfers: readonly TransferRow[]): Promise<void> {
  const lists = [
    transfers.map(({ id }) => id),
    transfers.map(({ fromId }) => fromId),
    transfers.map(({ toId }) => toId),
  ]
  await tx.query(
    `insert into accounts.transfers (workspace_id, id, from_id, to_id, linked_at)
     select $1, f.id, f.from_id, f.to_id, $5 from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as f(id, from_id, to_id)`,
    [tx.scope.workspaceId, ...lists, tx.now()],
  )
  await tx.query(
    `update accounts.transactions t set transfer_id = f.id, version = version + 1, edited_at = $5
     from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as f(id, from_id, to_id)
     where t.workspace_id = $1 and t.id in (f.from_id, f.to_id)`,
    [tx.scope.workspaceId, ...lists, tx.now()],
  )
}

export async function deleteTransfer(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update accounts.transactions set transfer_id = null, version = version + 1, edited_at = $3
     where workspace_id = $1 and id in (
       select unnest(array[from_id, to_id]) from accounts.transfers where workspace_id = $1 and id = $2)`,
    [tx.scope.workspaceId, id, tx.now()],
  )
  await tx.query('delete from accounts.transfers where workspace_id = $1 and id = $2', [
    tx.scope.workspaceId,
    id,
  ])
}

export interface SuggestionRow {
  fromId: string
  toId: string
  daysApart: number
  alternatives: number
}

/**
 * Pairs of rows that look like one movement: equal and opposite amounts of one currency in two accounts, within days of
 * each other. Each row is offered once, with its closest partner; how many others would fit is told.
 */
export async function suggestTransfers(
  tx: Tx,
  wanted: { since: string; daysApartMax: number; limit: number },
): Promise<SuggestionRow[]> {
  const { rows } = await tx.query<SuggestionRow>(
    `with free as materialized (
       select t.id, t.account_id, t.booked_on, t.amount_minor, t.currency from accounts.transactions t
       left join accounts.categories c on c.workspace_id = t.workspace_id and c.id = t.category_id
       where t.workspace_id = $1 and t.booked_on >= $2 and t.deleted_at is null and t.withdrawn_at is null
         and t.transfer_id is null and not t.is_split and not t.pending and t.amount_minor <> 0
         and (t.category_id is null or c.kind = 'transfer')
     ), pair as (
       select o.id as from_id, i.id as to_id, abs(o.booked_on - i.booked_on) as days_apart,
         count(*) over (partition by o.id) + count(*) over (partition by i.id) - 2 as alternatives,
         row_number() over (partition by o.id order by abs(o.booked_on - i.booked_on), i.id) as from_rank,
         row_number() over (partition by i.id order by abs(o.booked_on - i.booked_on), o.id) as to_rank,
         greatest(o.booked_on, i.booked_on) as last_on
       from free o join free i on i.amount_minor = -o.amount_minor and i.currency = o.currency
         and i.account_id <> o.account_id and i.booked_on between o.booked_on - $3::integer and o.booked_on + $3::integer
       where o.amount_minor < 0
     )
     select from_id as "fromId", to_id as "toId", days_apart as "daysApart", alternatives::integer as alternatives
     from pair where from_rank = 1 and to_rank = 1
     order by days_apart, last_on desc, from_id limit $4`,
    [tx.scope.workspaceId, wanted.since, wanted.daysApartMax, wanted.limit],
  )
  return rows
}

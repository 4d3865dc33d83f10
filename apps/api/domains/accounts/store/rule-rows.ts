/** What rules do to rows beyond setting their fields: which rows they may file, split and link, a page at a time. */
import type { Tx } from '../../../core/db/db.ts'
import { conditions, type RowFilter } from './filter.ts'
import { Values } from './values.ts'

/**
 * Whether a rule may file, split or link a row: not where a person did, nor a rule `above` it. A row that a rule filed
 * keeps that rule's id as its reason.
 */
export function mayBeFiledByRule(values: Values, above: readonly string[]): (row: string) => string {
  let ids: string | undefined
  return (row) => {
    // Named where it is used only: Postgres refuses a parameter that nothing reads.
    ids ??= values.add(above)
    return `(not ${row}.is_split and ${row}.transfer_id is null and ${row}.category_source is distinct from 'person'
      and not (${row}.category_source is not distinct from 'rule'
        and coalesce(${row}.category_reason_id = any(${ids}::uuid[]), false)))`
  }
}

export interface RowToSplit {
  id: string
  amountMinor: bigint
  categoryId: string | null
  categorySource: string | null
}

/** All of them where `limit` is null; rows that are about to be split, and those alone, are locked. */
export async function rowsToSplit(
  tx: Tx,
  wanted: { filter: RowFilter; above: readonly string[]; limit: number | null },
): Promise<RowToSplit[]> {
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, wanted.filter)
  const may = mayBeFiledByRule(values, wanted.above)
  const { rows } = await tx.query<RowToSplit>(
    `select t.id, t.amount_minor as "amountMinor", t.category_id as "categoryId", t.category_source as "categorySource"
     from accounts.transactions t where ${where} and ${may('t')} and t.amount_minor <> 0
     order by t.id ${wanted.limit === null ? '' : `limit ${values.add(wanted.limit)} for update`}`,
    values.list,
  )
  return rows
}

export interface Part {
  id: string
  transactionId: string
  position: number
  categoryId: string
  amountMinor: bigint
}

/** Splits whole rows; the parts of one row sum to it. */
export async function insertParts(tx: Tx, parts: readonly Part[]): Promise<void> {
  await tx.query(
    `update accounts.transactions set is_split = true, category_id = null, category_source = null, version = version + 1
     where workspace_id = $1 and id = any($2::uuid[])`,
    [tx.scope.workspaceId, [...new Set(parts.map(({ transactionId }) => transactionId))]],
  )
  await tx.query(
    `insert into accounts.splits (workspace_id, transaction_id, id, position, category_id, amount_minor)
     select $1, s.transaction_id, s.id, s.position, s.category_id, s.amount_minor
     from unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::uuid[], $6::bigint[])
       as s(transaction_id, id, position, category_id, amount_minor)`,
    [
      tx.scope.workspaceId,
      parts.map(({ transactionId }) => transactionId),
      parts.map(({ id }) => id),
      parts.map(({ position }) => position),
      parts.map(({ categoryId }) => categoryId),
      parts.map(({ amountMinor }) => amountMinor),
    ],
  )
}

/** Legs of one movement are booked at most this far apart. */
const daysApartMax = 5

/**
 * Rows of a filter with the one row of an account that fits: equal and opposite, in the same currency, booked within
 * days. A row that fits several is left to the person. Of an import, either leg may be the one that came with it.
 */
export async function counterparts(
  tx: Tx,
  wanted: { filter: RowFilter; accountId: string; above: readonly string[] },
): Promise<{ fromId: string; toId: string }[]> {
  const { importId, ...filter } = wanted.filter
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, filter)
  const tenant = values.add(tx.scope.workspaceId)
  const account = values.add(wanted.accountId)
  const may = mayBeFiledByRule(values, wanted.above)
  const of = importId === undefined ? null : values.add(importId)
  const day = (most: 'min' | 'max') =>
    `(select ${most}(i.booked_on) from accounts.transactions i where i.workspace_id = ${tenant} and i.import_id = ${of})`
  const near = of
    ? ` and t.booked_on between ${day('min')} - ${daysApartMax} and ${day('max')} + ${daysApartMax}`
    : ''
  const { rows } = await tx.query<{ fromId: string; toId: string }>(
    `with found as materialized (
       select t.id, t.account_id, t.import_id, t.amount_minor, t.currency, t.booked_on from accounts.transactions t
       where ${where} and ${may('t')} and t.account_id <> ${account} and not t.pending and t.amount_minor <> 0${near}
     ), pair as (
       select f.id, o.id as other_id, f.amount_minor, count(*) over (partition by f.id) as fitting,
         count(*) over (partition by o.id) as contested,
         ${of ? `coalesce(f.import_id = ${of}, false) or coalesce(o.import_id = ${of}, false)` : 'true'} as asked
       from found f join accounts.transactions o on o.workspace_id = ${tenant} and o.account_id = ${account}
         and o.booked_on between f.booked_on - ${daysApartMax} and f.booked_on + ${daysApartMax}
         and o.amount_minor = -f.amount_minor and o.currency = f.currency
         and o.withdrawn_at is null and o.deleted_at is null and not o.pending and ${may('o')}
     )
     select case when amount_minor < 0 then id else other_id end as "fromId",
       case when amount_minor < 0 then other_id else id end as "toId"
     from pair where fitting = 1 and contested = 1 and asked`,
    values.list,
  )
  return rows
}

import type { Tx } from '../../../core/db/db.ts'
import { monthAround, type Side } from './monthly.ts'

export interface BalanceRow {
  side: 'account' | 'opening' | Side
  /** Of an account or a category. */
  id: string | null
  currency: string
  minor: bigint
}

/**
 * Every posting up to a day, summed by account, category or equity. The sums come from the month totals for whole months
 * and from the rows for the rest; a test holds them equal to the view `accounts.postings`.
 */
export async function balancesOn(tx: Tx, on: string): Promise<BalanceRow[]> {
  const month = await monthAround(tx, on)
  const { rows } = await tx.query<BalanceRow>(
    `with held as (
       select m.account_id as id, m.currency, m.in_minor + m.out_minor as minor
       from accounts.monthly_by_account m where m.workspace_id = $1 and m.month < $3
       union all
       select t.account_id, t.currency, t.amount_minor from accounts.transactions t
       where t.workspace_id = $1 and t.booked_on >= $3 and t.booked_on <= $2
         and t.deleted_at is null and t.withdrawn_at is null
     ), part as (
       select m.side, m.category_id, m.currency, m.in_minor + m.out_minor as minor
       from accounts.monthly_by_category m where m.workspace_id = $1 and m.month < $3
       union all
       select e.side, e.category_id, e.currency, e.amount_minor
       from accounts.entries e
       where e.workspace_id = $1 and e.booked_on >= $3 and e.booked_on <= $2
     ), opening as (
       select id, currency, opening_minor as minor from accounts.financial_accounts
       where workspace_id = $1 and opening_minor <> 0 and coalesce(opening_on, '0001-01-01') <= $2
     )
     select side, id, currency, sum(minor)::bigint as minor from (
       select 'account' as side, id, currency, minor from held
       union all select side, case when side = 'category' then category_id end, currency, -minor from part
       union all select 'account', id, currency, minor from opening
       union all select 'opening', null, currency, -minor from opening
     ) posting group by side, id, currency order by currency, side, id`,
    [tx.scope.workspaceId, on, month],
  )
  return rows
}

/** Transactions or openings whose postings do not sum to zero: always empty, or the ledger is broken. */
export async function unbalanced(tx: Tx): Promise<{ transactionId: string | null; currency: string }[]> {
  const { rows } = await tx.query<{ transactionId: string | null; currency: string }>(
    `select transaction_id as "transactionId", currency from accounts.postings where workspace_id = $1
     group by transaction_id, currency having sum(amount_minor) <> 0`,
    [tx.scope.workspaceId],
  )
  return rows
}

export interface WorthRow {
  month: string
  accountId: string
  currency: string
  minor: bigint
}

/** What each account changed by in each month, for lines over time. */
export async function changesByMonth(tx: Tx): Promise<WorthRow[]> {
  const { rows } = await tx.query<WorthRow>(
    `select month, account_id as "accountId", currency, sum(in_minor + out_minor)::bigint as minor
     from accounts.monthly_by_account where workspace_id = $1 group by month, account_id, currency
     order by month, account_id, currency`,
    [tx.scope.workspaceId],
  )
  return rows
}

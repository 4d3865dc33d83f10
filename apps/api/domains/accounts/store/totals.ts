import type { Tx } from '../../../core/db/db.ts'
import { conditions, type RowFilter } from './filter.ts'
import { Values } from './values.ts'

export interface CurrencyTotal {
  currency: string
  count: number
  inMinor: bigint
  outMinor: bigint
}

/** Sums of a filter by currency. By category, a split row counts with the parts in it. */
export async function totalsOf(tx: Tx, filter: RowFilter): Promise<CurrencyTotal[]> {
  if (Object.keys(filter).every((part) => part === 'accountIds' || part === 'currency')) {
    return wholeTotals(tx, filter)
  }
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, filter)
  const parts = filter.categoryIds
    ? `cross join lateral (
        select case when t.is_split then coalesce((
          select sum(s.amount_minor) from accounts.splits s where s.workspace_id = t.workspace_id
            and s.transaction_id = t.id and s.category_id = any(${values.add(filter.categoryIds)}::uuid[])), 0)
          else t.amount_minor end as minor) part`
    : 'cross join lateral (select t.amount_minor as minor) part'
  const { rows } = await tx.query<CurrencyTotal>(
    `select t.currency, count(*)::integer as count,
       coalesce(sum(part.minor) filter (where part.minor > 0), 0)::bigint as "inMinor",
       coalesce(sum(part.minor) filter (where part.minor < 0), 0)::bigint as "outMinor"
     from accounts.transactions t ${parts} where ${where} group by t.currency order by t.currency`,
    values.list,
  )
  return rows
}

/** Everything, or all of some accounts: the month totals know it without reading a row. */
async function wholeTotals(tx: Tx, { accountIds, currency }: RowFilter): Promise<CurrencyTotal[]> {
  const { rows } = await tx.query<CurrencyTotal>(
    `select currency, sum(rows)::integer as count, sum(in_minor)::bigint as "inMinor", sum(out_minor)::bigint as "outMinor"
     from accounts.monthly_by_account
     where workspace_id = $1 and ($2::uuid[] is null or account_id = any($2::uuid[]))
       and ($3::text is null or currency = $3)
     group by currency order by currency`,
    [tx.scope.workspaceId, accountIds ?? null, currency ?? null],
  )
  return rows
}

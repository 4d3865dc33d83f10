import type { AccountStanding, DailySum, Flows } from '../contract.ts'

export const flows: Flows = {
  async daily(tx, { to }) {
    const { rows } = await tx.query<DailySum>(
      `select booked_on as on, account_id as "accountId", category_id as "categoryId", currency, side,
         coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint as "inMinor",
         coalesce(sum(amount_minor) filter (where amount_minor < 0), 0)::bigint as "outMinor"
       from accounts.entries where workspace_id = $1 and booked_on <= $2
       group by booked_on, account_id, category_id, currency, side
       order by booked_on, account_id, category_id, currency, side`,
      [tx.scope.workspaceId, to],
    )
    return rows
  },

  async standings(tx) {
    const { rows } = await tx.query<AccountStanding>(
      `select id, name, type, currency, opening_minor as "openingMinor", archived_at is not null as archived
       from accounts.financial_accounts where workspace_id = $1 order by created_at, id`,
      [tx.scope.workspaceId],
    )
    return rows
  },

  async span(tx, { to }) {
    const live = 'deleted_at is null and withdrawn_at is null'
    const { rows } = await tx.query<{ from: string | null; to: string | null }>(
      `select (select min(booked_on) from accounts.transactions
           where workspace_id = $1 and booked_on <= $2 and ${live}) as from,
         (select max(booked_on) from accounts.transactions
           where workspace_id = $1 and booked_on <= $2 and ${live}) as to`,
      [tx.scope.workspaceId, to],
    )
    return rows[0] ?? { from: null, to: null }
  },
}

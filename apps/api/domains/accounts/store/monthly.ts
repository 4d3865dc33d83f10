import type { Tx } from '../../../core/db/db.ts'

export type Side = 'category' | 'uncategorised' | 'transfer' | 'excluded'

export interface MonthRow {
  month: string
  side: Side
  categoryId: string | null
  currency: string
  inMinor: bigint
  outMinor: bigint
  parts: number
}

export interface MonthWindow {
  /** First days of months, both included. */
  from: string
  to: string
}

/** Sums by month, category and currency over a window of months. */
export async function monthByCategory(tx: Tx, window: MonthWindow): Promise<MonthRow[]> {
  const { rows } = await tx.query<MonthRow>(
    `select month, side, category_id as "categoryId", currency, in_minor as "inMinor", out_minor as "outMinor", parts
     from accounts.monthly_by_category where workspace_id = $1 and month between $2 and $3
     order by currency, month, side, category_id`,
    [tx.scope.workspaceId, window.from, window.to],
  )
  return rows
}

export interface PeriodRow extends Omit<MonthRow, 'month'> {}

/** The same over any days: whole months from the totals, the days at both ends from the rows themselves. */
export async function sumsByCategory(tx: Tx, period: { from: string; to: string }): Promise<PeriodRow[]> {
  const { first, next } = await wholeMonths(tx, period)
  const { rows } = await tx.query<PeriodRow>(
    `with part as (
       select side, category_id, currency, in_minor, out_minor, parts
       from accounts.monthly_by_category where workspace_id = $1 and month >= $4 and month < $5
       union all
       select side, category_id, currency, greatest(amount_minor, 0), least(amount_minor, 0), 1
       from accounts.entries where workspace_id = $1 and booked_on >= $2 and booked_on < least($4::date, $3::date + 1)
       union all
       select side, category_id, currency, greatest(amount_minor, 0), least(amount_minor, 0), 1
       from accounts.entries where workspace_id = $1 and booked_on >= greatest($4::date, $5::date) and booked_on <= $3
     )
     select side, category_id as "categoryId", currency, sum(in_minor)::bigint as "inMinor",
       sum(out_minor)::bigint as "outMinor", sum(parts)::integer as parts
     from part group by side, category_id, currency order by currency, side, category_id`,
    [tx.scope.workspaceId, period.from, period.to, first, next],
  )
  return rows
}

/**
 * The months that lie whole in a period: from `first` up to, not with, `next`. They are asked for beforehand, because
 * the planner reads only the rows between two days when it is given the days.
 */
async function wholeMonths(
  tx: Tx,
  period: { from: string; to: string },
): Promise<{ first: string; next: string }> {
  const { rows } = await tx.query<{ first: string; next: string }>(
    `select case when low = $2::date then low else (low + interval '1 month')::date end as first, next from (
       select accounts.month_of($2::date, month_starts_on) as low, accounts.month_of($3::date + 1, month_starts_on) as next
       from accounts.workspaces where workspace_id = $1) as months`,
    [tx.scope.workspaceId, period.from, period.to],
  )
  return rows[0] ?? { first: period.from, next: period.from }
}

/** The first day of the workspace's month that a day is in. */
export async function monthAround(tx: Tx, day: string): Promise<string> {
  const { rows } = await tx.query<{ month: string }>(
    'select accounts.month_of($2::date, month_starts_on) as month from accounts.workspaces where workspace_id = $1',
    [tx.scope.workspaceId, day],
  )
  return rows[0]?.month ?? day
}

/** First and last day of the ledger, or null where it is empty. */
export async function ledgerPeriod(tx: Tx): Promise<{ from: string; to: string } | null> {
  const { rows } = await tx.query<{ from: string | null; to: string | null }>(
    `select (select booked_on from accounts.transactions where workspace_id = $1 and withdrawn_at is null
         and deleted_at is null order by booked_on, id limit 1) as from,
       (select booked_on from accounts.transactions where workspace_id = $1 and withdrawn_at is null
         and deleted_at is null order by booked_on desc, id desc limit 1) as to`,
    [tx.scope.workspaceId],
  )
  const [period] = rows
  return period?.from && period.to ? { from: period.from, to: period.to } : null
}

/** Any two numbers; they keep two rebuilds of one workspace from counting the same month twice. */
const rebuildLock = 7_220_101

/**
 * Rebuilds the totals of marked months, oldest first, at most `months` of them. Repeating it changes nothing. The marks
 * seen go first: one written meanwhile stays, and its month is rebuilt again. Returns how many months were rebuilt.
 */
export async function rebuildMonths(tx: Tx, months: number): Promise<number> {
  await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [rebuildLock, tx.scope.workspaceId])
  const { rows } = await tx.query<{ month: string }>(
    `with oldest as (
       select distinct month from accounts.month_marks where workspace_id = $1 order by month limit $2
     ), gone as (
       delete from accounts.month_marks where workspace_id = $1 and month in (select month from oldest) returning month
     ) select distinct month from gone order by month`,
    [tx.scope.workspaceId, months],
  )
  const list = rows.map((row) => row.month)
  if (list.length === 0) return 0
  const scope = [tx.scope.workspaceId, list]
  await tx.query(
    'delete from accounts.category_months where workspace_id = $1 and month = any($2::date[])',
    scope,
  )
  await tx.query(
    'delete from accounts.account_months where workspace_id = $1 and month = any($2::date[])',
    scope,
  )
  await tx.query(
    `insert into accounts.category_months (workspace_id, month, side, category_id, currency, in_minor, out_minor, parts)
     select $1, m.month, e.side, e.category_id, e.currency,
       coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0),
       coalesce(sum(e.amount_minor) filter (where e.amount_minor < 0), 0), count(*)
     from unnest($2::date[]) as m(month)
     join accounts.entries e on e.workspace_id = $1 and e.booked_on >= m.month
       and e.booked_on < (m.month + interval '1 month')
     group by m.month, e.side, e.category_id, e.currency`,
    scope,
  )
  await tx.query(
    `insert into accounts.account_months (workspace_id, month, account_id, currency, pending, in_minor, out_minor, rows,
       last_on)
     select $1, m.month, t.account_id, t.currency, t.pending,
       coalesce(sum(t.amount_minor) filter (where t.amount_minor > 0), 0),
       coalesce(sum(t.amount_minor) filter (where t.amount_minor < 0), 0), count(*), max(t.booked_on)
     from unnest($2::date[]) as m(month)
     join accounts.transactions t on t.workspace_id = $1 and t.booked_on >= m.month
       and t.booked_on < (m.month + interval '1 month')
     where t.deleted_at is null and t.withdrawn_at is null
     group by m.month, t.account_id, t.currency, t.pending`,
    scope,
  )
  return list.length
}

/** The first day of the month was moved: every total is of another month now. */
export async function forgetMonths(tx: Tx): Promise<void> {
  await tx.query('delete from accounts.category_months where workspace_id = $1', [tx.scope.workspaceId])
  await tx.query('delete from accounts.account_months where workspace_id = $1', [tx.scope.workspaceId])
  await tx.query('delete from accounts.month_marks where workspace_id = $1', [tx.scope.workspaceId])
  await tx.query(
    `insert into accounts.month_marks (workspace_id, month)
     select distinct t.workspace_id, accounts.month_of(t.booked_on, w.month_starts_on)
     from accounts.transactions t join accounts.workspaces w on w.workspace_id = t.workspace_id
     where t.workspace_id = $1`,
    [tx.scope.workspaceId],
  )
}

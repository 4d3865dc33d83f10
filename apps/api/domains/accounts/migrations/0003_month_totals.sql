-- A read model of sums by month and currency, by category for reports and by account for balances, so that neither reads a
-- million rows. Writers only append marks of the months they touched; the views answer from the totals for clean months
-- and from the rows themselves for marked ones, so they are always right. Sums stand inside `lateral`, so that no mark
-- means no row is read, whatever the planner believes about marks. A job rebuilds marked months and removes the marks it saw
-- before reading (a mark of a still open transaction stays, so its month is rebuilt again).
create function accounts.month_of(day date, starts_on integer) returns date language sql immutable parallel safe as
  $$ select day - (extract(day from day - (starts_on - 1))::integer - 1) $$;

create table accounts.category_months (
  workspace_id uuid not null,
  month date not null,
  side text not null,
  category_id uuid,
  currency text not null,
  in_minor bigint not null,
  out_minor bigint not null,
  parts integer not null
);
create index category_months_by_month on accounts.category_months (workspace_id, month);

create table accounts.account_months (
  workspace_id uuid not null,
  month date not null,
  account_id uuid not null,
  currency text not null,
  pending boolean not null,
  in_minor bigint not null,
  out_minor bigint not null,
  rows integer not null,
  last_on date not null
);
create index account_months_by_month on accounts.account_months (workspace_id, month);

create table accounts.month_marks (
  workspace_id uuid not null,
  month date not null,
  id bigint generated always as identity,
  primary key (workspace_id, month, id)
);

create view accounts.marked_months with (security_invoker = true) as
  select distinct workspace_id, month from accounts.month_marks;

create view accounts.monthly_by_category with (security_invoker = true) as
  select workspace_id, month, side, category_id, currency, in_minor, out_minor, parts
  from accounts.category_months t
  where not exists (
    select 1 from accounts.month_marks m where m.workspace_id = t.workspace_id and m.month = t.month)
union all
  select m.workspace_id, m.month, e.side, e.category_id, e.currency, e.in_minor, e.out_minor, e.parts
  from accounts.marked_months m cross join lateral (
    select e.side, e.category_id, e.currency,
      coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0)::bigint as in_minor,
      coalesce(sum(e.amount_minor) filter (where e.amount_minor < 0), 0)::bigint as out_minor,
      count(*)::integer as parts
    from accounts.entries e
    where e.workspace_id = m.workspace_id and e.booked_on >= m.month and e.booked_on < (m.month + interval '1 month')
    group by e.side, e.category_id, e.currency) e;

create view accounts.monthly_by_account with (security_invoker = true) as
  select workspace_id, month, account_id, currency, pending, in_minor, out_minor, rows, last_on
  from accounts.account_months t
  where not exists (
    select 1 from accounts.month_marks m where m.workspace_id = t.workspace_id and m.month = t.month)
union all
  select m.workspace_id, m.month, t.account_id, t.currency, t.pending, t.in_minor, t.out_minor, t.rows, t.last_on
  from accounts.marked_months m cross join lateral (
    select t.account_id, t.currency, t.pending,
      coalesce(sum(t.amount_minor) filter (where t.amount_minor > 0), 0)::bigint as in_minor,
      coalesce(sum(t.amount_minor) filter (where t.amount_minor < 0), 0)::bigint as out_minor,
      count(*)::integer as rows, max(t.booked_on) as last_on
    from accounts.transactions t
    where t.workspace_id = m.workspace_id and t.booked_on >= m.month and t.booked_on < (m.month + interval '1 month')
      and t.deleted_at is null and t.withdrawn_at is null
    group by t.account_id, t.currency, t.pending) t;

-- Updates and deletes mark by trigger. Inserts are marked by the store, which knows the dates of a batch already: a
-- transition table of a bulk insert costs a fifth of the insert.
create function accounts.mark_months() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into accounts.month_marks (workspace_id, month)
  select distinct o.workspace_id, accounts.month_of(o.booked_on, w.month_starts_on)
  from (select distinct workspace_id, booked_on from old_rows) o
  join accounts.workspaces w on w.workspace_id = o.workspace_id;
  if tg_op = 'UPDATE' then
    insert into accounts.month_marks (workspace_id, month)
    select distinct n.workspace_id, accounts.month_of(n.booked_on, w.month_starts_on)
    from (select distinct workspace_id, booked_on from new_rows) n
    join accounts.workspaces w on w.workspace_id = n.workspace_id;
  end if;
  return null;
end $$;
create trigger mark_months_update after update on accounts.transactions
  referencing old table as old_rows new table as new_rows for each statement execute function accounts.mark_months();
create trigger mark_months_delete after delete on accounts.transactions
  referencing old table as old_rows for each statement execute function accounts.mark_months();

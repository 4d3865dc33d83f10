-- A read model of sums by month, account, category and currency, so that reports and balances do not read a million rows.
-- Writers only append marks of the months they touched; `accounts.monthly` answers from the totals for clean months and
-- from the rows themselves for marked ones, so it is always right. A job rebuilds marked months and removes the marks it saw
-- before reading (a mark of a still open transaction stays, so its month is rebuilt again).
create function accounts.month_of(day date, starts_on integer) returns date language sql immutable parallel safe as
  $$ select day - (extract(day from day - (starts_on - 1))::integer - 1) $$;

create table accounts.month_totals (
  workspace_id uuid not null,
  month date not null,
  account_id uuid not null,
  side text not null,
  category_id uuid,
  currency text not null,
  pending boolean not null,
  in_minor bigint not null,
  out_minor bigint not null,
  rows integer not null,
  parts integer not null,
  last_on date not null
);
create index month_totals_by_month on accounts.month_totals (workspace_id, month);

create table accounts.month_marks (
  workspace_id uuid not null,
  month date not null,
  id bigint generated always as identity,
  primary key (workspace_id, month, id)
);

create view accounts.monthly with (security_invoker = true) as
  select workspace_id, month, account_id, side, category_id, currency, pending, in_minor, out_minor, rows, parts, last_on
  from accounts.month_totals t
  where not exists (
    select 1 from accounts.month_marks m where m.workspace_id = t.workspace_id and m.month = t.month)
union all
  select e.workspace_id, m.month, e.account_id, e.side, e.category_id, e.currency, e.pending,
    coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0)::bigint,
    coalesce(sum(e.amount_minor) filter (where e.amount_minor < 0), 0)::bigint,
    count(*) filter (where e.is_first)::integer, count(*)::integer, max(e.booked_on)
  from (select distinct workspace_id, month from accounts.month_marks) m
  join accounts.entries e on e.workspace_id = m.workspace_id
    and e.booked_on >= m.month and e.booked_on < (m.month + interval '1 month')
  group by e.workspace_id, m.month, e.account_id, e.side, e.category_id, e.currency, e.pending;

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

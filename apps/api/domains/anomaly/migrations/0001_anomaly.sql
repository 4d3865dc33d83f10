-- What is odd: alerts with their life-cycle, what a person does not want to hear of, and what the watch remembers. Ids of
-- transactions, accounts and categories are the ledger's; nothing here points at its tables.
create schema if not exists anomaly;
grant usage on schema anomaly to scale_app, scale_system;

create table anomaly.settings (
  workspace_id uuid primary key,
  alerts_per_week smallint not null default 2 check (alerts_per_week between 0 and 50),
  version integer not null default 1
);

create table anomaly.alerts (
  workspace_id uuid not null,
  id uuid not null,
  -- The same for the same thing, made of what the bank said: a row that was withdrawn and came again is told once.
  fingerprint text not null,
  kind text not null,
  -- `waiting`: the week had no place for it yet.
  state text not null check (state in ('waiting', 'new', 'seen', 'acknowledged', 'muted', 'expired')),
  -- Why it expired: it grew old, its rows are gone, or what was missing came.
  ended text check (ended in ('old', 'withdrawn', 'settled')),
  -- What a person said of it; `fine` makes the next one of its kind need more.
  verdict text check (verdict in ('useful', 'fine')),
  day date not null,
  told_on date,
  score real not null check (score between 0 and 1),
  -- One row in so many is as odd, as a power of ten; null where it is not of one row.
  rarity real,
  payee text,
  payee_name text not null,
  category text,
  account_id uuid,
  currency text not null,
  transaction_ids uuid[] not null,
  facts jsonb not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, fingerprint),
  check ((state = 'expired') = (ended is not null)),
  check ((state = 'waiting') = (told_on is null))
);
create index alerts_by_day on anomaly.alerts (workspace_id, day desc, id desc);

create table anomaly.mutes (
  workspace_id uuid not null,
  id uuid not null,
  -- Null for every kind; `payee` null for every payee.
  kind text,
  payee text,
  payee_name text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  check (kind is not null or payee is not null)
);

-- What the watch remembers of the rows it has seen. `changes` counts what makes that wrong: rows it has seen are gone or
-- other, or older ones came; the look that saw the last of them has the same number in `seen_changes`.
create table anomaly.watches (
  workspace_id uuid primary key,
  memory bytea,
  memory_version integer not null default 0,
  through date,
  changes integer not null default 0,
  seen_changes integer not null default 0,
  look_due_at timestamptz,
  looked_at timestamptz,
  looks integer not null default 0
);
alter table anomaly.watches alter column memory set storage external;

do $$
declare name text;
begin
  for name in select c.relname from pg_class c where c.relnamespace = 'anomaly'::regnamespace and c.relkind = 'r' loop
    execute format('alter table anomaly.%I enable row level security', name);
    execute format('alter table anomaly.%I force row level security', name);
    execute format('create policy tenant on anomaly.%I to scale_app
      using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))
      with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', name);
  end loop;
end $$;
grant select, insert, update, delete on all tables in schema anomaly to scale_app;

-- The nightly look finds the workspaces whose last one is a day old.
create policy nightly on anomaly.watches for select to scale_system using (true);
grant select (workspace_id, looked_at) on anomaly.watches to scale_system;

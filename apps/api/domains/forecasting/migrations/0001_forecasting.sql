-- What may come: the newest forecast of each subject, how well such forecasts held, and the models they rest on. Ids of
-- accounts and categories are the ledger's; nothing here points at its tables.
create schema if not exists forecasting;
grant usage on schema forecasting to scale_app;

create table forecasting.settings (
  workspace_id uuid primary key,
  horizon_days integer not null default 90 check (horizon_days between 7 and 365),
  -- Null: simple methods alone.
  model_id uuid,
  -- When the refresh that already waits is due; null where none waits.
  refresh_due_at timestamptz,
  refreshed_at timestamptz,
  version integer not null default 1
);

create table forecasting.forecasts (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('balance', 'income', 'expense', 'net', 'category')),
  -- The account or the category; null for the workspace as a whole.
  subject_id uuid,
  currency text not null,
  grain text not null check (grain in ('day', 'week', 'month')),
  -- Null where a forecast was made.
  refusal text,
  as_of date not null,
  made_at timestamptz not null,
  body jsonb not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, kind, subject_id, currency, grain)
);

-- Back-tests: what a forecast would have said at past days, and what came.
create table forecasting.accuracy (
  workspace_id uuid not null,
  kind text not null check (kind in ('balance', 'income', 'expense', 'net', 'category')),
  subject_id uuid,
  currency text not null,
  grain text not null check (grain in ('day', 'week', 'month')),
  -- Null: simple methods alone.
  model_id uuid,
  figures jsonb not null,
  tested_at timestamptz not null,
  unique nulls not distinct (workspace_id, kind, subject_id, currency, grain)
);

create table forecasting.models (
  workspace_id uuid not null,
  id uuid not null,
  state text not null check (state in ('promoted', 'kept_back')),
  -- Back-test figures of the model, of the one it would replace and of the naive rival.
  report jsonb not null,
  -- Null for one that was kept back.
  weights bytea,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
alter table forecasting.models alter column weights set storage external;

do $$
declare name text;
begin
  for name in select c.relname from pg_class c where c.relnamespace = 'forecasting'::regnamespace and c.relkind = 'r' loop
    execute format('alter table forecasting.%I enable row level security', name);
    execute format('alter table forecasting.%I force row level security', name);
    execute format('create policy tenant on forecasting.%I to scale_app
      using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))
      with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', name);
  end loop;
end $$;
grant select, insert, update, delete on all tables in schema forecasting to scale_app;

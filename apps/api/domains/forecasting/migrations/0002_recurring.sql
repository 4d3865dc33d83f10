-- Payments that come back, with what a person said of each, and what-if scenarios. Ids of transactions, accounts and
-- categories are the ledger's; nothing here points at its tables.
create table forecasting.recurring (
  workspace_id uuid not null,
  id uuid not null,
  payee text not null,
  -- As it was found; `named` is what a person called it.
  name text not null,
  named text check (length(named) between 1 and 80),
  incoming boolean not null,
  currency text not null,
  account_id uuid not null,
  category_id uuid,
  transfer boolean not null,
  cadence text not null check (cadence in ('weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly')),
  -- Its clock, the payments it was found by and the due dates without one.
  series jsonb not null,
  verdict text not null default 'none' check (verdict in ('none', 'confirmed', 'dismissed')),
  ended_on date,
  -- The payment that came although a person had said it ended.
  came_back_on date,
  found_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);

-- When the ledger is looked through next and was last: one look for all changes that come within moments.
create table forecasting.recurring_looks (
  workspace_id uuid primary key,
  due_at timestamptz not null,
  looked_at timestamptz
);

create table forecasting.scenarios (
  workspace_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  changes jsonb not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['recurring', 'recurring_looks', 'scenarios'] loop
    execute format('alter table forecasting.%I enable row level security', name);
    execute format('alter table forecasting.%I force row level security', name);
    execute format('create policy tenant on forecasting.%I to scale_app
      using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))
      with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on forecasting.%I to scale_app', name);
  end loop;
end $$;

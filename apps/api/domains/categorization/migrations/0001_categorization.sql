-- Why each row is filed where it is, what people chose, their rules, the models trained on both, and categories nobody
-- has named yet. Ids of transactions, categories and imports are the ledger's; nothing here points at its tables.
create schema if not exists categorization;
grant usage on schema categorization to scale_app;

create table categorization.settings (
  workspace_id uuid primary key,
  -- A row is filed when its probability is at least this.
  threshold real not null default 0.8 check (threshold between 0.5 and 0.999),
  -- Null: the dictionary alone.
  model_id uuid,
  version integer not null default 1
);

-- One answer, shared by the rows it was given for: a statement's rows share few. The ledger keeps the id beside each row
-- it files, so that a filed row costs nothing here. `import_id` is null for rows looked at outside an import.
create table categorization.reasons (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid,
  merchant text not null,
  merchant_name text not null,
  incoming boolean not null,
  source text not null check (source in ('memory', 'model', 'dictionary', 'none')),
  category_id uuid,
  probability real not null check (probability between 0 and 1),
  model text not null,
  evidence jsonb not null default '[]',
  primary key (workspace_id, id),
  check ((category_id is null) = (source = 'none'))
);
create index reasons_by_import on categorization.reasons (workspace_id, import_id) where import_id is not null;

-- The review: rows nothing was sure enough about, until a person, a rule or a transfer settles them. No foreign key: it
-- would cost half of the insert again.
create table categorization.waiting (
  workspace_id uuid not null,
  transaction_id uuid not null,
  reason_id uuid not null,
  primary key (workspace_id, transaction_id)
);
create index waiting_by_reason on categorization.waiting (workspace_id, reason_id);

-- What a person chose, one per transaction: the memory of merchants, and what models learn from.
create table categorization.choices (
  workspace_id uuid not null,
  transaction_id uuid not null,
  merchant text not null,
  incoming boolean not null,
  category_id uuid not null,
  chosen_at timestamptz not null,
  primary key (workspace_id, transaction_id)
);
create index choices_by_merchant on categorization.choices (workspace_id, merchant, incoming);

create table categorization.rules (
  workspace_id uuid not null,
  id uuid not null,
  position integer not null,
  name text not null check (length(name) between 1 and 120),
  -- A search of the ledger's transaction list, and what is done with the rows it finds.
  condition text not null,
  actions jsonb not null,
  enabled boolean not null default true,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);

-- What each rule did: one line per run and rule, with the operation of the ledger that takes it back.
create table categorization.rule_runs (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  import_id uuid,
  operation_id uuid not null,
  rows integer not null,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index rule_runs_by_rule on categorization.rule_runs (workspace_id, rule_id, at);

create table categorization.models (
  workspace_id uuid not null,
  id uuid not null,
  state text not null check (state in ('promoted', 'kept_back')),
  -- Held-out figures of the model, of the one it would replace and of the naive rival.
  report jsonb not null,
  -- Null for one that was kept back.
  weights bytea,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
alter table categorization.models alter column weights set storage external;

create table categorization.proposals (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  parent_id uuid,
  kind text not null check (kind in ('income', 'expense', 'transfer')),
  transaction_ids uuid[] not null,
  exemplar_ids uuid[] not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'merged', 'dismissed')),
  category_id uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);

do $$
declare name text;
begin
  for name in select c.relname from pg_class c where c.relnamespace = 'categorization'::regnamespace and c.relkind = 'r' loop
    execute format('alter table categorization.%I enable row level security', name);
    execute format('alter table categorization.%I force row level security', name);
    execute format('create policy tenant on categorization.%I to scale_app
      using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))
      with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', name);
  end loop;
end $$;
grant select, insert, update, delete on all tables in schema categorization to scale_app;

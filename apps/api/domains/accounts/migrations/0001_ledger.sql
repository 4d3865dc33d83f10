-- The ledger. Every table is a workspace's own: workspace_id stands first in each key and each policy, so that row-level
-- security and a later distribution by workspace both hold.
create schema if not exists accounts;
grant usage on schema accounts to scale_app, scale_system;

create table accounts.workspaces (
  workspace_id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  locale text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  number_style text not null
    check (number_style in ('comma_dot', 'dot_comma', 'space_comma', 'apostrophe_dot', 'lakh')),
  month_starts_on smallint not null default 1 check (month_starts_on between 1 and 28),
  kind text not null default 'own' check (kind in ('own', 'sample')),
  created_at timestamptz not null,
  version integer not null default 1
);

create table accounts.members (
  workspace_id uuid not null references accounts.workspaces,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  email text not null,
  role text not null check (role in ('owner', 'editor', 'viewer')),
  joined_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);
create index members_by_user on accounts.members (user_id, joined_at);

create table accounts.invitations (
  workspace_id uuid not null references accounts.workspaces,
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'editor', 'viewer')),
  token_sha256 bytea not null,
  invited_by uuid,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id)
);

create table accounts.financial_accounts (
  workspace_id uuid not null references accounts.workspaces,
  id uuid not null,
  name text not null,
  type text not null check (type in ('bank', 'card', 'cash', 'loan', 'investment')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  bank_account_id text,
  institution text,
  opening_minor bigint not null default 0,
  opening_on date,
  archived_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create unique index financial_accounts_by_bank_id on accounts.financial_accounts (workspace_id, bank_account_id, currency)
  where bank_account_id is not null;

create table accounts.categories (
  workspace_id uuid not null references accounts.workspaces,
  id uuid not null,
  parent_id uuid,
  slug text,
  name text not null,
  kind text not null check (kind in ('income', 'expense', 'transfer')),
  position integer not null,
  archived_at timestamptz,
  merged_into uuid,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, slug),
  foreign key (workspace_id, parent_id) references accounts.categories,
  foreign key (workspace_id, merged_into) references accounts.categories,
  check (parent_id <> id)
);

-- What the bank said stands in the first block and never changes for an imported row (trigger below). What a person or a
-- model set stands in the second. Two foreign keys are missing on purpose, each costs about a quarter of a bulk insert even
-- where its column is null: the store checks the account once per statement, the trigger below looks at set categories
-- only, and neither accounts nor categories are ever deleted, only archived.
create table accounts.transactions (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  import_id uuid,
  amount_minor bigint not null,
  booked_on date not null,
  value_on date,
  pending boolean not null default false,
  currency text not null,
  description text not null,
  counterparty text,
  reference text,
  bank_id text,
  bank_category text,

  version integer not null default 1,
  excluded boolean not null default false,
  is_split boolean not null default false,
  category_id uuid,
  transfer_id uuid,
  category_source text check (category_source in ('person', 'rule', 'model')),
  title text,
  note text,
  tags text[] not null default '{}',
  reconciled_at timestamptz,
  edited_at timestamptz,
  deleted_at timestamptz,
  withdrawn_at timestamptz,

  primary key (workspace_id, id),
  check (not is_split or (category_id is null and transfer_id is null))
);
create function accounts.check_category() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select 1 from accounts.categories c where c.workspace_id = new.workspace_id and c.id = new.category_id) then
    raise exception 'no such category' using errcode = 'foreign_key_violation', constraint = 'category_exists';
  end if;
  return null;
end $$;
create constraint trigger category_exists after insert or update of category_id on accounts.transactions
  for each row when (new.category_id is not null) execute function accounts.check_category();

-- Plain ascending, so that a newest-first page is one backward range scan by (booked_on, id).
create index transactions_by_day on accounts.transactions (workspace_id, booked_on, id);
create index transactions_by_account on accounts.transactions (workspace_id, account_id, booked_on, id);
create index transactions_by_import on accounts.transactions (workspace_id, import_id);
create index transactions_by_category on accounts.transactions (workspace_id, category_id, booked_on, id)
  where category_id is not null;
create index transactions_open on accounts.transactions (workspace_id, account_id, booked_on)
  where pending or import_id is null;
create index transactions_deleted on accounts.transactions (workspace_id, booked_on, id) where deleted_at is not null;

create table accounts.splits (
  workspace_id uuid not null,
  transaction_id uuid not null,
  id uuid not null,
  position smallint not null,
  category_id uuid,
  amount_minor bigint not null,
  note text,
  primary key (workspace_id, id),
  unique (workspace_id, transaction_id, position),
  foreign key (workspace_id, transaction_id) references accounts.transactions on delete cascade,
  foreign key (workspace_id, category_id) references accounts.categories
);
create index splits_by_category on accounts.splits (workspace_id, category_id) where category_id is not null;

create table accounts.transfers (
  workspace_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  linked_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, from_id),
  unique (workspace_id, to_id),
  foreign key (workspace_id, from_id) references accounts.transactions on delete cascade,
  foreign key (workspace_id, to_id) references accounts.transactions on delete cascade,
  check (from_id <> to_id)
);

-- What a pending row said before a later import settled it, so that undoing that import can say it again.
create table accounts.settlements (
  workspace_id uuid not null,
  transaction_id uuid not null,
  import_id uuid not null,
  before jsonb not null,
  primary key (workspace_id, transaction_id),
  foreign key (workspace_id, transaction_id) references accounts.transactions on delete cascade
);
create index settlements_by_import on accounts.settlements (workspace_id, import_id);

-- One act of a person, with each row as it was and as it became: the history of a row, and undo.
create table accounts.operations (
  workspace_id uuid not null references accounts.workspaces,
  id uuid not null,
  action text not null,
  user_id uuid,
  at timestamptz not null,
  rows integer not null,
  data jsonb not null default '{}',
  undone_at timestamptz,
  primary key (workspace_id, id)
);
create table accounts.operation_rows (
  workspace_id uuid not null,
  operation_id uuid not null,
  transaction_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  primary key (workspace_id, operation_id, transaction_id),
  foreign key (workspace_id, operation_id) references accounts.operations on delete cascade
);
create index operation_rows_by_transaction on accounts.operation_rows (workspace_id, transaction_id);

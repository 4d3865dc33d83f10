-- Imports. A statement line is written once and never changed; what was decided about it stands beside it, and a line
-- without a decision is what its kind says (a row is new). A line is in the ledger when its import is committed and it
-- is new or updates.
create schema if not exists ingestion;
grant usage on schema ingestion to scale_app, scale_system;

create table ingestion.files (
  workspace_id uuid not null,
  id uuid not null,
  sha256 bytea not null,
  size_bytes bigint not null,
  primary key (workspace_id, id)
);
create table ingestion.file_chunks (
  workspace_id uuid not null,
  file_id uuid not null,
  chunk integer not null,
  bytes bytea not null,
  primary key (workspace_id, file_id, chunk),
  foreign key (workspace_id, file_id) references ingestion.files on delete cascade
);
-- Compressing a megabyte costs more than writing it, and half of all statements are compressed already.
alter table ingestion.file_chunks alter column bytes set storage external;

create table ingestion.imports (
  workspace_id uuid not null,
  id uuid not null,
  state text not null check (state in ('received', 'reading', 'needs_answer', 'preview', 'rejected',
    'committing', 'committed', 'undoing', 'undone')),
  source text not null check (source in ('file', 'rows')),
  file_id uuid,
  file_name text,
  sha256 bytea not null,
  size_bytes bigint not null,
  same_file_as uuid,
  -- The import this one reads again with another meaning; its rows leave the ledger as this one's enter.
  replaces uuid,
  chosen_account_id uuid,
  -- Per account of the file: where the person wants it ({"0": "<account id>" | "new"}).
  chosen_accounts jsonb not null default '{}',
  answers jsonb not null default '{}',
  asked_mapping jsonb,
  format text,
  encoding text,
  parser_version integer,
  mapping jsonb,
  questions jsonb not null default '[]',
  rejection jsonb,
  -- What was staged: rows, problems, skips and sums per month; `counts` and `months` follow from it and the decisions.
  staged jsonb,
  counts jsonb,
  months jsonb not null default '[]',
  commit_options jsonb,
  reading_attempts integer not null default 0,
  created_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, file_id) references ingestion.files,
  foreign key (workspace_id, replaces) references ingestion.imports
);
create index imports_by_file on ingestion.imports (workspace_id, sha256);
create index imports_unfinished on ingestion.imports (changed_at)
  where state in ('received', 'reading', 'committing', 'undoing');

create table ingestion.import_accounts (
  workspace_id uuid not null,
  import_id uuid not null,
  account_no smallint not null,
  -- Null until the commit opens the account.
  account_id uuid,
  because text not null check (because in ('chosen', 'bank_account_id', 'same_form', 'shared_rows', 'opened')),
  bank_account_id text,
  name text,
  type text not null,
  currency text,
  opening_minor bigint,
  closing_minor bigint,
  -- The period the statement speaks of, as it says or as its rows show.
  from_on date,
  to_on date,
  reconciled boolean,
  rows integer not null default 0,
  -- Files of one layout print one row the same way, so their texts can be compared.
  layout text not null,
  -- `ingestion.account_marks.version` at the time the lines were compared with the account.
  compared_version bigint not null default 0,
  primary key (workspace_id, import_id, account_no),
  foreign key (workspace_id, import_id) references ingestion.imports
);
create index import_accounts_by_account on ingestion.import_accounts (workspace_id, account_id, from_on);
create index import_accounts_by_layout on ingestion.import_accounts (workspace_id, layout);

-- No foreign key to imports: its check would cost a fifth of a bulk import; lines are written only under the import's lock.
create table ingestion.lines (
  workspace_id uuid not null,
  import_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('row', 'problem', 'skip')),
  line integer not null,
  line_count integer not null,
  account_no smallint,
  booked_on date,
  amount_minor bigint,
  balance_minor bigint,
  transaction_id uuid,
  value_on date,
  pending boolean not null default false,
  currency text,
  -- Finer than the minor unit, as printed.
  amount_exact text,
  description text,
  counterparty text,
  reference text,
  bank_id text,
  pending_bank_id text,
  bank_category text,
  -- Of a problem or a skip.
  code text,
  message text,
  column_name text,
  -- The problem this line mends.
  mends_seq integer,
  raw text not null,
  primary key (workspace_id, import_id, seq)
);
-- Days first: one look finds a row in every earlier file, and the planner cannot mistake a fresh import for an empty one.
create index lines_by_day_and_amount on ingestion.lines (workspace_id, booked_on, amount_minor, import_id)
  where kind = 'row';
create index lines_by_bank_id on ingestion.lines (workspace_id, bank_id) where bank_id is not null;
-- Ids are made in the order lines are written, so block ranges find one, at a cost no bulk import notices.
create index lines_by_transaction on ingestion.lines using brin (transaction_id) with (autosummarize = on);
create index lines_pending on ingestion.lines (workspace_id, transaction_id) where pending;
create index lines_not_rows on ingestion.lines (workspace_id, import_id, kind, seq) where kind <> 'row';

create table ingestion.decisions (
  workspace_id uuid not null,
  import_id uuid not null,
  seq integer not null,
  state text not null check (state in ('new', 'duplicate', 'updates', 'needs_you', 'deleted_by_you', 'left_out', 'mended')),
  reason text not null,
  -- The earlier line it was matched with, and the transaction it is, updates, or brings back.
  match_import_id uuid,
  match_seq integer,
  transaction_id uuid,
  -- What it was matched with, where that is a row entered by hand: {bookedOn, amountMinor, currency, description}.
  match_facts jsonb,
  -- Set by the person; a new comparison keeps it.
  by_person boolean not null default false,
  primary key (workspace_id, import_id, seq)
);
create index decisions_by_match on ingestion.decisions (workspace_id, match_import_id, match_seq)
  where match_import_id is not null;
create index decisions_by_transaction on ingestion.decisions (workspace_id, transaction_id)
  where transaction_id is not null and state in ('new', 'updates');
-- Only the few: an index over all decisions would tempt the planner away from the primary key.
create index decisions_by_state on ingestion.decisions (workspace_id, import_id, state, seq)
  where state not in ('new', 'duplicate');

-- Counts commits and undos of an account, so that a commit sees whether its comparison is still true.
create table ingestion.account_marks (
  workspace_id uuid not null,
  account_id uuid not null,
  version bigint not null,
  primary key (workspace_id, account_id)
);

-- What a table with this header was decided to mean.
create table ingestion.mappings (
  workspace_id uuid not null,
  header_fingerprint text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (workspace_id, header_fingerprint)
);

do $$
declare name text;
begin
  for name in select c.relname from pg_class c where c.relnamespace = 'ingestion'::regnamespace and c.relkind = 'r' loop
    execute format('alter table ingestion.%I enable row level security', name);
    execute format('alter table ingestion.%I force row level security', name);
    execute format('create policy tenant on ingestion.%I to scale_app
      using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))
      with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', name);
  end loop;
end $$;
grant select, insert, update, delete on all tables in schema ingestion to scale_app;

-- The sweep that resumes what a crash left: only whose and which, never what is in it.
create policy sweep on ingestion.imports for select to scale_system using (true);
grant select (workspace_id, id, state, changed_at) on ingestion.imports to scale_system;

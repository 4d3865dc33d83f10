-- Statement lines a thousand at a time: a row of lists instead of a thousand rows. Lines are written once, in the order
-- of their file, and mostly read that way; two index entries and a row header for each cost more than the line itself.
-- What a line is looked up by (its place, its day, its transaction) is kept of the block, as the span it covers.
alter table ingestion.lines rename to single_lines;
-- So that its owner sees every workspace's lines while they move.
alter table ingestion.single_lines disable row level security;

create function ingestion.first_day(days date[]) returns date language sql immutable parallel safe
  return (select min(day) from unnest(days) as day);
create function ingestion.last_day(days date[]) returns date language sql immutable parallel safe
  return (select max(day) from unnest(days) as day);
create function ingestion.first_id(ids uuid[]) returns uuid language sql immutable parallel safe
  return (select id from unnest(ids) as id where id is not null order by id limit 1);
create function ingestion.last_id(ids uuid[]) returns uuid language sql immutable parallel safe
  return (select id from unnest(ids) as id where id is not null order by id desc limit 1);
create function ingestion.not_rows(kinds text[]) returns boolean language sql immutable parallel safe
  return 'row' <> any(kinds);
create function ingestion.any_true(flags boolean[]) returns boolean language sql immutable parallel safe
  return true = any(flags);

-- Each list holds a cell for each line from `first_seq` to `last_seq`; a list that is null stands for cells that all are.
-- No foreign key to imports: blocks are written only under the import's lock.
create table ingestion.line_blocks (
  workspace_id uuid not null,
  import_id uuid not null,
  first_seq integer not null,
  last_seq integer not null,
  -- row, problem or skip
  kind text[] not null,
  line integer[] not null,
  line_count integer[] not null,
  account_no smallint[],
  booked_on date[],
  amount_minor bigint[],
  balance_minor bigint[],
  transaction_id uuid[],
  value_on date[],
  pending boolean[] not null,
  currency text[],
  -- Finer than the minor unit, as printed.
  amount_exact text[],
  description text[],
  counterparty text[],
  reference text[],
  bank_id text[],
  pending_bank_id text[],
  bank_category text[],
  -- Of a problem or a skip.
  code text[],
  message text[],
  column_name text[],
  -- The problem this line mends.
  mends_seq integer[],
  raw text[] not null,
  from_on date generated always as (ingestion.first_day(booked_on)) stored,
  to_on date generated always as (ingestion.last_day(booked_on)) stored,
  first_transaction uuid generated always as (ingestion.first_id(transaction_id)) stored,
  last_transaction uuid generated always as (ingestion.last_id(transaction_id)) stored,
  has_notes boolean generated always as (ingestion.not_rows(kind)) stored,
  has_pending boolean generated always as (ingestion.any_true(pending)) stored,
  primary key (workspace_id, import_id, first_seq)
);
-- Compressing lists of texts costs three times as much as writing them; the others mostly repeat one value.
do $$
declare name text;
begin
  foreach name in array array['line', 'booked_on', 'amount_minor', 'balance_minor', 'transaction_id', 'description',
    'counterparty', 'reference', 'bank_id', 'raw'] loop
    execute format('alter table ingestion.line_blocks alter column %I set storage external', name);
  end loop;
end $$;
-- Ids are made in the order of lines, so few blocks span one.
create index line_blocks_by_transaction on ingestion.line_blocks (workspace_id, last_transaction, first_transaction);

create table ingestion.line_bank_ids (
  workspace_id uuid not null,
  bank_id text not null,
  import_id uuid not null,
  seq integer not null,
  primary key (workspace_id, bank_id, import_id, seq)
);
create index line_bank_ids_by_import on ingestion.line_bank_ids (workspace_id, import_id);

-- Line by line, for archives and for people; what is asked often takes apart only the lists it reads.
create view ingestion.lines with (security_invoker = true) as
  select workspace_id, import_id, generate_series(first_seq, last_seq) as seq, unnest(kind) as kind, unnest(line) as line,
    unnest(line_count) as line_count, unnest(account_no) as account_no, unnest(booked_on) as booked_on,
    unnest(amount_minor) as amount_minor, unnest(balance_minor) as balance_minor,
    unnest(transaction_id) as transaction_id, unnest(value_on) as value_on, unnest(pending) as pending,
    unnest(currency) as currency, unnest(amount_exact) as amount_exact, unnest(description) as description,
    unnest(counterparty) as counterparty, unnest(reference) as reference, unnest(bank_id) as bank_id,
    unnest(pending_bank_id) as pending_bank_id, unnest(bank_category) as bank_category, unnest(code) as code,
    unnest(message) as message, unnest(column_name) as column_name, unnest(mends_seq) as mends_seq, unnest(raw) as raw
  from ingestion.line_blocks;

insert into ingestion.line_blocks (workspace_id, import_id, first_seq, last_seq, kind, line, line_count, account_no,
  booked_on, amount_minor, balance_minor, transaction_id, value_on, pending, currency, amount_exact, description,
  counterparty, reference, bank_id, pending_bank_id, bank_category, code, message, column_name, mends_seq, raw)
select workspace_id, import_id, min(seq), max(seq), array_agg(kind order by seq), array_agg(line order by seq),
  array_agg(line_count order by seq), array_agg(account_no order by seq), array_agg(booked_on order by seq),
  array_agg(amount_minor order by seq), array_agg(balance_minor order by seq), array_agg(transaction_id order by seq),
  array_agg(value_on order by seq), array_agg(pending order by seq), array_agg(currency order by seq),
  array_agg(amount_exact order by seq), array_agg(description order by seq), array_agg(counterparty order by seq),
  array_agg(reference order by seq), array_agg(bank_id order by seq), array_agg(pending_bank_id order by seq),
  array_agg(bank_category order by seq), array_agg(code order by seq), array_agg(message order by seq),
  array_agg(column_name order by seq), array_agg(mends_seq order by seq), array_agg(raw order by seq)
from ingestion.single_lines group by workspace_id, import_id, seq / 1000;
insert into ingestion.line_bank_ids (workspace_id, bank_id, import_id, seq)
  select workspace_id, bank_id, import_id, seq from ingestion.single_lines where bank_id is not null;
drop table ingestion.single_lines;

do $$
declare name text;
begin
  foreach name in array array['line_blocks', 'line_bank_ids'] loop
    execute format('alter table ingestion.%I enable row level security', name);
    execute format('alter table ingestion.%I force row level security', name);
    execute format('create policy tenant on ingestion.%I to scale_app
      using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))
      with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on ingestion.%I to scale_app', name);
  end loop;
end $$;
grant select on ingestion.lines to scale_app;

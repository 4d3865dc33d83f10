-- The core's own tables. Every tenant table: workspace_id first in its keys, row-level security forced.

grant usage on schema core to scale_app, scale_system;

-- Events: the outbox and, once numbered, the stream people and other domains follow. `seq` counts 1, 2, 3 … in each
-- workspace, in the order in which events became visible; it is given at publication, because ids of two open
-- transactions may commit in either order and a reader would skip the slower one.
create table core.events (
  workspace_id uuid not null,
  id uuid not null,
  type text not null,
  data jsonb not null,
  user_id uuid,
  at timestamptz not null,
  seq bigint,
  queued boolean not null default false,
  primary key (workspace_id, id),
  unique (workspace_id, seq)
);
create index events_to_number on core.events (id) where seq is null;
create index events_to_queue on core.events (id) where seq is not null and not queued;
create index events_by_age on core.events (at);
alter table core.events enable row level security;
alter table core.events force row level security;
create policy tenant on core.events to scale_app
  using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy system on core.events to scale_system using (true) with check (true);
grant select, insert on core.events to scale_app;
grant select, insert, update, delete on core.events to scale_system;

create table core.event_heads (
  workspace_id uuid not null primary key,
  seq bigint not null
);
alter table core.event_heads enable row level security;
alter table core.event_heads force row level security;
create policy tenant on core.event_heads to scale_app
  using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy system on core.event_heads to scale_system using (true) with check (true);
grant select on core.event_heads to scale_app;
grant select, insert, update, delete on core.event_heads to scale_system;

-- Inbox: which consumer has already done its work for which event.
create table core.inbox (
  workspace_id uuid not null,
  consumer text not null,
  event_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, consumer, event_id)
);
create index inbox_by_age on core.inbox (at);
alter table core.inbox enable row level security;
alter table core.inbox force row level security;
create policy tenant on core.inbox to scale_app
  using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy system on core.inbox to scale_system using (true) with check (true);
grant select, insert on core.inbox to scale_app;
grant select, delete on core.inbox to scale_system;

-- Idempotency: the answer given to a key, kept for a day.
create table core.idempotency (
  workspace_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  headers jsonb,
  body jsonb,
  at timestamptz not null,
  primary key (workspace_id, key)
);
create index idempotency_by_age on core.idempotency (at);
alter table core.idempotency enable row level security;
alter table core.idempotency force row level security;
create policy tenant on core.idempotency to scale_app
  using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy system on core.idempotency to scale_system using (true) with check (true);
grant select, insert, update on core.idempotency to scale_app;
grant select, delete on core.idempotency to scale_system;

-- The same for what a person does outside any workspace, such as making one.
create table core.user_idempotency (
  user_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  headers jsonb,
  body jsonb,
  at timestamptz not null,
  primary key (user_id, key)
);
create index user_idempotency_by_age on core.user_idempotency (at);
alter table core.user_idempotency enable row level security;
alter table core.user_idempotency force row level security;
create policy own on core.user_idempotency to scale_app
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy system on core.user_idempotency to scale_system using (true) with check (true);
grant select, insert, update on core.user_idempotency to scale_app;
grant select, delete on core.user_idempotency to scale_system;

-- Audit: a chain of hashes per workspace. Nobody may change or delete an entry; the head tells a cut-off tail.
create table core.audit (
  workspace_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  user_id uuid,
  action text not null,
  object text not null,
  data jsonb not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (workspace_id, seq)
);
alter table core.audit enable row level security;
alter table core.audit force row level security;
create policy tenant on core.audit to scale_app
  using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy system on core.audit to scale_system using (true) with check (true);
grant select, insert on core.audit to scale_app;
-- Only the erasure of a whole workspace removes its chain.
grant select, delete on core.audit to scale_system;

create table core.audit_heads (
  workspace_id uuid not null primary key,
  seq bigint not null,
  hash bytea not null
);
alter table core.audit_heads enable row level security;
alter table core.audit_heads force row level security;
create policy tenant on core.audit_heads to scale_app
  using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy system on core.audit_heads to scale_system using (true) with check (true);
grant select, insert, update on core.audit_heads to scale_app;
grant select, delete on core.audit_heads to scale_system;

-- Jobs that failed for good, until somebody runs them again or dismisses them.
create table core.dead_letters (
  workspace_id uuid not null,
  id uuid not null,
  queue text not null,
  name text not null,
  data jsonb not null,
  attempts integer not null,
  error text not null,
  failed_at timestamptz not null,
  replayed_at timestamptz,
  primary key (workspace_id, id)
);
create index dead_letters_by_age on core.dead_letters (workspace_id, failed_at);
alter table core.dead_letters enable row level security;
alter table core.dead_letters force row level security;
create policy tenant on core.dead_letters to scale_app
  using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy system on core.dead_letters to scale_system using (true) with check (true);
grant select, insert, update, delete on core.dead_letters to scale_app;
grant select, insert, update, delete on core.dead_letters to scale_system;

-- Who sees what. One policy per table for a workspace's work; a signed-in user without a workspace sees only which
-- workspaces they belong to.
do $$
declare name text;
begin
  for name in select c.relname from pg_class c where c.relnamespace = 'accounts'::regnamespace and c.relkind = 'r' loop
    execute format('alter table accounts.%I enable row level security', name);
    execute format('alter table accounts.%I force row level security', name);
    execute format('create policy tenant on accounts.%I to scale_app
      using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))
      with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', name);
  end loop;
end $$;

create policy own_membership on accounts.members for select to scale_app
  using (nullif(current_setting('app.workspace_id', true), '') is null
    and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

-- Which workspaces an installation has and whether a person owns them: for the first sign-up, the command line and sweeps.
create policy system on accounts.workspaces for select to scale_system using (true);
create policy system on accounts.members for select to scale_system using (true);
grant select on accounts.workspaces, accounts.members to scale_system;

grant select, insert, update, delete on all tables in schema accounts to scale_app;

-- Signed-in people are remembered by the web server for a few seconds; a change of membership is told to it at once.
create function accounts.tell_access() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('scale_access', (case when tg_op = 'DELETE' then old.user_id else new.user_id end)::text);
  return null;
end $$;
create trigger tell_access after insert or update or delete on accounts.members
  for each row execute function accounts.tell_access();

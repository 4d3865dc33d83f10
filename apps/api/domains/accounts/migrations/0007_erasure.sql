-- Members of a workspace that is being erased are marked, and nobody acts under a marked membership. The mark goes with the
-- row, at the very end; until then a sweep finds by it what a crash left half erased.
alter table accounts.members add column erasing boolean not null default false;
create index members_erasing on accounts.members (workspace_id) where erasing;

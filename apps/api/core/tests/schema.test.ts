/** The gate over the whole schema, every domain's: a table that could leak a workspace does not get past here. */
import { expect, test } from 'vitest'
import { testDb } from '../testing/index.ts'
import { schemaFindings } from '../testing/schema-gate.ts'

const { db } = await testDb()
const spoiled = await testDb()

const options = {
  // What was applied to this database; answers to a person outside any workspace (held by a policy on the user).
  withoutWorkspace: new Set(['core.migrations', 'core.user_idempotency']),
  librarySchemas: ['jobs', 'scale_auth'],
}

test('no table, key, view or role lets one workspace see another', async () => {
  expect(await schemaFindings(db, options)).toEqual([])
})

test('each way to spoil it is found', async () => {
  const before = await schemaFindings(spoiled.db, options)
  await spoiled.db.withOwner((tx) => tx.query(spoilers))
  const found = await schemaFindings(spoiled.db, options)
  expect(found.filter((line) => !before.includes(line))).toEqual(
    [
      'core.note: a foreign key leads to another workspace',
      'core.note: a key does not begin with the workspace',
      'core.note: a key does not begin with the workspace',
      'core.note: a policy does not ask for the workspace when reading',
      'core.note: a policy does not ask for the workspace when writing',
      'core.note: a unique index does not begin with the workspace',
      'core.open: has no policy for scale_app',
      'core.open: its workspace may be null',
      'core.open: row-level security is not enabled and forced',
      'core.loose: belongs to no workspace',
      "core.around: a function runs with its owner's rights",
      "core.sight: a view reads with its owner's rights",
      'core.snapshot: a materialized view ignores row-level security',
      "jobs by scale_app: requests may enter a library's schema",
    ].toSorted(),
  )
})

const spoilers = `
  create table core.loose (id uuid primary key);
  create table core.open (workspace_id uuid);
  create table core.note (workspace_id uuid not null, id uuid primary key, loose_id uuid references core.loose);
  alter table core.note enable row level security;
  alter table core.note force row level security;
  create policy tenant on core.note to scale_app using (true);
  create view core.sight as select 1 as n;
  create materialized view core.snapshot as select 1 as n;
  create function core.around() returns int language sql security definer return 1;
  grant usage on schema jobs to scale_app;
`

/** What in a database's schema could let one workspace see another's rows. Reads the catalogue, knows no domain. */
import type { OwnerDb } from '../db/db.ts'

export interface GateOptions {
  /** Tables that belong to no workspace. */
  withoutWorkspace: ReadonlySet<string>
  /** Schemas of libraries, which the roles of requests may not enter at all. */
  librarySchemas: readonly string[]
}

/** One line for each finding; empty when all is well. */
export async function schemaFindings(db: OwnerDb, options: GateOptions): Promise<string[]> {
  const findings: string[] = []
  for (const [finding, sql] of Object.entries(checks)) {
    const { rows } = await db.withOwner((tx) => tx.query<{ name: string }>(sql, [options.librarySchemas]))
    for (const { name } of rows) findings.push(`${name}: ${finding}`)
  }
  const homeless = ': belongs to no workspace'
  return findings
    .filter(
      (line) => !line.endsWith(homeless) || !options.withoutWorkspace.has(line.slice(0, -homeless.length)),
    )
    .toSorted()
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' and n.nspname <> all($1)`
const relations = (kinds: string): string =>
  `select n.nspname || '.' || c.relname as name from pg_class c
   join pg_namespace n on n.oid = c.relnamespace and ${ours} and c.relkind in (${kinds})`
const tables = relations(`'r', 'p'`)
const tenantTables = `${tables} join pg_attribute w on w.attrelid = c.oid and w.attname = 'workspace_id'`

/** Policies that hold for what requests do; each must ask for the transaction's workspace. */
const appPolicies = `${tenantTables} join pg_policy p on p.polrelid = c.oid
  and (p.polroles @> array[0::oid] or p.polroles @> array[(select oid from pg_roles where rolname = 'scale_app')])`
const sameWorkspace = (expression: string): string =>
  `pg_get_expr(${expression}, p.polrelid) ~ $re$^\\(workspace_id = \\( SELECT \\(NULLIF\\(current_setting\\('app\\.workspace_id'::text, true\\), ''::text\\)\\)::uuid AS "?nullif"?\\)\\)$re$`
/** A person may also read what is about them, such as their own memberships. */
const samePerson = `(p.polcmd = 'r' and pg_get_expr(p.polqual, p.polrelid) !~ ' OR '
  and pg_get_expr(p.polqual, p.polrelid) ~ $re$user_id = \\( SELECT \\(NULLIF\\(current_setting\\('app\\.user_id'::text, true\\)$re$)`

const checks: Record<string, string> = {
  'belongs to no workspace': `${tables} where not exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')`,
  'its workspace may be null': `${tenantTables} where not w.attnotnull`,
  'row-level security is not enabled and forced': `${tenantTables} where not (c.relrowsecurity and c.relforcerowsecurity)`,
  'has no policy for scale_app': `${tenantTables} where not exists (
      select from pg_policy p where p.polrelid = c.oid and p.polroles @> array[(select oid from pg_roles where rolname = 'scale_app')])`,
  'a policy does not ask for the workspace when reading': `${appPolicies}
      where p.polcmd <> 'a' and not (coalesce(${sameWorkspace('p.polqual')}, false) or coalesce(${samePerson}, false))`,
  'a policy does not ask for the workspace when writing': `${appPolicies}
      where p.polcmd not in ('r', 'd') and not coalesce(${sameWorkspace('coalesce(p.polwithcheck, p.polqual)')}, false)`,
  'a key does not begin with the workspace': `${tenantTables}
      join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'x') where k.conkey[1] <> w.attnum`,
  'a foreign key leads to another workspace': `${tenantTables}
      join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = k.confkey[1]
      where a.attname <> 'workspace_id'`,
  'a unique index does not begin with the workspace': `${tenantTables}
      join pg_index i on i.indrelid = c.oid and i.indisunique where i.indkey[0] <> w.attnum`,
  'a materialized view ignores row-level security': relations(`'m'`),
  "a view reads with its owner's rights": `${relations(`'v'`)}
      where not coalesce(c.reloptions && '{security_invoker=true,security_invoker=on}'::text[], false)`,
  "a function runs with its owner's rights": `select n.nspname || '.' || p.proname as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace and ${ours} where p.prosecdef`,
  'a request role is privileged': `select rolname as name from pg_roles
      where rolname in ('scale_app', 'scale_system') and (rolsuper or rolbypassrls or rolcanlogin) and $1::text[] is not null`,
  "requests may enter a library's schema": `select n.nspname || ' by ' || r.rolname as name
      from pg_namespace n cross join pg_roles r
      where n.nspname = any($1) and r.rolname in ('scale_app', 'scale_system') and has_schema_privilege(r.oid, n.oid, 'usage')`,
}

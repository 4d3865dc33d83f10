/**
 * Two ways to weaken the walls, so that a test can show which one holds: the statements' own `workspace_id = $n`
 * replaced by "true", and row-level security switched off. The first alone must change nothing; both must leak.
 */
import type { Db, OwnerDb, Tx } from '../../db/db.ts'

/** A database whose statements have lost their own workspace filter. */
export const withoutFilters = (db: Db): Db => rewriting(db, unfiltered)

/** A database whose statements are changed on their way, as in a program with that fault in it. */
export function rewriting(db: Db, change: (sql: string) => string): Db {
  const rewritten =
    <T>(work: (tx: Tx) => Promise<T>) =>
    (tx: Tx) =>
      work({
        scope: tx.scope,
        now: () => tx.now(),
        query: (sql, params) => tx.query(change(sql), params),
      })
  return {
    withWorkspace: (scope, work, access) => db.withWorkspace(scope, rewritten(work), access),
    withSystem: (work) => db.withSystem(work),
    withUser: (userId, work) => db.withUser(userId, rewritten(work)),
    connections: () => db.connections(),
    close: () => db.close(),
  }
}

/** The parameter is still named, because Postgres wants to know its type. */
function unfiltered(sql: string): string {
  return sql.replaceAll(/(?:\b\w+\.)?\bworkspace_id\s*=\s*(\$\d+)/g, '($1::uuid is not null or true)')
}

interface TenantTable {
  name: string
}

export async function tenantTables(db: OwnerDb): Promise<string[]> {
  const { rows } = await db.withOwner((tx) =>
    tx.query<TenantTable>(
      `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'p') and a.attname = 'workspace_id' and not a.attisdropped
         and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    ),
  )
  return rows.map(({ name }) => name)
}

export async function switchOffRowSecurity(db: OwnerDb): Promise<void> {
  const tables = await tenantTables(db)
  await db.withOwner(async (tx) => {
    for (const table of tables) await tx.query(`alter table ${table} no force row level security`)
    for (const table of tables) await tx.query(`alter table ${table} disable row level security`)
  })
}

/** One digest over every row of a workspace in every table, as a member of it sees them. */
export async function digestOf(db: Db, tables: readonly string[], workspaceId: string): Promise<string> {
  const parts = tables.map(
    (table) => `select '${table}' as name, count(*) as rows,
      md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${table} t where t.workspace_id = $1`,
  )
  const { rows } = await db.withWorkspace({ workspaceId, userId: null }, (tx) =>
    tx.query<{ digest: string; rows: string }>(
      `select md5(string_agg(digest, '' order by name)) as digest, sum(rows)::text as rows
       from (${parts.join(' union all ')}) all_tables`,
      [workspaceId],
    ),
  )
  const [found] = rows
  if (!found || found.rows === '0')
    throw new Error('The digest sees nothing of the workspace it should watch')
  return `${found.rows} rows, ${found.digest}`
}

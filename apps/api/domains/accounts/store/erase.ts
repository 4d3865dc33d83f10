/**
 * Erasure by the catalogue: whatever table has a workspace_id is emptied of this workspace, so that a table nobody
 * thought of when it was added is not forgotten.
 */
import type { Tx } from '../../../core/db/db.ts'

export interface TenantTable {
  oid: number
  table: string
  /** Some tables (audit, events) only the system may empty. */
  role: 'scale_app' | 'scale_system'
  /**
   * Rows can go a few at a time: no other row keeps one from going, and none goes along with one of another table, as the
   * splits do, which must sum to their transaction for as long as that is there.
   */
  isLoose: boolean
}

/** Every table with rows of workspaces, a referring one before those it refers to. */
export async function tenantTables(tx: Tx): Promise<TenantTable[]> {
  const { rows } = await tx.query<Omit<TenantTable, 'role'> & { role: TenantTable['role'] | null }>(
    `select c.oid::integer as oid, format('%I.%I', n.nspname, c.relname) as table,
       case when has_table_privilege('scale_app', c.oid, 'DELETE') then 'scale_app'
         when has_table_privilege('scale_system', c.oid, 'DELETE') then 'scale_system' end as role,
       not exists (select 1 from pg_constraint f where f.contype = 'f' and case f.confdeltype
         when 'c' then f.conrelid = c.oid else f.confrelid = c.oid end) as "isLoose"
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
     join pg_namespace n on n.oid = c.relnamespace and n.nspname not like 'pg\\_%'
     where a.attname = 'workspace_id' and a.atttypid = 'uuid'::regtype order by 2`,
  )
  const tables = rows.map(({ role, ...table }) => {
    if (role === null)
      throw new Error(`nobody may delete from ${table.table}, so a workspace cannot be erased`)
    return { ...table, role }
  })
  return referringFirst(tx, tables)
}

async function referringFirst(tx: Tx, tables: readonly TenantTable[]): Promise<TenantTable[]> {
  const { rows: references } = await tx.query<{ from: number; to: number }>(
    `select conrelid::integer as from, confrelid::integer as to from pg_constraint
     where contype = 'f' and conrelid <> confrelid`,
  )
  const ordered: TenantTable[] = []
  let left = [...tables]
  while (left.length > 0) {
    const there = new Set(left.map(({ oid }) => oid))
    const free = left.filter(({ oid }) => !references.some(({ from, to }) => to === oid && there.has(from)))
    if (free.length === 0)
      throw new Error('tables refer to each other in a circle, so no order can empty them')
    ordered.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return ordered
}

export async function countRows(tx: Tx, { table, role }: TenantTable): Promise<number> {
  const { rows } = await as(role, tx, () =>
    tx.query<{ rows: number }>(`select count(*)::integer as rows from ${table} where workspace_id = $1`, [
      tx.scope.workspaceId,
    ]),
  )
  return rows[0]?.rows ?? 0
}

/** Deletes at most `rowsMax` rows of the transaction's workspace. Returns how many. */
export async function deleteSome(tx: Tx, { table, role }: TenantTable, rowsMax: number): Promise<number> {
  const { rowCount } = await as(role, tx, () =>
    tx.query(
      `delete from ${table} where workspace_id = $1
         and ctid = any(array(select ctid from ${table} where workspace_id = $1 limit $2))`,
      [tx.scope.workspaceId, rowsMax],
    ),
  )
  return rowCount
}

/**
 * Deletes every row of the transaction's workspace, in passes until one finds nothing: triggers and writers that were
 * under way may add rows behind a pass. Returns how many went.
 */
export async function eraseWorkspace(tx: Tx): Promise<number> {
  const tables = await tenantTables(tx)
  let erased = 0
  for (;;) {
    let found = 0
    for (const { table, role } of tables) {
      const { rowCount } = await as(role, tx, () =>
        tx.query(`delete from ${table} where workspace_id = $1`, [tx.scope.workspaceId]),
      )
      found += rowCount
    }
    if (found === 0) return erased
    erased += found
  }
}

async function as<T>(role: TenantTable['role'], tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.query(`select set_config('role', $1, true)`, [role])
  const result = await work()
  await tx.query(`select set_config('role', 'scale_app', true)`)
  return result
}

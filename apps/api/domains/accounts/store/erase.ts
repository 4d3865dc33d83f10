/**
 * Erasure by the catalogue: whatever table has a workspace_id is emptied of this workspace, so that a table nobody
 * thought of when it was added is not forgotten. Tables that only the system may empty (audit, events) come last.
 */
import type { Tx } from '../../../core/db/db.ts'

interface TenantTable {
  oid: number
  table: string
  role: 'scale_app' | 'scale_system' | null
}

export interface ErasedTable {
  table: string
  rows: number
}

/** Told after each table, with how many of all tables are done. */
export type OnErased = (done: number, total: number) => void

/** Deletes every row of the transaction's workspace, referring rows first. Returns how many went from each table. */
export async function eraseWorkspace(tx: Tx, onErased: OnErased = () => {}): Promise<ErasedTable[]> {
  const tables = await referringFirst(tx, await tenantTables(tx))
  const stuck = tables.find(({ role }) => role === null)
  if (stuck) throw new Error(`nobody may delete from ${stuck.table}, so a workspace cannot be erased`)
  const erased: ErasedTable[] = []
  let done = 0
  for (const role of ['scale_app', 'scale_system'] as const) {
    await tx.query(`select set_config('role', $1, true)`, [role])
    for (const { table } of tables.filter((tenant) => tenant.role === role)) {
      const { rowCount } = await tx.query(`delete from ${table} where workspace_id = $1`, [
        tx.scope.workspaceId,
      ])
      if (rowCount > 0) erased.push({ table, rows: rowCount })
      done += 1
      onErased(done, tables.length)
    }
  }
  await tx.query(`select set_config('role', 'scale_app', true)`)
  return erased
}

async function tenantTables(tx: Tx): Promise<TenantTable[]> {
  const { rows } = await tx.query<TenantTable>(
    `select c.oid::integer as oid, format('%I.%I', n.nspname, c.relname) as table,
       case when has_table_privilege('scale_app', c.oid, 'DELETE') then 'scale_app'
         when has_table_privilege('scale_system', c.oid, 'DELETE') then 'scale_system' end as role
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
     join pg_namespace n on n.oid = c.relnamespace and n.nspname not like 'pg\\_%'
     where a.attname = 'workspace_id' and a.atttypid = 'uuid'::regtype order by 2`,
  )
  return rows
}

/** A table comes before those it refers to; a table that refers to itself is one delete anyway. */
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

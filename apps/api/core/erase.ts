import type { Tx } from './db/db.ts'

/** What the core keeps about a workspace. The audit chain goes too: its entries name people by id. */
const tables = [
  'core.events',
  'core.event_heads',
  'core.inbox',
  'core.idempotency',
  'core.dead_letters',
  'core.audit',
  'core.audit_heads',
] as const

/** Removes every row of the core about a workspace. Needs a `withSystem` transaction. Returns how many went. */
export async function eraseCoreRows(tx: Tx, workspaceId: string): Promise<number> {
  let erased = 0
  for (const table of tables) {
    erased += (await tx.query(`delete from ${table} where workspace_id = $1`, [workspaceId])).rowCount
  }
  return erased
}

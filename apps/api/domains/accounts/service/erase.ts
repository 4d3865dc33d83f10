import { endKeys } from '../../../core/auth/end-keys.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { eraseWorkspace, type ErasedTable, type OnErased } from '../store/erase.ts'
import { getWorkspace } from '../store/workspaces.ts'

/** Removes the workspace and everything in it, for good. `confirm` is "erase" and its name, as a person types it. */
export async function erase(
  tx: Tx,
  confirm: string,
  onErased?: OnErased,
): Promise<{ tables: ErasedTable[]; rows: number }> {
  const workspace = await getWorkspace(tx, true)
  if (!workspace) throw new Fault('not_found', { detail: 'There is no such workspace among yours' })
  if (confirm.trim() !== `erase ${workspace.name}`) {
    throw new Fault('confirmation_wrong', {
      field: 'confirm',
      detail: `Nothing was erased. To erase this workspace for good, write: erase ${workspace.name}`,
    })
  }
  await endKeys(tx)
  const tables = await eraseWorkspace(tx, onErased)
  return { tables, rows: tables.reduce((sum, { rows }) => sum + rows, 0) }
}

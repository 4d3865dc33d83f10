/**
 * Erasing a workspace, which for a million rows takes a minute: a request locks everybody out in one transaction, then a
 * job deletes in steps, each a transaction of its own, and the last of them takes the lock away with the workspace. Cut
 * off at any point, it goes on when it is run again.
 */
import { endKeys } from '../../../core/auth/end-keys.ts'
import type { Db, Scope, Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { countRows, deleteSome, eraseWorkspace, tenantTables } from '../store/erase.ts'
import { deleteInvitations, isLocked, lockMembersOut } from '../store/members.ts'
import { getWorkspace } from '../store/workspaces.ts'

/** Locks the workspace: from the commit on nobody enters it. `confirm` is "erase" and its name, as a person types it. */
export async function beginErasure(tx: Tx, confirm: string): Promise<void> {
  const workspace = await getWorkspace(tx, true)
  if (!workspace) throw new Fault('not_found', { detail: 'There is no such workspace among yours' })
  if (confirm.trim() !== `erase ${workspace.name}`) {
    throw new Fault('confirmation_wrong', {
      field: 'confirm',
      detail: `Nothing was erased. To erase this workspace for good, write: erase ${workspace.name}`,
    })
  }
  // Invitations first: who is just accepting one is a member before members are locked out, or never.
  await deleteInvitations(tx)
  await lockMembersOut(tx)
  await endKeys(tx)
}

/** A step of the largest tables takes half a second, and that is how soon a stopping process can let go. */
const rowsPerStepDefault = 20_000
/** The lock itself stays until there is nothing left to lock. */
const lock = 'accounts.members'

interface Steps {
  rowsPerStep?: number
  signal?: AbortSignal
  /** Told after each step. */
  onStep?: (done: number, total: number) => void
}

/** Deletes a locked workspace and everything in it. Returns how many rows went. */
export async function finishErasure(db: Db, scope: Scope, steps: Steps = {}): Promise<number> {
  const { rowsPerStep = rowsPerStepDefault, signal, onStep = () => {} } = steps
  const { tables, total } = await db.withWorkspace(scope, async (tx) => {
    if (!(await isLocked(tx))) throw new Error('a workspace is erased only once its members are locked out')
    const found = (await tenantTables(tx)).filter(({ table, isLoose }) => isLoose && table !== lock)
    let rows = 0
    for (const table of found) rows += await countRows(tx, table)
    return { tables: found, total: rows }
  })
  let done = 0
  for (const table of tables) {
    let deleted: number
    do {
      signal?.throwIfAborted()
      deleted = await db.withWorkspace(scope, (tx) => deleteSome(tx, table, rowsPerStep))
      done += deleted
      onStep(Math.min(done, total), total)
    } while (deleted >= rowsPerStep)
  }
  return done + (await db.withWorkspace(scope, eraseWorkspace))
}

import type { Tx } from '../core/db/db.ts'
import { Fault } from '../core/errors.ts'
import { toWire } from '../core/ids.ts'
import type { Accounts } from '../domains/accounts/contract.ts'

/** The wire id of the account with this name. Throws `not_found`. */
export async function accountCalled(tx: Tx, ledger: Accounts, name: string): Promise<string> {
  const found = await ledger.findAccount(tx, { name })
  if (found) return toWire('acc', found.id)
  throw new Fault('not_found', { detail: `There is no account named "${name}". See: scale accounts` })
}

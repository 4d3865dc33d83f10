import type { Tx } from '../../../core/db/db.ts'
import { compareAccount } from './compare.ts'
import { recount } from './counts.ts'
import type { Ingestion } from './deps.ts'
import { type ImportAccountRecord, accountVersion, accountsOf, setAccount } from '../store/import-accounts.ts'
import type { ImportRecord } from '../store/imports.ts'

/** Compares every account of a read file with the ledger, and counts. */
export async function compareAssigned(deps: Ingestion, tx: Tx, record: ImportRecord): Promise<void> {
  for (const account of await accountsOf(tx, record.id)) await compareOne(deps, tx, record, account)
  await recount(tx, record)
}

export async function compareOne(
  deps: Ingestion,
  tx: Tx,
  record: Pick<ImportRecord, 'id' | 'replaces'>,
  account: ImportAccountRecord,
): Promise<void> {
  const { accountId, accountNo, layout, fromOn, toOn } = account
  if (accountId === null || fromOn === null || toOn === null) return
  // Taken before looking, so that a commit which comes in between is noticed later.
  const comparedVersion = await accountVersion(tx, accountId)
  await compareAccount(tx, deps.accounts, {
    importId: record.id,
    accountNo,
    accountId,
    layout,
    from: fromOn,
    to: toOn,
    replaces: record.replaces,
  })
  await setAccount(tx, record.id, accountNo, { accountId, comparedVersion })
}

import type { Tx } from '../../../core/db/db.ts'
import type { FinancialAccount } from '../../accounts/contract.ts'
import { accountWithNumber } from './choose.ts'
import type { Ingestion } from './deps.ts'
import {
  type ImportAccountRecord,
  lockAccounts,
  openingWithout,
  setAccount,
} from '../store/import-accounts.ts'
import type { ImportRecord } from '../store/imports.ts'

/** All places of new accounts in one workspace, so that two files of one unknown account open it once. */
const openingLock = 'accounts to be opened'

/** Makes sure every account of the file is one of the ledger's, and moves opening balances back where a file starts earlier. */
export async function openFor(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  accounts: readonly ImportAccountRecord[],
): Promise<(ImportAccountRecord & { accountId: string })[]> {
  if (accounts.some(({ accountId }) => accountId === null)) await lockAccounts(tx, [openingLock])
  const opened: (ImportAccountRecord & { accountId: string })[] = []
  for (const account of accounts) {
    const { accountId } = account
    if (accountId === null) opened.push(await open(deps, tx, record, account))
    else opened.push({ ...account, accountId })
  }
  for (const { accountId, openingMinor, fromOn } of opened) {
    if (openingMinor === null || fromOn === null) continue
    await deps.accounts.statementOpening(tx, accountId, {
      openingMinor,
      openingOn: Temporal.PlainDate.from(fromOn),
    })
  }
  return opened
}

/** An opening balance that the import said leaves with it; of what other statements say, the earliest stands. */
export async function takeBackOpening(
  deps: Ingestion,
  tx: Tx,
  importId: string,
  { accountId, openingMinor, fromOn }: ImportAccountRecord,
): Promise<void> {
  if (accountId === null || openingMinor === null || fromOn === null) return
  const instead = await openingWithout(tx, accountId, importId)
  if (instead === null) return
  await deps.accounts.statementOpeningGone(tx, accountId, { openingMinor, openingOn: fromOn }, instead)
}

async function open(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  account: ImportAccountRecord,
): Promise<ImportAccountRecord & { accountId: string }> {
  const currency = account.currency ?? (await deps.accounts.workspaceDefaults(tx)).currency
  const existing = await deps.accounts.listAccounts(tx)
  const found = accountWithNumber({ id: account.bankAccountId, currency }, existing)
  const { id: accountId } =
    found ??
    (await deps.accounts.openAccount(tx, {
      name: nameFor(record, account, existing),
      type: account.type,
      currency,
      bankAccountId: account.bankAccountId,
      openingMinor: account.openingMinor ?? 0n,
      openingOn:
        account.openingMinor === null || account.fromOn === null
          ? null
          : Temporal.PlainDate.from(account.fromOn),
    }))
  await setAccount(tx, record.id, account.accountNo, { accountId })
  // Never compared with this account, so it is now.
  return { ...account, accountId, comparedVersion: found ? -1n : 0n }
}

const kinds = { bank: 'Account', card: 'Card', cash: 'Cash', loan: 'Loan', investment: 'Investment' }

/** As the file calls it; else by the last digits of its number; else after the file. */
export function nameFor(
  record: Pick<ImportRecord, 'fileName'>,
  { name, bankAccountId, type }: Pick<ImportAccountRecord, 'name' | 'bankAccountId' | 'type'>,
  existing: readonly Pick<FinancialAccount, 'name'>[],
): string {
  const digits = bankAccountId?.replaceAll(/\s/g, '').slice(-4)
  const fileStem = record.fileName?.replace(/\.[^.]{1,5}$/, '')
  const wanted = (name ?? (digits ? `${kinds[type]} ${digits}` : (fileStem ?? kinds[type]))).slice(0, 70)
  const taken = new Set(existing.map((account) => account.name))
  for (let nth = 1; ; nth += 1) {
    const candidate = nth === 1 ? wanted : `${wanted} (${nth})`
    if (!taken.has(candidate)) return candidate
  }
}

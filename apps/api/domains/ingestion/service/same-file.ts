/** A file that is in the ledger, byte for byte, need not be read again: its lines and what is known of them are copied. */
import { parserVersion } from '@scale/statements'
import type { Tx } from '../../../core/db/db.ts'
import { recount } from './counts.ts'
import type { Ingestion } from './deps.ts'
import { accountVersion, accountsOf, putAccounts } from '../store/import-accounts.ts'
import { type ImportRecord, changeImport, committedImportOf, findImport } from '../store/imports.ts'
import { copyDecisions, copyLines } from '../store/same-file.ts'

/** False where the file must be read: it is new, or this time something else is wanted of it. */
export async function takeAsKnown(deps: Ingestion, tx: Tx, record: ImportRecord): Promise<boolean> {
  const earlierId = await committedImportOf(tx, record.sha256)
  const earlier = earlierId === null ? null : await findImport(tx, earlierId)
  if (!earlier?.staged || !meansTheSame(record, earlier)) return false
  const accounts = await accountsOf(tx, earlier.id)
  const ids = accounts.map(({ accountId }) => accountId)
  if (record.chosenAccountId !== null && ids.some((id) => id !== record.chosenAccountId)) return false
  const deleted: string[] = []
  for (const { accountId, fromOn, toOn } of accounts) {
    if (accountId === null || fromOn === null || toOn === null) return false
    deleted.push(...(await deps.accounts.deletedTransactions(tx, accountId, { from: fromOn, to: toOn })))
  }
  await copyLines(tx, earlier.id, record.id)
  const copied = []
  for (const account of accounts) {
    const comparedVersion = account.accountId ? await accountVersion(tx, account.accountId) : 0n
    const because = account.because === 'opened' ? ('shared_rows' as const) : account.because
    copied.push({ ...account, because, comparedVersion })
  }
  await putAccounts(tx, record.id, copied)
  await copyDecisions(tx, earlier.id, record.id, deleted)
  const { format, encoding, mapping, staged } = earlier
  await changeImport(tx, record.id, {
    format,
    encoding,
    mapping,
    staged,
    parserVersion,
    rejection: null,
    questions: [],
  })
  await recount(tx, { id: record.id, staged })
  return true
}

/** Same reader, same answers, and nothing in the earlier import that is still open or was mended. */
function meansTheSame(record: ImportRecord, earlier: ImportRecord): boolean {
  const { counts } = earlier
  const settled = counts !== null && counts.needsYou === 0 && counts.mended === 0 && counts.updates === 0
  const asked = ({ answers, askedMapping }: ImportRecord): string => JSON.stringify([answers, askedMapping])
  const sameWish = asked(record) === asked(earlier) && Object.keys(record.chosenAccounts).length === 0
  return settled && sameWish && record.replaces === null && earlier.parserVersion === parserVersion
}

/**
 * Puts the lines of a previewed file into the ledger: preview → committing → committed. Everything (rows, accounts,
 * event, audit, state) commits together; commits that touch one account come one after the other, and a preview made
 * before another one's commit is compared again first.
 */
import type { Scope, Tx } from '../../../core/db/db.ts'
import { appendAudit } from '../../../core/audit/audit.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { toWire } from '../../../core/ids.ts'
import type { CommitOptions } from '../contract.ts'
import { compareOne } from './compare-import.ts'
import { recount } from './counts.ts'
import type { Ingestion } from './deps.ts'
import { filedPages } from './file-lines.ts'
import { openFor } from './open-account.ts'
import {
  type ImportAccountRecord,
  accountVersion,
  accountsOf,
  lockAccounts,
  markAccounts,
} from '../store/import-accounts.ts'
import { type ImportRecord, changeImport, findImport, lockImport, rememberMapping } from '../store/imports.ts'
import { type RecordableLine, newLines, updatingLines } from '../store/lines.ts'
import { decideSuggestions } from '../store/suggestions.ts'
import { readAhead } from './read-ahead.ts'
import { type StepOutcome, notNow, settlementOf } from './recording.ts'
import { takeOut } from './undo.ts'

/** Asks for the commit. A second request for the same import changes nothing. */
export async function requestCommit(tx: Tx, importId: string, options: CommitOptions): Promise<ImportRecord> {
  const record = await lockImport(tx, importId)
  if (!record) throw new Fault('not_found', { detail: 'There is no such import.' })
  if (record.state === 'committing' || record.state === 'committed') return record
  if (record.state !== 'preview') throw notNow(record)
  const { counts } = record
  const open = (counts?.problem ?? 0) + (options.acceptSuggestions ? 0 : (counts?.needsYou ?? 0))
  if (options.rows === 'all' && open > 0) {
    throw new Fault('import_has_open_rows', {
      detail: `${open} rows are unreadable or wait for you. Mend or decide them, or import the rest without them.`,
    })
  }
  await changeImport(tx, importId, { state: 'committing', commitOptions: options })
  await appendEvent(tx, { type: 'ingestion.commit_requested', data: { importId: toWire('imp', importId) } })
  return { ...record, state: 'committing', commitOptions: options }
}

/** Does what was asked. `busy`: another process is at it; `not_due`: it was done already. */
export function commitImport(
  deps: Ingestion,
  scope: Scope,
  importId: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<StepOutcome> {
  return deps.db.withWorkspace(scope, async (tx) => {
    const record = await lockImport(tx, importId, 'skip')
    if (!record) return 'busy'
    if (record.state !== 'committing') return 'not_due'
    await commitLocked(deps, tx, record, { onProgress })
    return 'done'
  })
}

interface Committing {
  /** The lines, too, were staged by this transaction, so no other connection can see them. */
  unseen?: boolean
  onProgress?: (done: number, total: number) => void
}

/** The commit itself, of an import whose row is locked by this transaction. */
export async function commitLocked(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  { unseen = false, onProgress = () => {} }: Committing = {},
): Promise<void> {
  const accounts = await openFor(deps, tx, record, await accountsOf(tx, record.id))
  await lockAccounts(
    tx,
    accounts.map(({ accountId }) => accountId),
  )
  if (record.replaces) await replace(deps, tx, record.replaces)
  const compared = await compareAgain(deps, tx, record, accounts)
  const accepted = record.commitOptions?.acceptSuggestions === true
  if (accepted) await decideSuggestions(tx, record.id)
  if (compared || accepted) await recount(tx, record)
  const changed = unseen || compared || accepted
  const added = await recordLines(deps, tx, record, accounts, { changed, onProgress })
  await settleLines(deps, tx, record.id)
  await deps.categorization.runRules(tx, { importId: record.id })
  await changeImport(tx, record.id, { state: 'committed', committedAt: tx.now(), undoneAt: null })
  if (record.mapping) await rememberMapping(tx, record.mapping)
  await markAccounts(
    tx,
    accounts.map(({ accountId }) => accountId),
  )
  deps.countRows('recorded', added)
  const importId = toWire('imp', record.id)
  await appendEvent(tx, { type: 'ingestion.import_committed', data: { importId, added } })
  await appendAudit(tx, { action: 'import.committed', object: importId, data: { added } })
}

/**
 * The earlier reading of the same file leaves as this one enters. One that a person is having undone leaves now too: its
 * rows have the same ids, and would go later together with the rows of this one.
 */
async function replace(deps: Ingestion, tx: Tx, replacedId: string): Promise<void> {
  const replaced = await lockImport(tx, replacedId)
  if (replaced?.state === 'committed' || replaced?.state === 'undoing') await takeOut(deps, tx, replaced)
}

type AssignedAccount = ImportAccountRecord & { accountId: string }

/** True where another commit or undo came between the preview and now. */
async function compareAgain(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  accounts: readonly AssignedAccount[],
): Promise<boolean> {
  let again = false
  for (const account of accounts) {
    if ((await accountVersion(tx, account.accountId)) === account.comparedVersion) continue
    await compareOne(deps, tx, record, account)
    again = true
  }
  return again
}

/** `changed`: lines or decisions of this transaction are not to be seen on any other connection yet. */
async function recordLines(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  accounts: readonly AssignedAccount[],
  { changed, onProgress }: { changed: boolean; onProgress: (done: number, total: number) => void },
): Promise<number> {
  const total = (await findImport(tx, record.id))?.counts?.new ?? 0
  if (total === 0) return 0
  const filer = await deps.categorization.openFiler(tx, { importId: record.id, expectedRows: total })
  let passed = 0
  async function* told(pages: AsyncIterable<RecordableLine[]>): AsyncGenerator<RecordableLine[]> {
    for await (const lines of pages) {
      yield lines
      passed += lines.length
      onProgress(passed, total)
    }
  }
  let added = 0
  for (const { accountNo, accountId } of accounts) {
    const of = { importId: record.id, accountNo }
    const pages =
      changed || total <= deps.rowsPerBatch
        ? newLines(tx, of, deps.rowsPerBatch)
        : newLinesElsewhere(deps, tx.scope, of)
    const rows = filedPages(told(pages), filer, accountId)
    added += await deps.accounts.recordTransactions(tx, accountId, record.id, rows)
  }
  return added
}

/** Lines are never changed once staged, so another connection may read them while this one writes. */
function newLinesElsewhere(
  { db, rowsPerBatch }: Ingestion,
  scope: Scope,
  of: { importId: string; accountNo: number },
): AsyncGenerator<RecordableLine[]> {
  return readAhead((give) =>
    db.withWorkspace(
      scope,
      async (reader) => {
        for await (const lines of newLines(reader, of, rowsPerBatch)) await give(lines)
      },
      'read',
    ),
  )
}

async function settleLines(deps: Ingestion, tx: Tx, importId: string): Promise<void> {
  const lines = await updatingLines(tx, importId)
  if (lines.length === 0) return
  await deps.accounts.settlePending(tx, importId, lines.map(settlementOf))
}

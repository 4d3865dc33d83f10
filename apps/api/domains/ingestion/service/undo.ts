/**
 * Takes an import out of the ledger again, for ever possible: committed → undoing → undone. The ledger is then as if the
 * file had never come: a row that a later file holds too is taken over by that file instead of being lost.
 */
import type { Scope, Tx } from '../../../core/db/db.ts'
import { appendAudit } from '../../../core/audit/audit.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { toWire } from '../../../core/ids.ts'
import { recordFiled } from './file-lines.ts'
import { type StepOutcome, notNow } from './recording.ts'
import { recount } from './counts.ts'
import type { Ingestion } from './deps.ts'
import { takeBackOpening } from './open-account.ts'
import { handOver, takenOverLines } from '../store/handover.ts'
import { accountsOf, lockAccounts, markAccounts } from '../store/import-accounts.ts'
import { type ImportRecord, changeImport, findImport, lockImport } from '../store/imports.ts'

/** Asks for the undo. An import that is not in the ledger is set aside at once. */
export async function requestUndo(tx: Tx, importId: string): Promise<ImportRecord> {
  const record = await lockImport(tx, importId)
  if (!record) throw new Fault('not_found', { detail: 'There is no such import.' })
  if (record.state === 'undoing' || record.state === 'undone') return record
  if (record.state === 'committing') throw notNow(record)
  const state = record.state === 'committed' ? 'undoing' : 'undone'
  await changeImport(tx, importId, state === 'undone' ? { state, undoneAt: tx.now() } : { state })
  if (state === 'undoing') {
    await appendEvent(tx, { type: 'ingestion.undo_requested', data: { importId: toWire('imp', importId) } })
  }
  return { ...record, state }
}

export function undoImport(deps: Ingestion, scope: Scope, importId: string): Promise<StepOutcome> {
  return deps.db.withWorkspace(scope, async (tx) => {
    const record = await lockImport(tx, importId, 'skip')
    if (!record) return 'busy'
    if (record.state !== 'undoing') return 'not_due'
    await takeOut(deps, tx, record)
    return 'done'
  })
}

/** The undo itself, of an import whose row is locked by this transaction. */
export async function takeOut(deps: Ingestion, tx: Tx, record: ImportRecord): Promise<void> {
  const accounts = await accountsOf(tx, record.id)
  const accountIds = accounts.flatMap(({ accountId }) => accountId ?? [])
  await lockAccounts(tx, accountIds)
  const { withdrawn, unsettled } = await deps.accounts.withdrawImport(tx, record.id)
  await changeImport(tx, record.id, { state: 'undone', undoneAt: tx.now() })
  for (const account of accounts) await takeBackOpening(deps, tx, record.id, account)
  const takers = await handOver(tx, record.id)
  for (const importId of takers) await recordTakenOver(deps, tx, importId)
  await markAccounts(tx, accountIds)
  const importId = toWire('imp', record.id)
  await appendEvent(tx, { type: 'ingestion.import_undone', data: { importId, withdrawn, unsettled } })
  await appendAudit(tx, { action: 'import.undone', object: importId, data: { withdrawn, unsettled } })
}

async function recordTakenOver(deps: Ingestion, tx: Tx, importId: string): Promise<void> {
  for (const { accountNo, accountId } of await accountsOf(tx, importId)) {
    if (accountId === null) continue
    for await (const lines of takenOverLines(tx, { importId, accountNo }, deps.rowsPerBatch)) {
      await recordFiled(deps, tx, { accountId, importId }, lines)
    }
  }
  const taker = await findImport(tx, importId)
  if (taker) await recount(tx, taker)
}

import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import type { Done } from '../contract.ts'
import type { Outcome, Transfer, TransferSuggestions } from '../schemas.ts'
import { finishOperation, recordRow, startOperation } from '../store/operations.ts'
import { getTransactions, type TransactionRow } from '../store/transactions.ts'
import { deleteTransfer, insertTransfers, suggestTransfers, transfersOf } from '../store/transfers.ts'
import { tellChanged } from './events.ts'
import { legToWire } from './wire.ts'

/** Suggestions look this far back: older pairs are found by hand, and the search stays fast in a large ledger. */
const suggestionDays = 400

/** Joins two rows into one movement. Amounts are equal and opposite, unless the currencies differ. */
export async function linkTransfer(
  tx: Tx,
  wanted: { fromTransactionId: string; toTransactionId: string },
): Promise<Done<Transfer>> {
  const fromId = fromWire('txn', wanted.fromTransactionId, 'fromTransactionId')
  const toId = fromWire('txn', wanted.toTransactionId, 'toTransactionId')
  const rows = await getTransactions(tx, [fromId, toId], true)
  const from = rows.find((row) => row.id === fromId)
  const to = rows.find((row) => row.id === toId)
  if (!from || !to) throw new Fault('not_found', { detail: 'There is no such transaction here' })
  checkPair(from, to)
  const id = await link(tx, fromId, toId)
  const operationId = await startOperation(tx, 'link')
  await recordRow(tx, operationId, {
    transactionId: fromId,
    before: { transfer: null },
    after: { transfer: { id, fromId, toId } },
  })
  await recordRow(tx, operationId, {
    transactionId: toId,
    before: { transfer: null },
    after: { transfer: { id, fromId, toId } },
  })
  await finishOperation(tx, operationId, 2)
  await appendAudit(tx, { action: 'accounts.transfer_linked', object: toWire('trf', id) })
  const body = { id: toWire('trf', id), from: legToWire(from), to: legToWire(to) }
  return { operationId: toWire('opr', operationId), body }
}

/** Makes the link itself; also what undo of an unlink does. */
export async function link(tx: Tx, fromId: string, toId: string): Promise<string> {
  const id = newId()
  await insertTransfers(tx, [{ id, fromId, toId }])
  await tellChanged(tx, [fromId, toId])
  return id
}

function checkPair(from: TransactionRow, to: TransactionRow): void {
  const refuse = (detail: string) => new Fault('transfer_impossible', { detail })
  for (const row of [from, to]) {
    if (row.deletedAt) throw new Fault('transaction_deleted')
    if (row.isSplit) throw new Fault('transaction_split')
    if (row.transferId !== null) throw new Fault('transaction_in_transfer')
  }
  if (from.accountId === to.accountId)
    throw refuse('A transfer goes between two accounts; these rows are in one')
  if (from.amountMinor >= 0n || to.amountMinor <= 0n) {
    throw refuse('The first row must leave its account and the second must enter another')
  }
  if (from.currency === to.currency && from.amountMinor !== -to.amountMinor) {
    throw refuse('In one currency the two amounts must be equal; enter a fee as its own row')
  }
}

export async function unlinkTransfer(tx: Tx, wireId: string): Promise<Outcome> {
  const id = fromWire('trf', wireId)
  const [transfer] = await transfersOf(tx, [id])
  if (!transfer) throw new Fault('not_found', { detail: 'There is no such transfer here' })
  const { fromId, toId } = transfer
  await deleteTransfer(tx, id)
  const operationId = await startOperation(tx, 'unlink')
  await recordRow(tx, operationId, {
    transactionId: fromId,
    before: { transfer: { id, fromId, toId } },
    after: { transfer: null },
  })
  await recordRow(tx, operationId, {
    transactionId: toId,
    before: { transfer: { id, fromId, toId } },
    after: { transfer: null },
  })
  await finishOperation(tx, operationId, 2)
  await tellChanged(tx, [fromId, toId])
  await appendAudit(tx, { action: 'accounts.transfer_unlinked', object: toWire('trf', id) })
  return { operationId: toWire('opr', operationId), changed: 2, unchanged: 0 }
}

export async function transferSuggestions(
  tx: Tx,
  wanted: { limit: number; daysApartMax: number },
): Promise<TransferSuggestions> {
  const today = tx.now().toZonedDateTimeISO('UTC').toPlainDate()
  const since = today.subtract({ days: suggestionDays }).toString()
  const pairs = await suggestTransfers(tx, { since, ...wanted })
  const rows = await getTransactions(
    tx,
    pairs.flatMap((pair) => [pair.fromId, pair.toId]),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    items: pairs.flatMap((pair) => {
      const from = byId.get(pair.fromId)
      const to = byId.get(pair.toId)
      if (!from || !to) return []
      const { daysApart, alternatives } = pair
      return [{ from: legToWire(from), to: legToWire(to), daysApart, alternatives }]
    }),
  }
}

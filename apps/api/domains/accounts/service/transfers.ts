import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import type { Done } from '../contract.ts'
import type { Outcome, Transfer, TransferSuggestions } from '../schemas.ts'
import { finishOperation, recordRow, recordRows, startOperation } from '../store/operations.ts'
import { getTransactions, type TransactionRow } from '../store/transactions.ts'
import {
  deleteTransfer,
  insertTransfers,
  suggestTransfers,
  type TransferRow,
  transfersOf,
} from '../store/transfers.ts'
import { tellChanged } from './events.ts'
import { legToWire } from './wire.ts'

/** Suggestions look this far back: older pairs are found by hand, and the search stays fast in a large ledger. */
const suggestionDays = 400

/** The wire ids of the row that leaves its account and of the one that enters another. */
interface Legs {
  fromTransactionId: string
  toTransactionId: string
}

/** Joins two rows into one movement. Amounts are equal and opposite, unless the currencies differ. */
export async function linkTransfer(tx: Tx, legs: Legs): Promise<Done<Transfer>> {
  const { operationId, body } = await linkTransfers(tx, [legs])
  return { operationId, body: body[0] as Transfer }
}

/** The same for many pairs, as one act: all are linked, or none is. */
export async function linkTransfers(tx: Tx, wanted: readonly Legs[]): Promise<Done<Transfer[]>> {
  const pairs = wanted.map((legs) => ({
    id: newId(),
    fromId: fromWire('txn', legs.fromTransactionId, 'fromTransactionId'),
    toId: fromWire('txn', legs.toTransactionId, 'toTransactionId'),
  }))
  const ids = pairs.flatMap(({ fromId, toId }) => [fromId, toId])
  const found = new Map((await getTransactions(tx, ids, true)).map((row) => [row.id, row]))
  const linked = pairs.map(({ id, fromId, toId }) => {
    const [from, to] = [found.get(fromId), found.get(toId)]
    if (!from || !to) throw new Fault('not_found', { detail: 'There is no such transaction here' })
    checkPair(from, to)
    return { id: toWire('trf', id), from: legToWire(from), to: legToWire(to) }
  })
  if (new Set(ids).size < ids.length) throw new Fault('transaction_in_transfer')
  const { operationId } = await linkPairs(tx, pairs)
  for (const { id } of linked) await appendAudit(tx, { action: 'accounts.transfer_linked', object: id })
  return { operationId: toWire('opr', operationId), body: linked }
}

/** Makes the links of pairs that were looked at, as one operation. */
export async function linkPairs(
  tx: Tx,
  pairs: readonly TransferRow[],
): Promise<{ operationId: string; ids: string[] }> {
  await insertTransfers(tx, pairs)
  const operationId = await startOperation(tx, 'link')
  const rows = pairs.flatMap((transfer) =>
    [transfer.fromId, transfer.toId].map((transactionId) => ({
      transactionId,
      before: { transfer: null },
      after: { transfer },
    })),
  )
  await recordRows(tx, operationId, rows)
  const ids = rows.map(({ transactionId }) => transactionId)
  await finishOperation(tx, operationId, ids.length)
  await tellChanged(tx, ids, operationId)
  return { operationId, ids }
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

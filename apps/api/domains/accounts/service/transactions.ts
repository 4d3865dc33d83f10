import { toDecimal, toMinor } from '@scale/money'
import { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import { decodeCursor, encodeCursor } from '../../../core/http/cursor.ts'
import type { Done } from '../contract.ts'
import type {
  NewTransaction,
  Transaction,
  TransactionFilter,
  TransactionPage,
  TransactionTotals,
} from '../schemas.ts'
import { findAccount } from '../store/accounts.ts'
import { startOperation, finishOperation, recordRow } from '../store/operations.ts'
import { listTransactions } from '../store/pages.ts'
import { splitsOf } from '../store/splits.ts'
import { totalsOf } from '../store/totals.ts'
import { getTransaction, insertByHand, type TransactionRow } from '../store/transactions.ts'
import { legsOf } from '../store/transfers.ts'
import { usableCategory } from './categories.ts'
import { tellChanged } from './events.ts'
import { resolveFilter } from './filter.ts'
import { transactionsToWire } from './wire.ts'

const place = z.tuple([z.iso.date(), z.uuid()])

export async function pageOfTransactions(
  tx: Tx,
  wanted: {
    filter: TransactionFilter
    order: 'newest' | 'oldest'
    cursor?: string | undefined
    limit: number
  },
): Promise<TransactionPage> {
  const after = wanted.cursor === undefined ? null : decodeCursor(wanted.cursor, place)
  const rows = await listTransactions(tx, {
    filter: await resolveFilter(tx, wanted.filter),
    order: wanted.order,
    after: after && { bookedOn: after[0], id: after[1] },
    limit: wanted.limit + 1,
  })
  const page = rows.slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    items: await toWireWithParts(tx, page),
    nextCursor: last && rows.length > page.length ? encodeCursor([last.bookedOn, last.id]) : null,
  }
}

/** Parts and transfer legs are read only where a row of the page has some. */
export async function toWireWithParts(tx: Tx, rows: readonly TransactionRow[]): Promise<Transaction[]> {
  const splitIds = rows.filter((row) => row.isSplit).map((row) => row.id)
  const transferIds = rows.flatMap((row) => (row.transferId === null ? [] : [row.transferId]))
  return transactionsToWire(rows, {
    splits: splitIds.length > 0 ? await splitsOf(tx, splitIds) : [],
    legs: transferIds.length > 0 ? await legsOf(tx, transferIds) : [],
  })
}

export async function readTransaction(tx: Tx, wireId: string): Promise<Transaction> {
  const row = await getTransaction(tx, fromWire('txn', wireId))
  if (!row) throw new Fault('not_found', { detail: 'There is no such transaction here' })
  return oneToWire(tx, row)
}

export async function oneToWire(tx: Tx, row: TransactionRow): Promise<Transaction> {
  const [transaction] = await toWireWithParts(tx, [row])
  if (!transaction) throw new Error('a row has no wire form')
  return transaction
}

export async function transactionTotals(tx: Tx, filter: TransactionFilter): Promise<TransactionTotals> {
  const totals = await totalsOf(tx, await resolveFilter(tx, filter))
  return {
    count: totals.reduce((sum, total) => sum + total.count, 0),
    byCurrency: totals.map(({ currency, count, inMinor, outMinor }) => ({
      currency,
      count,
      in: toDecimal(inMinor, currency),
      out: toDecimal(outMinor, currency),
      net: toDecimal(inMinor + outMinor, currency),
    })),
  }
}

/** Reads a decimal of a currency; too many places are the caller's mistake, said with the field. */
export function minorOf(decimal: string, currency: string, field: string): bigint {
  try {
    return toMinor(decimal, currency)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new Fault('invalid', { field, detail: cause.message, cause })
  }
}

export async function createByHand(
  tx: Tx,
  wanted: z.output<typeof NewTransaction>,
): Promise<Done<Transaction>> {
  const account = await findAccount(tx, { id: fromWire('acc', wanted.accountId, 'accountId') })
  if (!account) throw new Fault('not_found', { field: 'accountId', detail: 'There is no such account here' })
  if (account.archivedAt) throw new Fault('account_archived', { field: 'accountId' })
  const { amount, currency } = wanted.amount
  const id = newId()
  await insertByHand(tx, {
    ...wanted,
    id,
    accountId: account.id,
    amountMinor: minorOf(amount, currency, 'amount.amount'),
    currency,
    categoryId: wanted.categoryId === null ? null : await usableCategory(tx, wanted.categoryId),
  })
  const operationId = await startOperation(tx, 'create')
  // Undone, an entered row is as if deleted at the moment it was entered.
  await recordRow(tx, operationId, {
    transactionId: id,
    before: { deletedAt: tx.now() },
    after: { deletedAt: null },
  })
  await finishOperation(tx, operationId, 1)
  await tellChanged(tx, [id])
  await appendAudit(tx, { action: 'accounts.transaction_created', object: toWire('txn', id) })
  return { operationId: toWire('opr', operationId), body: await readTransaction(tx, toWire('txn', id)) }
}

import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import type { Done } from '../contract.ts'
import type { BulkRequest, Outcome, SplitRequest, Transaction, TransactionPatch } from '../schemas.ts'
import { findAccount } from '../store/accounts.ts'
import { changeRows, countRows, type Change } from '../store/edits.ts'
import { finishOperation, recordRow, startOperation } from '../store/operations.ts'
import type { RowFilter } from '../store/filter.ts'
import { replaceSplits, splitsOf } from '../store/splits.ts'
import { getTransaction, type TransactionRow } from '../store/transactions.ts'
import { usableCategory } from './categories.ts'
import { tellChanged } from './events.ts'
import { resolveFilter } from './filter.ts'
import { minorOf, oneToWire } from './transactions.ts'

/** One bulk change; more is a job of several filters, and this many keep a request under ten seconds. */
export const bulkRowsMax = 100_000

type Patch = z.output<typeof TransactionPatch>

const bankFacts = [
  'accountId',
  'bookedOn',
  'valueOn',
  'amount',
  'description',
  'counterparty',
  'reference',
] as const

/** Changes one row as a person asks. `version` null edits whatever is there. */
export async function editTransaction(
  tx: Tx,
  wireId: string,
  edit: { version: number | null; patch: Patch },
): Promise<Done<Transaction>> {
  const row = await lockTransaction(tx, wireId, edit.version)
  const { patch } = edit
  const touched = bankFacts.find((fact) => patch[fact] !== undefined)
  if (touched && row.importId !== null) {
    throw new Fault('fact_immutable', {
      field: touched,
      detail: 'This row came from the bank. Use title, note, category or tags, or exclude it from reports.',
    })
  }
  if (touched && row.reconciled) throw new Fault('transaction_reconciled', { field: touched })
  if (touched && row.transferId !== null) throw new Fault('transaction_in_transfer', { field: touched })
  if (patch.categoryId !== undefined && row.isSplit)
    throw new Fault('transaction_split', { field: 'categoryId' })
  if (patch.amount !== undefined && row.isSplit) throw new Fault('transaction_split', { field: 'amount' })
  const change = { ...(await plainChange(tx, patch)), ...(await factChange(tx, row, patch)) }
  const { operationId } = await changeAll(tx, { action: 'edit', filter: { ids: [row.id] }, change })
  return { operationId: toWire('opr', operationId), body: await reread(tx, row.id) }
}

async function reread(tx: Tx, id: string): Promise<Transaction> {
  const row = await getTransaction(tx, id)
  if (!row) throw new Fault('not_found')
  return oneToWire(tx, row)
}

export async function lockTransaction(
  tx: Tx,
  wireId: string,
  version: number | null,
): Promise<TransactionRow> {
  const row = await getTransaction(tx, fromWire('txn', wireId), true)
  if (!row) throw new Fault('not_found', { detail: 'There is no such transaction here' })
  if (version !== null && row.version !== version) throw new Fault('version_conflict')
  if (row.deletedAt) throw new Fault('transaction_deleted')
  return row
}

interface PlainFields {
  title?: string | null | undefined
  note?: string | null | undefined
  categoryId?: string | null | undefined
  excluded?: boolean | undefined
  reconciled?: boolean | undefined
  tags?: readonly string[] | undefined
}

async function plainChange(tx: Tx, fields: PlainFields): Promise<Change> {
  const { title, note, categoryId, excluded, reconciled, tags } = fields
  const chosen = typeof categoryId === 'string' ? await usableCategory(tx, categoryId) : categoryId
  return {
    ...(title === undefined ? {} : { title: title === '' ? null : title }),
    ...(note === undefined ? {} : { note: note === '' ? null : note }),
    ...(chosen === undefined
      ? {}
      : { categoryId: chosen, categorySource: chosen === null ? null : 'person' }),
    ...(excluded === undefined ? {} : { excluded }),
    ...(reconciled === undefined ? {} : { reconciledAt: reconciled ? tx.now() : null }),
    ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
  }
}

async function factChange(tx: Tx, row: TransactionRow, patch: Patch): Promise<Change> {
  const { bookedOn, valueOn, amount, description, counterparty, reference, accountId } = patch
  const account = accountId === undefined ? null : fromWire('acc', accountId, 'accountId')
  if (account && !(await findAccount(tx, { id: account })))
    throw new Fault('not_found', { field: 'accountId' })
  return {
    ...(account === null || account === row.accountId ? {} : { accountId: account }),
    ...(bookedOn === undefined ? {} : { bookedOn }),
    ...(valueOn === undefined ? {} : { valueOn }),
    ...(amount === undefined
      ? {}
      : { amountMinor: minorOf(amount.amount, amount.currency, 'amount.amount'), currency: amount.currency }),
    ...(description === undefined ? {} : { description }),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(reference === undefined ? {} : { reference }),
  }
}

/** One operation over all rows of a filter, with its event and its audit entry. */
async function changeAll(
  tx: Tx,
  wanted: { action: string; filter: RowFilter; change: Change; lock?: 'reconciled' | 'split' },
): Promise<{ operationId: string; changed: number }> {
  const operationId = await startOperation(tx, wanted.action)
  if (Object.keys(wanted.change).length === 0) return { operationId, changed: 0 }
  const ids = await changeRows(tx, { ...wanted, operationId })
  await finishOperation(tx, operationId, ids.length)
  await tellChanged(tx, ids, operationId)
  await appendAudit(tx, {
    action: `accounts.transactions_${wanted.action}`,
    object: toWire('opr', operationId),
    data: { rows: ids.length, fields: Object.keys(wanted.change).toSorted() },
  })
  return { operationId, changed: ids.length }
}

export async function splitTransaction(
  tx: Tx,
  wireId: string,
  edit: { version: number | null; splits: z.output<typeof SplitRequest>['splits'] },
): Promise<Done<Transaction>> {
  const row = await lockTransaction(tx, wireId, edit.version)
  if (row.transferId !== null) throw new Fault('transaction_in_transfer')
  if (edit.splits.length === 1) {
    throw new Fault('splits_sum', {
      field: 'splits',
      detail: 'Give two parts or more, or none to join the row again',
    })
  }
  const parts = await Promise.all(
    edit.splits.map(async (split, index) => ({
      id: newId(),
      categoryId: split.categoryId === null ? null : await usableCategory(tx, split.categoryId),
      amountMinor: minorOf(split.amount, row.currency, `splits.${index}.amount`),
      note: split.note,
    })),
  )
  const sum = parts.reduce((total, part) => total + part.amountMinor, 0n)
  if (parts.length > 0 && sum !== row.amountMinor) {
    throw new Fault('splits_sum', {
      field: 'splits',
      detail: 'The parts must add up to the amount of the row',
    })
  }
  const before = await splitsOf(tx, [row.id])
  await replaceSplits(tx, { transactionId: row.id, categoryId: null, categorySource: null }, parts)
  const operationId = await startOperation(tx, 'split')
  await recordRow(tx, operationId, {
    transactionId: row.id,
    before: { splits: before.map(stored), categoryId: row.categoryId, categorySource: row.categorySource },
    after: { splits: parts.map(stored), categoryId: null, categorySource: null },
  })
  await finishOperation(tx, operationId, 1)
  await tellChanged(tx, [row.id])
  await appendAudit(tx, {
    action: 'accounts.transaction_split',
    object: toWire('txn', row.id),
    data: { parts: parts.length },
  })
  return { operationId: toWire('opr', operationId), body: await reread(tx, row.id) }
}

/** A part as an operation keeps it: minor units as text, because JSON numbers are floats. */
const stored = (part: { categoryId: string | null; amountMinor: bigint; note: string | null }) => ({
  categoryId: part.categoryId,
  amountMinor: part.amountMinor.toString(),
  note: part.note,
})

export async function changeInBulk(tx: Tx, request: z.output<typeof BulkRequest>): Promise<Outcome> {
  const { select, change: asked } = request
  const filter =
    'ids' in select
      ? { ids: select.ids.map((id) => fromWire('txn', id, 'select.ids')) }
      : await resolveFilter(tx, select.filter)
  const { deleted, addTags, removeTags, ...fields } = asked
  if (deleted === false) filter.deleted = true
  const matching = await countRows(tx, filter)
  if (matching > bulkRowsMax) {
    throw new Fault('too_many_rows', {
      field: 'select',
      detail: `${matching} rows match; one change takes at most ${bulkRowsMax}. Narrow the dates and repeat.`,
    })
  }
  const change: Change = {
    ...(await plainChange(tx, fields)),
    ...(addTags ? { addTags } : {}),
    ...(removeTags ? { removeTags } : {}),
    ...(deleted === undefined ? {} : { deletedAt: deleted ? tx.now() : null }),
  }
  const lock = deleted ? 'reconciled' : fields.categoryId === undefined ? undefined : 'split'
  const action = deleted === undefined ? 'bulk_edit' : deleted ? 'delete' : 'restore'
  const { operationId, changed } = await changeAll(tx, { action, filter, change, ...(lock ? { lock } : {}) })
  return { operationId: toWire('opr', operationId), changed, unchanged: matching - changed }
}

/** Out of the ledger, and back by undo or restore. A reconciled row stays. */
export async function deleteTransaction(tx: Tx, wireId: string, version: number | null): Promise<Outcome> {
  const row = await lockTransaction(tx, wireId, version)
  if (row.reconciled) throw new Fault('transaction_reconciled')
  if (row.transferId !== null) throw new Fault('transaction_in_transfer')
  const change = { deletedAt: tx.now() }
  const { operationId, changed } = await changeAll(tx, {
    action: 'delete',
    filter: { ids: [row.id] },
    change,
  })
  return { operationId: toWire('opr', operationId), changed, unchanged: 1 - changed }
}

export async function restoreTransaction(tx: Tx, wireId: string): Promise<Done<Transaction>> {
  const id = fromWire('txn', wireId)
  const row = await getTransaction(tx, id, true)
  if (!row) throw new Fault('not_found', { detail: 'There is no such transaction here' })
  const filter = { ids: [id], deleted: true }
  const { operationId } = await changeAll(tx, { action: 'restore', filter, change: { deletedAt: null } })
  return { operationId: toWire('opr', operationId), body: await reread(tx, id) }
}

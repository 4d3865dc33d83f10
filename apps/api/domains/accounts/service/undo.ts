import { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import type { Outcome } from '../schemas.ts'
import { moveBack, setMerged, touchSplitRows } from '../store/categories.ts'
import { restoreRows } from '../store/edits.ts'
import { lockOperation, markUndone, operationRows, type Operation } from '../store/operations.ts'
import { replaceSplits, splitsOf } from '../store/splits.ts'
import { getTransaction } from '../store/transactions.ts'
import { deleteTransfer, transfersOf } from '../store/transfers.ts'
import { tellChanged } from './events.ts'
import { link } from './transfers.ts'

/**
 * Takes back one act of a person: each row it changed that still is as the act left it becomes what it was. Rows changed
 * again since stay, and are counted as unchanged.
 */
export async function undoOperation(tx: Tx, wireId: string): Promise<Outcome> {
  const operation = await lockOperation(tx, fromWire('opr', wireId))
  if (!operation) throw new Fault('not_found', { detail: 'There is nothing here to take back' })
  if (operation.undoneAt) throw new Fault('already_undone')
  const changed = await takeBack(tx, operation)
  await markUndone(tx, operation.id)
  await appendAudit(tx, {
    action: 'accounts.operation_undone',
    object: toWire('opr', operation.id),
    data: { action: operation.action, rows: changed },
  })
  return { operationId: wireId, changed, unchanged: Math.max(operation.rows - changed, 0) }
}

async function takeBack(tx: Tx, operation: Operation): Promise<number> {
  if (operation.action === 'split') return takeBackSplit(tx, operation)
  if (operation.action === 'link') return takeBackLink(tx, operation)
  if (operation.action === 'unlink') return takeBackUnlink(tx, operation)
  if (operation.action === 'merge') await takeBackMerge(tx, operation)
  const ids = await restoreRows(tx, operation.id)
  await tellChanged(tx, ids, operation.id)
  return ids.length
}

const part = z.object({
  categoryId: z.string().nullable(),
  amountMinor: z.string(),
  note: z.string().nullable(),
})
const splitState = z.object({
  splits: z.array(part),
  categoryId: z.string().nullable(),
  categorySource: z.string().nullable(),
})

async function takeBackSplit(tx: Tx, operation: Operation): Promise<number> {
  let changed = 0
  for (const { transactionId, before, after } of await operationRows(tx, operation.id)) {
    const row = await getTransaction(tx, transactionId, true)
    if (!row || row.transferId !== null) continue
    const was = splitState.parse(before)
    const became = splitState.parse(after)
    const now = (await splitsOf(tx, [transactionId])).map(({ categoryId, amountMinor, note }) => ({
      categoryId,
      amountMinor: amountMinor.toString(),
      note,
    }))
    if (JSON.stringify(part.array().parse(now)) !== JSON.stringify(became.splits)) continue
    const splits = was.splits.map((split) => ({
      ...split,
      id: newId(),
      amountMinor: BigInt(split.amountMinor),
    }))
    await replaceSplits(tx, { transactionId, ...was }, splits)
    await tellChanged(tx, [transactionId])
    changed += 1
  }
  return changed
}

const linkState = z.object({ transfer: z.object({ id: z.string(), fromId: z.string(), toId: z.string() }) })

async function takeBackLink(tx: Tx, operation: Operation): Promise<number> {
  const [row] = await operationRows(tx, operation.id)
  if (!row) return 0
  const { transfer } = linkState.parse(row.after)
  const [there] = await transfersOf(tx, [transfer.id])
  if (!there) return 0
  await deleteTransfer(tx, transfer.id)
  await tellChanged(tx, [transfer.fromId, transfer.toId])
  return 2
}

async function takeBackUnlink(tx: Tx, operation: Operation): Promise<number> {
  const [row] = await operationRows(tx, operation.id)
  if (!row) return 0
  const { fromId, toId } = linkState.parse(row.before).transfer
  const from = await getTransaction(tx, fromId, true)
  const to = await getTransaction(tx, toId, true)
  const free = (leg: typeof from) => leg && !leg.deletedAt && leg.transferId === null && !leg.isSplit
  if (!free(from) || !free(to)) return 0
  await link(tx, fromId, toId)
  return 2
}

const mergeData = z.object({
  from: z.string(),
  into: z.string(),
  splits: z.array(z.string()),
  children: z.array(z.string()),
})

async function takeBackMerge(tx: Tx, operation: Operation): Promise<void> {
  const merge = mergeData.parse(operation.data)
  await setMerged(tx, merge.from, null)
  await moveBack(tx, merge)
  await touchSplitRows(tx, merge.splits)
}

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
  const changed = new Set(await takeBack(tx, operation)).size
  await markUndone(tx, operation.id)
  await appendAudit(tx, {
    action: 'accounts.operation_undone',
    object: toWire('opr', operation.id),
    data: { action: operation.action, rows: changed },
  })
  return { operationId: wireId, changed, unchanged: Math.max(operation.rows - changed, 0) }
}

/** Ids of the rows that became what they were; a row may be named twice. */
async function takeBack(tx: Tx, operation: Operation): Promise<string[]> {
  if (operation.action === 'split') return takeBackSplit(tx, operation)
  if (operation.action === 'link') return takeBackLink(tx, operation)
  if (operation.action === 'unlink') return takeBackUnlink(tx, operation)
  if (operation.action === 'merge') await takeBackMerge(tx, operation)
  const partIds = operation.action === 'rule' ? await takeBackParts(tx, operation) : []
  const ids = await restoreRows(tx, operation.id)
  await tellChanged(tx, ids, operation.id)
  return [...partIds, ...ids]
}

const ruleData = z.object({ parts: z.array(z.string()) })

/** Splits and links a rule made, each an operation of its own that may be taken back already. */
async function takeBackParts(tx: Tx, { data }: Operation): Promise<string[]> {
  const ids: string[] = []
  for (const id of ruleData.parse(data).parts) {
    const made = await lockOperation(tx, id)
    if (!made || made.undoneAt) continue
    ids.push(...(await takeBack(tx, made)))
    await markUndone(tx, id)
  }
  return ids
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

async function takeBackSplit(tx: Tx, operation: Operation): Promise<string[]> {
  const changed: string[] = []
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
    changed.push(transactionId)
  }
  return changed
}

const linkState = z.object({ transfer: z.object({ id: z.string(), fromId: z.string(), toId: z.string() }) })

async function takeBackLink(tx: Tx, operation: Operation): Promise<string[]> {
  const rows = await operationRows(tx, operation.id)
  const made = new Set(rows.map(({ after }) => linkState.parse(after).transfer.id))
  const there = await transfersOf(tx, [...made])
  for (const { id } of there) await deleteTransfer(tx, id)
  const ids = there.flatMap(({ fromId, toId }) => [fromId, toId])
  await tellChanged(tx, ids)
  return ids
}

async function takeBackUnlink(tx: Tx, operation: Operation): Promise<string[]> {
  const [row] = await operationRows(tx, operation.id)
  if (!row) return []
  const { fromId, toId } = linkState.parse(row.before).transfer
  const from = await getTransaction(tx, fromId, true)
  const to = await getTransaction(tx, toId, true)
  const free = (leg: typeof from) => leg && !leg.deletedAt && leg.transferId === null && !leg.isSplit
  if (!free(from) || !free(to)) return []
  await link(tx, fromId, toId)
  return [fromId, toId]
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

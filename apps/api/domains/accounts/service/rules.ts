/** What a rule does in the ledger: one operation for each time it runs, with everything that takes it back. */
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { newId, toWire } from '../../../core/ids.ts'
import type { Filing, LedgerRule } from '../contract.ts'
import { type Change, changeRows } from '../store/edits.ts'
import type { RowFilter } from '../store/filter.ts'
import { dropOperation, finishOperation, recordRows, startOperation } from '../store/operations.ts'
import { counterparts, insertParts, type Part, rowsToSplit, type RowToSplit } from '../store/rule-rows.ts'
import { insertTransfers } from '../store/transfers.ts'
import { tellChanged } from './events.ts'
import { resolveFilter } from './filter.ts'

export const applyRule: Filing['applyRule'] = async (tx, rule, rows) => {
  const filter: RowFilter = { ...(await resolveFilter(tx, { search: rule.search })), ...rows }
  const operationId = await startOperation(tx, 'rule', { ruleId: rule.id })
  const changed = await setFields(tx, rule, { filter, operationId })
  const acts = [...(await split(tx, rule, filter)), ...(await link(tx, rule, filter))]
  const settledIds = [...(rule.categoryId === null ? [] : changed), ...acts.flatMap(({ ids }) => ids)]
  const count = new Set([...changed, ...settledIds]).size
  if (count === 0) {
    await dropOperation(tx, operationId)
    return null
  }
  await finishOperation(tx, operationId, count, { parts: acts.map((act) => act.operationId) })
  await tellChanged(tx, changed, operationId)
  await appendAudit(tx, {
    action: 'accounts.transactions_rule',
    object: toWire('opr', operationId),
    data: { rule: toWire('rul', rule.id), rows: count },
  })
  return { operationId, rows: count, settledIds }
}

async function setFields(
  tx: Tx,
  { id, categoryId, title, addTags, above }: LedgerRule,
  { filter, operationId }: { filter: RowFilter; operationId: string },
): Promise<string[]> {
  const change: Change = {
    ...(title === null ? {} : { title }),
    ...(addTags.length === 0 ? {} : { addTags }),
    ...(categoryId === null ? {} : { categoryId, categorySource: 'rule', categoryReasonId: id }),
  }
  if (Object.keys(change).length === 0) return []
  return changeRows(tx, { operationId, filter, change, byRule: { above } })
}

/** What undo takes back as one. */
interface Act {
  operationId: string
  ids: string[]
}

const rowsPerStep = 5_000

/** Split rows are no longer found, so each page is the first one of what is left. */
async function split(tx: Tx, { split: shares, above }: LedgerRule, filter: RowFilter): Promise<Act[]> {
  const acts: Act[] = []
  if (shares.length === 0) return acts
  for (;;) {
    const rows = await rowsToSplit(tx, { filter, above, limit: rowsPerStep })
    if (rows.length > 0) acts.push(await splitPage(tx, rows, shares))
    if (rows.length < rowsPerStep) return acts
  }
}

async function splitPage(tx: Tx, rows: readonly RowToSplit[], shares: LedgerRule['split']): Promise<Act> {
  const parts = rows.map((row) => partsOf(row, shares))
  await insertParts(tx, parts.flat())
  const operationId = await startOperation(tx, 'split')
  const states = rows.map(({ id, categoryId, categorySource }, at) => ({
    transactionId: id,
    before: { splits: [], categoryId, categorySource },
    after: { splits: (parts[at] ?? []).map(stored), categoryId: null, categorySource: null },
  }))
  await recordRows(tx, operationId, states)
  await finishOperation(tx, operationId, rows.length)
  const ids = rows.map(({ id }) => id)
  await tellChanged(tx, ids, operationId)
  return { operationId, ids }
}

const wholeShare = 10_000n

/** Each part is cut to whole minor units; the last takes what is left. */
function partsOf({ id, amountMinor }: RowToSplit, shares: LedgerRule['split']): Part[] {
  let left = amountMinor
  return shares.map(({ categoryId, share }, position) => {
    const isLast = position === shares.length - 1
    const part = isLast ? left : (amountMinor * BigInt(share)) / wholeShare
    left -= part
    return { id: newId(), transactionId: id, position, categoryId, amountMinor: part }
  })
}

const stored = ({ categoryId, amountMinor }: Part) => ({
  categoryId,
  amountMinor: amountMinor.toString(),
  note: null,
})

async function link(tx: Tx, { transferWith, above }: LedgerRule, filter: RowFilter): Promise<Act[]> {
  if (transferWith === null) return []
  const pairs = await counterparts(tx, { filter, accountId: transferWith, above })
  if (pairs.length === 0) return []
  const transfers = pairs.map((pair) => ({ id: newId(), ...pair }))
  await insertTransfers(tx, transfers)
  const operationId = await startOperation(tx, 'link')
  const states = transfers.flatMap((transfer) =>
    [transfer.fromId, transfer.toId].map((transactionId) => ({
      transactionId,
      before: { transfer: null },
      after: { transfer },
    })),
  )
  await recordRows(tx, operationId, states)
  const ids = states.map(({ transactionId }) => transactionId)
  await finishOperation(tx, operationId, ids.length)
  await tellChanged(tx, ids, operationId)
  return [{ operationId, ids }]
}

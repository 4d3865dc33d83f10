/** What a rule does in the ledger: one operation for each time it runs, with everything that takes it back. */
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { newId, toWire } from '../../../core/ids.ts'
import type { Filing, LedgerRule } from '../contract.ts'
import { type Change, changeRows, rowsToChange } from '../store/edits.ts'
import type { RowFilter } from '../store/filter.ts'
import { dropOperation, finishOperation, recordRows, startOperation } from '../store/operations.ts'
import { counterparts, insertParts, type Part, rowsToSplit, type RowToSplit } from '../store/rule-rows.ts'
import { tellChanged } from './events.ts'
import { resolveFilter } from './filter.ts'
import { linkPairs } from './transfers.ts'

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

export const wouldChange: Filing['wouldChange'] = async (tx, rule) => {
  const { above, transferWith } = rule
  const filter: RowFilter = await resolveFilter(tx, { search: rule.search })
  const change = changeOf(rule)
  const set = change === null ? [] : await rowsToChange(tx, { filter, change, byRule: { above } })
  const toSplit = rule.split.length === 0 ? [] : await rowsToSplit(tx, { filter, above, limit: null })
  const pairs =
    transferWith === null ? [] : await counterparts(tx, { filter, accountId: transferWith, above })
  const linked = pairs.flatMap(({ fromId, toId }) => [fromId, toId])
  return [...new Set([...set, ...toSplit.map(({ id }) => id), ...linked])]
}

async function setFields(
  tx: Tx,
  rule: LedgerRule,
  { filter, operationId }: { filter: RowFilter; operationId: string },
): Promise<string[]> {
  const change = changeOf(rule)
  if (change === null) return []
  return changeRows(tx, { operationId, filter, change, byRule: { above: rule.above } })
}

/** Null for a rule that sets nothing. */
function changeOf({ id, categoryId, title, addTags }: LedgerRule): Change | null {
  const change: Change = {
    ...(title === null ? {} : { title }),
    ...(addTags.length === 0 ? {} : { addTags }),
    ...(categoryId === null ? {} : { categoryId, categorySource: 'rule', categoryReasonId: id }),
  }
  return Object.keys(change).length === 0 ? null : change
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
  return [
    await linkPairs(
      tx,
      pairs.map((pair) => ({ id: newId(), ...pair })),
    ),
  ]
}

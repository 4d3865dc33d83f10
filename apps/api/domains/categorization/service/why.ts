/** Why a row is filed where it is: who decided, and what SCALE would have said. */
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { toWire } from '../../../core/ids.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import type { Suggestion, Why } from '../schemas.ts'
import { type Reason, reasonOf } from '../store/reasons.ts'
import { findRule } from '../store/rules.ts'
import { type CategoryBook, categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'

export async function why(deps: Categorizing, tx: Tx, transactionId: string): Promise<Why> {
  const [row] = await deps.filing.rows(tx, [transactionId])
  if (!row) throw new Fault('not_found', { detail: 'There is no such transaction here' })
  const reason = await reasonOf(tx, { transactionId, reasonId: row.reasonId })
  return {
    transactionId: toWire('txn', row.id),
    decidedBy: decidedBy(row, reason),
    categoryId: row.categoryId === null ? null : toWire('cat', row.categoryId),
    rule: row.categorySource === 'rule' && row.reasonId !== null ? await ruleOf(tx, row.reasonId) : null,
    suggestion: reason && reasonToWire(reason, await categoryBook(tx, deps.filing)),
  }
}

/** A row that a rule filed keeps the rule's id as its reason. Null where the rule was removed since. */
async function ruleOf(tx: Tx, id: string): Promise<Why['rule']> {
  const rule = await findRule(tx, id)
  return rule && { id: toWire('rul', rule.id), name: rule.name }
}

function decidedBy(row: FiledRow, reason: Reason | null): Why['decidedBy'] {
  if (row.categoryId === null) return 'nobody'
  if (row.categorySource === 'person' || row.categorySource === 'rule') return row.categorySource
  return reason && reason.source !== 'none' ? reason.source : 'nobody'
}

/** With the categories as they are today: one may have been merged since. */
export function reasonToWire(reason: Reason, book: CategoryBook): Suggestion {
  return {
    categoryId: reason.categoryId === null ? null : toWire('cat', book.today(reason.categoryId)),
    source: reason.source,
    probability: reason.probability,
    merchant: reason.merchant,
    merchantName: reason.merchantName,
    model: reason.model,
    evidence: reason.evidence.map(({ text, categoryId, transactionId }) => ({
      text,
      categoryId: toWire('cat', book.today(categoryId)),
      transactionId: transactionId === null ? null : toWire('txn', transactionId),
    })),
  }
}

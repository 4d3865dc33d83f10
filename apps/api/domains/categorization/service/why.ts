/** Why a row is filed where it is: who decided, and what SCALE would have said. */
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { toWire } from '../../../core/ids.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import type { Suggestion as KeptSuggestion } from '../contract.ts'
import type { Suggestion, Why } from '../schemas.ts'
import { type SuggestionRow, suggestionOf } from '../store/suggestions.ts'
import type { Categorizing } from './deps.ts'

export async function why(deps: Categorizing, tx: Tx, transactionId: string): Promise<Why> {
  const [row] = await deps.filing.rows(tx, [transactionId])
  if (!row) throw new Fault('not_found', { detail: 'There is no such transaction here' })
  const suggestion = await suggestionOf(tx, transactionId)
  return {
    transactionId: toWire('txn', row.id),
    decidedBy: decidedBy(row, suggestion),
    categoryId: row.categoryId === null ? null : toWire('cat', row.categoryId),
    rule: null,
    suggestion: suggestion && suggestionToWire(suggestion),
  }
}

function decidedBy(row: FiledRow, suggestion: SuggestionRow | null): Why['decidedBy'] {
  if (row.categoryId === null) return 'nobody'
  if (row.categorySource === 'person' || row.categorySource === 'rule') return row.categorySource
  return suggestion && suggestion.source !== 'none' ? suggestion.source : 'nobody'
}

export function suggestionToWire(suggestion: Omit<KeptSuggestion, 'incoming'>): Suggestion {
  return {
    categoryId: suggestion.categoryId === null ? null : toWire('cat', suggestion.categoryId),
    source: suggestion.source,
    probability: suggestion.probability,
    filed: suggestion.filed,
    merchant: suggestion.merchant,
    merchantName: suggestion.merchantName,
    model: suggestion.model,
    evidence: suggestion.evidence.map(({ text, categoryId, transactionId }) => ({
      text,
      categoryId: toWire('cat', categoryId),
      transactionId: transactionId === null ? null : toWire('txn', transactionId),
    })),
  }
}

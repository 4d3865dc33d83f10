/** One account of a file on its way through the comparison, and the decisions it may come to. */
import type { Tx } from '../../../core/db/db.ts'
import type { Accounts } from '../../accounts/contract.ts'
import type { DecisionRecord } from '../store/decisions.ts'
import type { KnownLine } from './match.ts'

export interface CompareLimits {
  /** Lines compared at a time. */
  window: number
  /** Lines whose ids are looked at to learn whether the bank's ids are stable. */
  idSample: number
  /** New lines remembered to explain moved balances. */
  addedMax: number
  /** Lines that may settle open transactions. */
  settleMax: number
}

export const compareLimits: CompareLimits = {
  window: 5000,
  idSample: 1000,
  addedMax: 50_000,
  settleMax: 20_000,
}

export interface ComparedAccount {
  importId: string
  accountNo: number
  accountId: string
  layout: string
  from: string
  to: string
  /** The import this one reads again: its lines leave the ledger when these enter. */
  replaces: string | null
}

export interface Comparison extends ComparedAccount {
  tx: Tx
  accounts: Accounts
  limits: CompareLimits
  /** Transactions of the account the person deleted. */
  deleted: ReadonlySet<string>
  /** Open transactions that a group match has settled. */
  settled: Set<string>
}

/** What the person has reconciled is locked: the bank's final word does not change it. */
export async function withLocks(
  comparison: Comparison,
  decisions: readonly DecisionRecord[],
): Promise<DecisionRecord[]> {
  const updating = decisions.flatMap(({ state, transactionId }) =>
    (state === 'updates' || state === 'needs_you') && transactionId ? [transactionId] : [],
  )
  if (updating.length === 0) return [...decisions]
  const states = await comparison.accounts.statesOf(comparison.tx, updating)
  return decisions.map((decision) => {
    const state = decision.transactionId === null ? undefined : states.get(decision.transactionId)
    if (decision.state !== 'updates' && decision.state !== 'needs_you') return decision
    if (state?.deleted) return { ...decision, state: 'deleted_by_you', reason: 'deleted_in_ledger' }
    if (state?.reconciled) return { ...decision, state: 'duplicate', reason: 'reconciled_locked' }
    return decision
  })
}

export function matched(
  comparison: Comparison,
  seq: number,
  { importId, seq: matchSeq, transactionId }: KnownLine,
  state: 'duplicate' | 'updates' | 'needs_you',
  reason: DecisionRecord['reason'],
): DecisionRecord {
  const at = { seq, matchImportId: importId, matchSeq, transactionId, matchFacts: null }
  if (state === 'duplicate' && comparison.deleted.has(transactionId)) {
    return { ...at, state: 'deleted_by_you', reason: 'deleted_in_ledger' }
  }
  return { ...at, state, reason }
}

export function isNew(seq: number, reason: DecisionRecord['reason']): DecisionRecord {
  return {
    seq,
    state: 'new',
    reason,
    matchImportId: null,
    matchSeq: null,
    transactionId: null,
    matchFacts: null,
  }
}

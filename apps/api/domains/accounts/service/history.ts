import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import type { TransactionHistory } from '../schemas.ts'
import { historyOf } from '../store/operations.ts'
import { getTransaction } from '../store/transactions.ts'

export async function transactionHistory(tx: Tx, wireId: string): Promise<TransactionHistory> {
  const id = fromWire('txn', wireId)
  const row = await getTransaction(tx, id)
  if (!row) throw new Fault('not_found', { detail: 'There is no such transaction here' })
  const history = await historyOf(tx, id)
  return {
    items: history.map((item) => ({
      operationId: toWire('opr', item.operationId),
      action: item.action,
      at: item.at.toString(),
      userId: item.userId === null ? null : toWire('usr', item.userId),
      undoneAt: item.undoneAt?.toString() ?? null,
      before: stateToWire(item.before, row.currency),
      after: stateToWire(item.after, row.currency),
    })),
  }
}

/** What an operation kept, with ids and amounts as the wire spells them. */
function stateToWire(state: Record<string, unknown>, currency: string): Record<string, unknown> {
  const shown = Object.entries(state).filter(([key]) => key !== 'categoryReasonId')
  return Object.fromEntries(shown.map(([key, value]) => spelled(key, value, currency)))
}

function spelled(key: string, value: unknown, currency: string): [string, unknown] {
  if (key === 'categoryId' && typeof value === 'string') return [key, toWire('cat', value)]
  if (key === 'accountId' && typeof value === 'string') return [key, toWire('acc', value)]
  if (key === 'amountMinor') return ['amount', toDecimal(BigInt(String(value)), currency)]
  if (key === 'transfer') return [key, value !== null]
  if (key === 'splits' && Array.isArray(value)) {
    return [key, value.map((part: Record<string, unknown>) => stateToWire(part, currency))]
  }
  return [key, value]
}

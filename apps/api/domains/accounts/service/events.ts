import type { Tx } from '../../../core/db/db.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { toWire } from '../../../core/ids.ts'

/** An event names rows up to here; a listener to a larger change reloads. */
const idsToldMax = 100

export async function tellChanged(
  tx: Tx,
  transactionIds: readonly string[],
  operationId: string | null = null,
): Promise<void> {
  const count = transactionIds.length
  if (count === 0) return
  const told = count > idsToldMax ? [] : transactionIds.map((id) => toWire('txn', id))
  await appendEvent(tx, {
    type: 'accounts.transactions_changed',
    data: {
      transactionIds: told,
      count,
      operationId: operationId === null ? null : toWire('opr', operationId),
    },
  })
}

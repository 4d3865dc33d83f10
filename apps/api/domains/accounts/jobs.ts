import type { Db } from '../../core/db/db.ts'
import type { Consumer } from '../../core/events/consumers.ts'
import { rebuildMonths } from './store/monthly.ts'

/** Months rebuilt in one transaction: of a large ledger a second's work, so nobody waits long behind it. */
const monthsPerStep = 12

/** Brings the month totals up to date after rows changed. Reports are right without it, only slower. */
export function rebuildConsumer(db: Db): Consumer {
  return {
    name: 'accounts.rebuild_months',
    events: [
      'accounts.transactions_recorded',
      'accounts.transactions_settled',
      'accounts.transactions_withdrawn',
      'accounts.transactions_changed',
      'accounts.categories_changed',
      'accounts.workspace_changed',
    ],
    async run({ scope }, job) {
      let rebuilt: number
      do {
        job.signal.throwIfAborted()
        rebuilt = await db.withWorkspace(scope, (tx) => rebuildMonths(tx, monthsPerStep))
      } while (rebuilt === monthsPerStep)
    },
  }
}

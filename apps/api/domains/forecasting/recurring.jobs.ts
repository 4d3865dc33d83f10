/** What the ledger tells, and when it is looked through for payments that come back. */
import type { Consumer } from '../../core/events/consumers.ts'
import type { JobData, QueueDefinition } from '../../core/jobs/jobs.ts'
import { restLeftMs, waitingSince } from '../../core/jobs/rest.ts'
import type { Scope } from '../../core/db/db.ts'
import { lookForRecurringJob, recurringQueue } from './queues.ts'
import type { Forecasting } from './service/deps.ts'
import { lookForRecurring } from './service/look-for-recurring.ts'
import { lookDueAt, wantLook } from './store/recurring-looks.ts'

/** Forecasts rest on what is found, so the look comes before their refresh. */
const shareOfWait = 0.4

export function recurringConsumers({ jobs, refreshAfterMs }: Forecasting): Consumer[] {
  const patienceMs = Math.round(shareOfWait * refreshAfterMs)
  return [
    {
      name: 'forecasting.look_for_recurring',
      newestOnly: true,
      events: [
        'accounts.transactions_recorded',
        'accounts.transactions_changed',
        'accounts.transactions_withdrawn',
        'accounts.transactions_settled',
        'categorization.rows_suggested',
      ],
      async handle(tx) {
        if (!(await wantLook(tx, tx.now().add({ milliseconds: patienceMs })))) return
        await jobs.enqueue(recurringQueue, lookForRecurringJob, waitingSince(tx.now()), {
          scope: tx.scope,
          delayMs: patienceMs,
        })
      },
    },
  ]
}

export function recurringQueues(deps: Forecasting): QueueDefinition[] {
  return [
    {
      name: recurringQueue,
      concurrency: 1,
      // It runs unasked after every change; nobody waits for one.
      quiet: true,
      handlers: {
        async [lookForRecurringJob](data, job) {
          if (!(await putsOff(deps, data, job.scope))) await lookForRecurring(deps, job.scope, job)
        },
      },
    },
  ]
}

/** Whether changes still come; the job is then asked for again. */
function putsOff({ db, jobs }: Forecasting, data: JobData, scope: Scope): Promise<boolean> {
  return db.withWorkspace(scope, async (tx) => {
    const delayMs = restLeftMs(data, await lookDueAt(tx), tx.now())
    if (delayMs > 0) await jobs.enqueue(recurringQueue, lookForRecurringJob, data, { scope, delayMs })
    return delayMs > 0
  })
}

/** Queue messages, events and time in, service calls out. */
import { z } from 'zod'
import type { Consumer } from '../../core/events/consumers.ts'
import type { QueueDefinition } from '../../core/jobs/jobs.ts'
import type { Sweep } from '../../core/jobs/sweeps.ts'
import { anomalyQueue, lookJob } from './queues.ts'
import type { Watching } from './service/deps.ts'
import { isLate, look, lookSoon } from './service/look.ts'
import { workspacesLookedBefore } from './store/watches.ts'

const Recorded = z.object({ importId: z.string() })

export function consumersOf(deps: Watching): Consumer[] {
  return [
    {
      name: 'anomaly.watch_rows',
      events: ['accounts.transactions_recorded'],
      async handle(tx, event) {
        const { importId } = Recorded.parse(event.data)
        await lookSoon(deps, tx, { changed: await isLate(deps, tx, importId) })
      },
    },
    {
      name: 'anomaly.watch_again',
      newestOnly: true,
      events: [
        'accounts.transactions_changed',
        'accounts.transactions_settled',
        'accounts.transactions_withdrawn',
      ],
      handle: (tx) => lookSoon(deps, tx, { changed: true }),
    },
  ]
}

export function queuesOf(deps: Watching): QueueDefinition[] {
  return [
    {
      name: anomalyQueue,
      concurrency: 1,
      handlers: { [lookJob]: (_data, job) => look(deps, job.scope, job) },
    },
  ]
}

const nightlyEveryMs = 60 * 60_000
const nightly = { hours: 24 }

/** Time passes without rows too: alerts grow old, and what had to wait for another week is told. */
export function sweepsOf({ db, jobs, clock }: Watching): Sweep[] {
  return [
    {
      name: 'anomaly.looks_nightly',
      everyMs: nightlyEveryMs,
      async run() {
        const before = clock.now().subtract(nightly)
        for (const workspaceId of await db.withSystem((tx) => workspacesLookedBefore(tx, before)))
          await jobs.enqueue(anomalyQueue, lookJob, {}, { scope: { workspaceId, userId: null } })
      },
    },
  ]
}

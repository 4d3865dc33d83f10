import type { Db, Scope } from '../../core/db/db.ts'
import type { Consumer } from '../../core/events/consumers.ts'
import { toWire } from '../../core/ids.ts'
import type { EnqueueOptions, JobData, Jobs, QueueDefinition } from '../../core/jobs/jobs.ts'
import type { Sweep } from '../../core/jobs/sweeps.ts'
import type { Core } from '../../core/module.ts'
import { finishErasure } from './service/erase.ts'
import { eraseWorkspace } from './store/erase.ts'
import { lockedWorkspaces } from './store/members.ts'
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

const erasureQueue = 'erasures'
const sweepEveryMs = 60_000
/** By then every request and job that was under way when the workspace was locked has ended. */
const remainsAfterMs = 15 * 60_000

type Enqueued = [queue: string, name: string, data: JobData, options: EnqueueOptions]

/** The job that erases a locked workspace. It has the workspace's id, so a workspace has one at a time. */
export function erasureOf(scope: Scope): Enqueued {
  return [erasureQueue, 'erase', {}, { scope, jobId: scope.workspaceId }]
}

type Parts = Pick<Core, 'db' | 'jobs' | 'log'>

export function erasureQueueOf({ db, jobs, log }: Parts): QueueDefinition {
  return {
    name: erasureQueue,
    concurrency: 1,
    handlers: {
      async erase(_data, job) {
        const { scope, signal } = job
        await callOffJobs(jobs, scope)
        const onStep = (done: number, total: number): void => {
          job.progress({ done, total, step: 'erase' }).catch(() => {})
        }
        const rows = await finishErasure(db, scope, { signal, onStep })
        log.info({ workspaceId: toWire('wsp', scope.workspaceId), rows }, 'workspace erased')
        await jobs.enqueue(erasureQueue, 'erase_remains', {}, { scope, delayMs: remainsAfterMs })
      },
      // What somebody wrote who was let in before the lock and finished after the end, such as a slow upload.
      erase_remains: async (_data, { scope }) => void (await db.withWorkspace(scope, eraseWorkspace)),
    },
  }
}

/** Enough for any workspace: what is beyond it ends by itself, and `erase_remains` takes away what it wrote. */
const calledOffMax = 10_000

/** Work that still waits or runs for a locked workspace would write rows into what is being emptied. */
async function callOffJobs(jobs: Jobs, scope: Scope): Promise<void> {
  for (const { id, queue, state } of await jobs.list(scope, { limit: calledOffMax })) {
    const isOpen = state === 'waiting' || state === 'delayed' || state === 'running'
    if (isOpen && queue !== erasureQueue) await jobs.cancel(scope, id)
  }
}

/** Begins again what a crash cut off, or what the queue never heard of. */
export function resumeErasures({ db, jobs }: Parts): Sweep {
  return {
    name: 'accounts.resumes_erasures',
    everyMs: sweepEveryMs,
    async run() {
      for (const workspaceId of await db.withSystem(lockedWorkspaces))
        await jobs.enqueue(...erasureOf({ workspaceId, userId: null }))
    },
  }
}

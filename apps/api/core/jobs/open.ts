/** The job queues as one face: `queues.ts` holds the jobs, `workers.ts` run them, `dead-letters.ts` keeps what failed. */
import type { Listener } from '../db/listen.ts'
import { Fault } from '../errors.ts'
import { newId } from '../ids.ts'
import { findDeadLetter, listDeadLetters, markReplayed, viewOfLetter } from './dead-letters.ts'
import type { Jobs } from './jobs.ts'
import { type JobsLimits, jobsLimits } from './limits.ts'
import { openQueues } from './queues.ts'
import { viewOf } from './view.ts'
import { type WorkersDeps, openWorkers } from './workers.ts'

export interface JobsDeps extends WorkersDeps {
  listener: Listener
  limits?: Partial<JobsLimits>
}

const cancelChannel = 'scale_cancel'

export async function openJobs({ listener, limits: changed, ...deps }: JobsDeps): Promise<Jobs> {
  const limits = { ...jobsLimits, ...changed }
  const { db, driver } = deps
  const queues = openQueues(driver, limits)
  const workers = openWorkers(deps, limits)
  const endCancel = await listener.listen(cancelChannel, (id) => {
    if (id !== null) workers.cancel(id)
  })
  return {
    async enqueue(queueName, name, data, options) {
      const jobId = options.jobId ?? newId()
      await queues.add(queueName, [{ ...options, name, data, jobId }])
      return jobId
    },
    enqueueAll: queues.add,
    define: (definition) => void queues.definitions.set(definition.name, definition),
    start: async () => void (await Promise.all([...queues.definitions.values()].map(workers.start))),
    async find(scope, id) {
      const found = await queues.findIn(scope, id)
      if (found) return viewOf(found.queue, found.job)
      const letter = await db.withWorkspace(scope, (tx) => findDeadLetter(tx, id), 'read')
      return letter && viewOfLetter(letter)
    },
    async list(scope, { limit }) {
      const live = await queues.list(scope)
      const letters = await db.withWorkspace(scope, (tx) => listDeadLetters(tx, limit), 'read')
      return [...live, ...letters.map(viewOfLetter)].slice(0, limit)
    },
    async replay(scope, id) {
      const letter = await db.withWorkspace(scope, (tx) => findDeadLetter(tx, id), 'read')
      if (letter === null || letter.replayedAt !== null) {
        throw new Fault(letter || (await queues.findIn(scope, id)) ? 'job_not_replayable' : 'not_found')
      }
      // Enqueued first: after a crash in between, the letter is still there to be replayed.
      await queues.addAgain(letter.queue, { scope, name: letter.name, data: letter.data, jobId: id })
      await db.withWorkspace(scope, (tx) => markReplayed(tx, letter))
    },
    async cancel(scope, id) {
      const found = await queues.findIn(scope, id)
      if (!found || (await found.job.isCompleted())) return false
      if (await found.job.isActive()) {
        await db.withSystem((tx) => tx.query('select pg_notify($1, $2)', [cancelChannel, id]))
        return true
      }
      return found.job.remove().then(
        () => true,
        () => false,
      )
    },
    waiting: queues.waiting,
    async close(graceMs = limits.graceMs) {
      endCancel()
      await workers.close(graceMs)
      await queues.close()
    },
  }
}

/** The workers of this process, one a queue: started together, told of cancelled jobs, ended with time to finish. */
import type { Db } from '../db/db.ts'
import type { Feed } from '../events/feed.ts'
import type { Logger } from '../log.ts'
import type { Driver, DriverWorker } from './driver.ts'
import type { QueueDefinition } from './jobs.ts'
import type { JobsLimits } from './limits.ts'
import { buryJob, cancelled, processOf, stopping } from './process.ts'

export interface Workers {
  start(definition: QueueDefinition): Promise<void>
  /** Asks the job to stop, where it runs here. */
  cancel(id: string): void
  /** Gives running jobs `graceMs` to end, then puts them back. */
  close(graceMs: number): Promise<void>
}

export interface WorkersDeps {
  driver: Driver
  db: Db
  feed: Feed
  log: Logger
}

export function openWorkers({ driver, db, feed, log }: WorkersDeps, limits: JobsLimits): Workers {
  const workers = new Set<DriverWorker>()
  return {
    async start(definition) {
      const process = processOf(definition, { db, feed, log, progressEveryMs: limits.progressEveryMs })
      const worker = await driver.worker(
        definition.name,
        process,
        { ...limits, concurrency: definition.concurrency },
        {
          lost: (job, error) => {
            // Given up by the queue itself, because its worker died too often; our own failures are buried before.
            if (!/stalled/.test(error.message)) return
            void buryJob(db, definition.name, job, error.message).catch((cause: unknown) =>
              log.error({ err: cause }, 'a lost job could not be recorded'),
            )
          },
          error: (error) =>
            log.warn({ err: error, queue: definition.name }, 'the queue had an error and goes on'),
        },
      )
      workers.add(worker)
    },
    cancel: (id) => workers.forEach((worker) => worker.cancel(id, cancelled)),
    async close(graceMs) {
      await Promise.all([...workers].map((worker) => drain(worker, graceMs)))
    },
  }
}

const settleMs = 2_000

/** Waits for running jobs; then asks them to stop, which puts them back; then lets go. */
async function drain(worker: DriverWorker, graceMs: number): Promise<void> {
  const closed = worker.close(false).then(() => true)
  if (await within(closed, graceMs)) return
  worker.cancelAll(stopping)
  if (await within(closed, settleMs)) return
  await worker.close(true)
}

async function within(done: Promise<boolean>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, limitMs, false)))
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}

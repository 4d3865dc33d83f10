import type { JobsOptions } from 'bullmq'
import type { Db, Scope } from '../db/db.ts'
import type { Listener } from '../db/listen.ts'
import { Fault } from '../errors.ts'
import type { Feed } from '../events/feed.ts'
import { isUuid, newId } from '../ids.ts'
import type { Logger } from '../log.ts'
import { findDeadLetter, listDeadLetters, markReplayed, viewOfLetter } from './dead-letters.ts'
import type { BullJob, BullState, Driver, DriverQueue, DriverWorker, WorkerLimits } from './driver.ts'
import type { JobProgress, JobState, JobView, Jobs, NewJob, QueueDefinition } from './jobs.ts'
import { buryJob, cancelled, processOf, stopping } from './process.ts'

export interface JobsLimits extends Omit<WorkerLimits, 'concurrency'> {
  attemptsMax: number
  /** The first pause; each further one is twice as long, give or take half. */
  backoffMs: number
  progressEveryMs: number
  doneKeptSeconds: number
  doneKeptMax: number
  graceMs: number
}

export const jobsLimits: JobsLimits = {
  lockMs: 20_000,
  stalledCheckMs: 5_000,
  stalledMax: 3,
  attemptsMax: 5,
  backoffMs: 1_000,
  progressEveryMs: 200,
  doneKeptSeconds: 24 * 3600,
  doneKeptMax: 1_000,
  graceMs: 10_000,
}

export interface JobsDeps {
  driver: Driver
  db: Db
  feed: Feed
  listener: Listener
  log: Logger
  limits?: Partial<JobsLimits>
}

const cancelChannel = 'scale_cancel'
/** How many jobs of each queue are looked through for a list. */
const scanMax = 1_000

export async function openJobs({ driver, db, feed, listener, log, ...rest }: JobsDeps): Promise<Jobs> {
  const limits = { ...jobsLimits, ...rest.limits }
  const definitions = new Map<string, QueueDefinition>()
  const queues = new Map<string, DriverQueue>()
  const workers = new Map<string, DriverWorker>()

  const queue = (name: string): DriverQueue => {
    const made = queues.get(name) ?? driver.queue(name)
    queues.set(name, made)
    return made
  }
  const endCancel = await listener.listen(cancelChannel, (id) => {
    if (id !== null) workers.forEach((worker) => worker.cancel(id, cancelled))
  })

  async function startWorker(definition: QueueDefinition): Promise<void> {
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
    workers.set(definition.name, worker)
  }

  async function findIn(scope: Scope, id: string): Promise<{ queue: string; job: BullJob } | null> {
    for (const name of definitions.keys()) {
      const job = await queue(name).find(id)
      if (job && job.data.scope.workspaceId === scope.workspaceId) return { queue: name, job }
    }
    return null
  }

  const enqueueAll = (name: string, jobs: readonly NewJob[]): Promise<void> =>
    queue(name).addAll(
      jobs.map((job) => ({
        name: job.name,
        data: { scope: job.scope, data: job.data },
        opts: optionsOf(job, limits),
      })),
    )

  return {
    async enqueue(queueName, name, data, options) {
      const jobId = options.jobId ?? newId()
      await enqueueAll(queueName, [{ ...options, name, data, jobId }])
      return jobId
    },
    enqueueAll,
    define: (definition) => void definitions.set(definition.name, definition),
    start: async () => void (await Promise.all([...definitions.values()].map(startWorker))),
    async find(scope, id) {
      const found = await findIn(scope, id)
      if (found) return viewOf(found.queue, found.job)
      const letter = await db.withWorkspace(scope, (tx) => findDeadLetter(tx, id), 'read')
      return letter && viewOfLetter(letter)
    },
    async list(scope, { limit }) {
      const views = await Promise.all(
        [...definitions.keys()].map((name) => listQueue(queue(name), name, scope)),
      )
      const letters = await db.withWorkspace(scope, (tx) => listDeadLetters(tx, limit), 'read')
      const live = views
        .flat()
        .toSorted((one, other) => Temporal.Instant.compare(other.createdAt, one.createdAt))
      return [...live, ...letters.map(viewOfLetter)].slice(0, limit)
    },
    async replay(scope, id) {
      const letter = await db.withWorkspace(scope, (tx) => findDeadLetter(tx, id), 'read')
      if (letter === null || letter.replayedAt !== null) {
        throw new Fault(letter || (await findIn(scope, id)) ? 'job_not_replayable' : 'not_found')
      }
      const { queue: name, name: job, data } = letter
      const opts = optionsOf({ scope, name: job, data, jobId: id }, limits)
      // Enqueued first: after a crash in between, the letter is still there to be replayed.
      await queue(name).addAll([{ name: job, data: { scope, data, replay: true }, opts }])
      await db.withWorkspace(scope, (tx) => markReplayed(tx, letter))
    },
    async cancel(scope, id) {
      const found = await findIn(scope, id)
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
    async waiting() {
      const counts = [...definitions.keys()].map(async (name) => [name, await queue(name).waiting()] as const)
      return Object.fromEntries(await Promise.all(counts))
    },
    async close(graceMs = limits.graceMs) {
      endCancel()
      await Promise.all([...workers.values()].map((worker) => drain(worker, graceMs)))
      await Promise.all([...queues.values()].map((open) => open.close()))
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

function optionsOf(job: NewJob, limits: JobsLimits): JobsOptions {
  const jobId = job.jobId ?? newId()
  if (!isUuid(jobId)) throw new TypeError('a job id is a UUID')
  return {
    jobId,
    attempts: job.attemptsMax ?? limits.attemptsMax,
    backoff: { type: 'exponential', delay: limits.backoffMs, jitter: 0.5 },
    removeOnComplete: { age: limits.doneKeptSeconds, count: limits.doneKeptMax },
    removeOnFail: true,
    ...(job.delayMs === undefined ? {} : { delay: job.delayMs }),
  }
}

const listedStates: BullState[] = ['active', 'wait', 'delayed', 'completed']

async function listQueue(queue: DriverQueue, name: string, scope: Scope): Promise<JobView[]> {
  const jobs = await queue.list(listedStates, scanMax)
  const own = jobs.filter((job) => job?.data.scope.workspaceId === scope.workspaceId)
  return Promise.all(own.map((job) => viewOf(name, job)))
}

const states: Partial<Record<string, JobState>> = {
  active: 'running',
  completed: 'done',
  failed: 'failed',
  delayed: 'delayed',
}

async function viewOf(queue: string, job: BullJob): Promise<JobView> {
  return {
    id: job.id ?? '',
    queue,
    name: job.name,
    state: states[await job.getState()] ?? 'waiting',
    attempts: job.attemptsMade,
    progress: isProgress(job.progress) ? job.progress : null,
    error: job.failedReason || null,
    createdAt: Temporal.Instant.fromEpochMilliseconds(job.timestamp),
    finishedAt: job.finishedOn === undefined ? null : Temporal.Instant.fromEpochMilliseconds(job.finishedOn),
  }
}

function isProgress(progress: unknown): progress is JobProgress {
  return typeof progress === 'object' && progress !== null && 'done' in progress && 'total' in progress
}

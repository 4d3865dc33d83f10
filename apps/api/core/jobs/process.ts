/** What happens around a job's handler: its context, its progress, and the ways it may end. */
import { UnrecoverableError, WaitingError } from 'bullmq'
import type { Db } from '../db/db.ts'
import { Fault, faults } from '../errors.ts'
import type { Feed } from '../events/feed.ts'
import { toWire } from '../ids.ts'
import type { Logger } from '../log.ts'
import { bury, removeDeadLetter } from './dead-letters.ts'
import type { BullJob, Process } from './driver.ts'
import type { JobContext, JobProgress, QueueDefinition } from './jobs.ts'

export interface ProcessDeps {
  db: Db
  feed: Feed
  log: Logger
  progressEveryMs: number
}

/** Reasons with which a job's signal is aborted. */
export const cancelled = 'cancelled'
export const stopping = 'stopping'

/** Makes the function that BullMQ calls with each job of a queue. */
export function processOf(definition: QueueDefinition, deps: ProcessDeps): Process {
  return async (job, token, signal) => {
    const handler = definition.handlers[job.name]
    const context = contextOf(definition.name, job, signal, deps)
    const tell = (state: JobEnd): Promise<void> =>
      definition.quiet ? Promise.resolve() : ended(deps.feed, context, state)
    try {
      if (!handler) throw new UnrecoverableError(`no handler for ${job.name} in the queue ${definition.name}`)
      await handler(job.data.data, context)
      await forgetReplayed(deps.db, job)
      await tell('done')
    } catch (error) {
      if (signal.aborted && signal.reason === stopping) {
        // Not the job's fault: it goes back to the head of the queue and its attempt does not count.
        await job.moveToWait(token)
        throw new WaitingError()
      }
      if (signal.aborted && signal.reason === cancelled) {
        await tell('cancelled')
        throw new UnrecoverableError(cancelled)
      }
      throw await failed(error, job, context, { ...deps, tell })
    }
  }
}

type JobEnd = 'done' | 'failed' | 'cancelled'

/** What to tell the queue: try again, or, once the letter is written, never again. */
async function failed(
  error: unknown,
  job: BullJob,
  context: JobContext,
  { db, log, tell }: ProcessDeps & { tell: (state: JobEnd) => Promise<void> },
): Promise<Error> {
  const words = harmlessWords(error)
  log.error({ err: error, jobId: context.id, queue: context.queue, attempt: context.attempt }, 'a job failed')
  if (context.attempt < context.attemptsMax && worthRepeating(error)) return quietError(words)
  await buryJob(db, context.queue, job, words)
  await tell('failed')
  return new UnrecoverableError(words)
}

/** Writes the letter of a job that will not run again. */
export async function buryJob(db: Db, queue: string, job: BullJob, words: string): Promise<void> {
  const { scope, data } = job.data
  const letter = {
    id: job.id ?? '',
    queue,
    name: job.name,
    data,
    attempts: job.attemptsMade + 1,
    error: words,
  }
  await db.withWorkspace(scope, (tx) => bury(tx, letter))
}

async function forgetReplayed(db: Db, job: BullJob): Promise<void> {
  if (!job.data.replay) return
  await db.withWorkspace(job.data.scope, (tx) => removeDeadLetter(tx, job.id ?? ''))
}

function contextOf(queue: string, job: BullJob, signal: AbortSignal, deps: ProcessDeps): JobContext {
  const id = job.id ?? ''
  const { scope } = job.data
  let shownAt = Number.NEGATIVE_INFINITY
  return {
    id,
    queue,
    name: job.name,
    scope,
    attempt: job.attemptsMade + 1,
    attemptsMax: job.opts.attempts ?? 1,
    signal,
    async progress(done: JobProgress) {
      const now = performance.now()
      if (now - shownAt < deps.progressEveryMs && done.done !== done.total) return
      shownAt = now
      const { ids, ...figures } = done
      const data = { jobId: toWire('job', id), queue, name: job.name, ...figures, ...ids }
      await Promise.all([
        job.updateProgress(done),
        deps.feed.show(scope.workspaceId, { type: 'job.progress', data }),
      ])
    },
  }
}

async function ended(feed: Feed, job: JobContext, state: JobEnd): Promise<void> {
  const data = { jobId: toWire('job', job.id), queue: job.queue, name: job.name, state }
  await feed.show(job.scope.workspaceId, { type: 'job.ended', data })
}

/** Messages of unknown errors may quote a statement line; those of faults are written for people. */
function harmlessWords(error: unknown): string {
  if (error instanceof Fault || error instanceof UnrecoverableError) return error.message
  if (!(error instanceof Error)) return 'unknown error'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}

/** A refused wish stays refused; a broken connection may heal. */
function worthRepeating(error: unknown): boolean {
  if (error instanceof UnrecoverableError) return false
  return !(error instanceof Fault) || faults[error.code].status >= 500
}

/** The queue stores message and stack, so neither may say more than these words. */
function quietError(words: string): Error {
  const error = new Error(words)
  error.stack = words
  return error
}

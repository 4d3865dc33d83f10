/** The face of the job queues. What carries them (Redis or Postgres, both by BullMQ) is in `open.ts`. */
import type { Scope } from '../db/db.ts'

/** Ids, counts and choices: jobs travel through Redis and show up in lists, so no bank data. */
export type JobData = Record<string, unknown>

export interface JobContext {
  id: string
  queue: string
  name: string
  scope: Scope
  /** 1 at the first try. */
  attempt: number
  attemptsMax: number
  /** Aborted when the job is cancelled, or when SCALE stops and the job has not ended in time. */
  signal: AbortSignal
  /** Tells whoever watches how far it is. Not stored; at most a few each second are passed on. */
  progress(done: JobProgress): Promise<void>
}

export interface JobProgress {
  done: number
  total: number | null
  /** The step, as a word the client knows. */
  step?: string
  /** Wire ids of what the job works on, by name. */
  ids?: Readonly<Record<string, string>>
}

export type JobHandler = (data: JobData, job: JobContext) => Promise<void>

export interface QueueDefinition {
  name: string
  /** How many jobs of this queue one process runs at a time. */
  concurrency: number
  handlers: Readonly<Record<string, JobHandler>>
  /** Nobody watches single jobs of this queue end. */
  quiet?: boolean
}

export interface EnqueueOptions {
  scope: Scope
  /** UUID. The same id again, while the job is known, adds nothing. */
  jobId?: string
  attemptsMax?: number
  delayMs?: number
}

export type JobState = 'waiting' | 'running' | 'delayed' | 'done' | 'failed'

export interface JobView {
  id: string
  queue: string
  name: string
  state: JobState
  attempts: number
  progress: JobProgress | null
  /** Why it failed, in words without bank data. */
  error: string | null
  createdAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
}

export interface NewJob extends EnqueueOptions {
  name: string
  data: JobData
}

export interface Jobs {
  /** Returns the job's id. */
  enqueue(queue: string, name: string, data: JobData, options: EnqueueOptions): Promise<string>
  enqueueAll(queue: string, jobs: readonly NewJob[]): Promise<void>
  /** Makes a queue known, so that its jobs are found and listed here. */
  define(definition: QueueDefinition): void
  /** Starts working on all known queues in this process. */
  start(): Promise<void>
  find(scope: Scope, id: string): Promise<JobView | null>
  /** Waiting, running and lately ended jobs of a workspace, newest first, then those that failed for good. */
  list(scope: Scope, page: { limit: number }): Promise<JobView[]>
  /** Runs a job that failed for good again. Throws `not_found` or `job_not_replayable`. */
  replay(scope: Scope, id: string): Promise<void>
  /** Removes a waiting job, or asks a running one to stop. False where it had already ended. */
  cancel(scope: Scope, id: string): Promise<boolean>
  /** How many jobs wait, for the metrics. */
  waiting(): Promise<Record<string, number>>
  /** Takes no new jobs, gives running ones `graceMs` to end, then lets go; what is cut runs again elsewhere. */
  close(graceMs?: number): Promise<void>
}

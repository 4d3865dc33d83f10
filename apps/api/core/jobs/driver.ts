/** BullMQ on either of its backends, behind the few calls we use, so that the choice is made in one place. */
import {
  type BackendFactory,
  type IQueueBackend,
  type Job,
  type JobsOptions,
  type WorkerOptions,
  Queue,
  Worker,
  createPostgresBackend,
  createRedisBackend,
  runMigrations,
} from 'bullmq'
import pg from 'pg'
import type { Scope } from '../db/db.ts'
import type { JobData } from './jobs.ts'

/** What travels with a job. */
export interface Envelope {
  scope: Scope
  data: JobData
  /** Set when it comes from a dead letter. */
  replay?: true
}

export type BullJob = Job<Envelope, void>
export type BullState = 'wait' | 'active' | 'delayed' | 'completed'

export interface DriverQueue {
  addAll(jobs: { name: string; data: Envelope; opts: JobsOptions }[]): Promise<void>
  find(id: string): Promise<BullJob | null>
  list(states: BullState[], limit: number): Promise<BullJob[]>
  waiting(): Promise<number>
  close(): Promise<void>
}

export interface DriverWorker {
  /** Aborts the signal of a job running in this process; false where it runs elsewhere. */
  cancel(id: string, reason: string): boolean
  cancelAll(reason: string): void
  /** Waits for running jobs; with `force`, lets go of them. */
  close(force: boolean): Promise<void>
}

export type Process = (job: BullJob, token: string, signal: AbortSignal) => Promise<void>

export interface WorkerLimits {
  concurrency: number
  /** How long a silent worker keeps its jobs; after a kill they are given out again by then. */
  lockMs: number
  /** How often lost jobs are looked for. */
  stalledCheckMs: number
  stalledMax: number
}

export interface Driver {
  queue(name: string): DriverQueue
  worker(
    name: string,
    process: Process,
    limits: WorkerLimits,
    on: { lost(job: BullJob, error: Error): void; error(error: Error): void },
  ): Promise<DriverWorker>
}

const schema = 'jobs'
/** A worker's statements are short; its own LISTEN connection comes on top. */
const connectionsPerWorker = 2

/** An idle worker asks this seldom; a new job wakes it at once. Rented Redis is paid by the command. */
const redisWaitSeconds = 60

export function redisDriver(redisUrl: string): Driver {
  const connection = { url: redisUrl, maxRetriesPerRequest: null }
  return driverOf(createRedisBackend, connection, connection, { drainDelay: redisWaitSeconds })
}

export function postgresDriver(databaseUrl: string): Driver {
  const connection = {
    connectionString: databaseUrl,
    application_name: `scale ${process.pid} jobs`,
    max: connectionsPerWorker,
    schema,
  }
  // What a worker notes (taken, done) may be lost in a power cut: the job then runs again, as it must be able to.
  // What is enqueued waits for the disk.
  return driverOf(createPostgresBackend, connection, { ...connection, options: '-c synchronous_commit=off' })
}

/** Makes or updates BullMQ's tables; a matter of milliseconds where they are current. */
export async function prepareJobTables(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `scale ${process.pid} jobs`,
  })
  await client.connect()
  try {
    await runMigrations(client, schema)
  } finally {
    await client.end()
  }
}

function driverOf<B extends IQueueBackend, C>(
  backend: BackendFactory<B, C>,
  connection: C,
  workerConnection: C,
  tuning: Partial<WorkerOptions<C>> = {},
): Driver {
  return {
    queue(name) {
      const queue = new Queue<Envelope, void, string, Envelope, void, string, B, C>(
        name,
        { connection },
        backend,
      )
      queue.on('error', () => {})
      return {
        addAll: async (jobs) => void (await queue.addBulk(jobs)),
        find: async (id) => (await queue.getJob(id)) ?? null,
        list: (states, limit) => queue.getJobs(states, 0, limit - 1),
        waiting: async () =>
          Object.values(await queue.getJobCounts('wait', 'delayed')).reduce((sum, n) => sum + n, 0),
        close: () => queue.close(),
      }
    },
    async worker(name, process, limits, on) {
      const options: WorkerOptions<C> = {
        ...tuning,
        connection: workerConnection,
        concurrency: limits.concurrency,
        lockDuration: limits.lockMs,
        stalledInterval: limits.stalledCheckMs,
        maxStalledCount: limits.stalledMax,
      }
      const worker = new Worker<Envelope, void, string, B, object, C>(
        name,
        // BullMQ hands over a signal only to functions that declare three plain parameters.
        (job, token, signal) => process(job, token ?? '', signal ?? new AbortController().signal),
        options,
        backend,
      )
      worker.on('failed', (job, error) => job && on.lost(job, error))
      worker.on('error', (error) => on.error(error))
      await worker.waitUntilReady()
      return {
        cancel: (id, reason) => worker.cancelJob(id, reason),
        cancelAll: (reason) => worker.cancelAllJobs(reason),
        close: (force) => worker.close(force),
      }
    },
  }
}

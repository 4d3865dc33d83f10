/** The queues this process knows: jobs are put into them, and a workspace's are found in them. */
import type { JobsOptions } from 'bullmq'
import type { Scope } from '../db/db.ts'
import { isUuid, newId } from '../ids.ts'
import type { BullJob, Driver, DriverQueue } from './driver.ts'
import type { JobData, JobView, NewJob, QueueDefinition } from './jobs.ts'
import type { JobsLimits } from './limits.ts'
import { listQueue } from './view.ts'

export interface Queues {
  definitions: Map<string, QueueDefinition>
  add(queue: string, jobs: readonly NewJob[]): Promise<void>
  /** Puts a job that failed for good back, with a mark that its letter goes when it ends well. */
  addAgain(queue: string, job: { scope: Scope; name: string; data: JobData; jobId: string }): Promise<void>
  findIn(scope: Scope, id: string): Promise<{ queue: string; job: BullJob } | null>
  /** A workspace's jobs of all queues, newest first. */
  list(scope: Scope): Promise<JobView[]>
  waiting(): Promise<Record<string, number>>
  close(): Promise<void>
}

export function openQueues(driver: Driver, limits: JobsLimits): Queues {
  const definitions = new Map<string, QueueDefinition>()
  const opened = new Map<string, DriverQueue>()
  const queue = (name: string): DriverQueue => {
    const made = opened.get(name) ?? driver.queue(name)
    opened.set(name, made)
    return made
  }
  return {
    definitions,
    add: (name, jobs) =>
      queue(name).addAll(
        jobs.map((job) => ({
          name: job.name,
          data: { scope: job.scope, data: job.data },
          opts: optionsOf(job, limits),
        })),
      ),
    async addAgain(name, job) {
      const data = { scope: job.scope, data: job.data, replay: true as const }
      await queue(name).addAll([{ name: job.name, data, opts: optionsOf(job, limits) }])
    },
    async findIn(scope, id) {
      for (const name of definitions.keys()) {
        const job = await queue(name).find(id)
        if (job && job.data.scope.workspaceId === scope.workspaceId) return { queue: name, job }
      }
      return null
    },
    async list(scope) {
      const views = [...definitions.keys()].map((name) => listQueue(queue(name), name, scope))
      return (await Promise.all(views))
        .flat()
        .toSorted((one, other) => Temporal.Instant.compare(other.createdAt, one.createdAt))
    },
    async waiting() {
      const counts = [...definitions.keys()].map(async (name) => [name, await queue(name).waiting()] as const)
      return Object.fromEntries(await Promise.all(counts))
    },
    async close() {
      await Promise.all([...opened.values()].map((open) => open.close()))
    },
  }
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

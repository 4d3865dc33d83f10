/** A job of the queue, as people see it. */
import type { Scope } from '../db/db.ts'
import type { BullJob, BullState, DriverQueue } from './driver.ts'
import type { JobProgress, JobState, JobView } from './jobs.ts'

/** How many jobs of each queue are looked through for a list. */
const scanMax = 1_000
const listedStates: BullState[] = ['active', 'wait', 'delayed', 'completed']

/** A workspace's jobs of one queue, in no order. */
export async function listQueue(queue: DriverQueue, name: string, scope: Scope): Promise<JobView[]> {
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

export async function viewOf(queue: string, job: BullJob): Promise<JobView> {
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

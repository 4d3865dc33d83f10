import type { WorkerLimits } from './driver.ts'

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

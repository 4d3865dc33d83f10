/** What each test of the job queues works with: queues on one carrier, opened and closed with the test file. */
import { afterAll } from 'vitest'
import { openListener } from '../db/listen.ts'
import { openFeed } from '../events/feed.ts'
import { newId } from '../ids.ts'
import { postgresDriver, redisDriver } from '../jobs/driver.ts'
import type { JobHandler, Jobs } from '../jobs/jobs.ts'
import type { JobsLimits } from '../jobs/limits.ts'
import { openJobs } from '../jobs/open.ts'
import { createLog } from '../log.ts'
import { testDb } from '../testing/index.ts'

const quick: Partial<JobsLimits> = { lockMs: 1_000, stalledCheckMs: 300, backoffMs: 20, progressEveryMs: 0 }

export type Stage = Awaited<ReturnType<typeof openStage>>

/** On Redis where its address is given, else on the Postgres of the test file. */
export async function openStage(redisUrl?: string) {
  const { db, url, newScope } = await testDb()
  const listener = await openListener(url)
  const feed = await openFeed(db, listener)
  const log = createLog({ level: 'silent' })
  const opened: Jobs[] = []
  /** A queue of its own with these handlers, on a new opening of all jobs. */
  const open = async (handlers: Record<string, JobHandler>, limits: Partial<JobsLimits> = {}) => {
    const jobs = await openJobs({
      driver: redisUrl ? redisDriver(redisUrl) : postgresDriver(url),
      db,
      feed,
      listener,
      log,
      limits: { ...quick, ...limits },
    })
    opened.push(jobs)
    const queue = `q-${newId()}`
    jobs.define({ name: queue, concurrency: 4, handlers })
    return { jobs, queue }
  }
  afterAll(async () => {
    await Promise.all(opened.map((jobs) => jobs.close(0)))
    await feed.close()
    await listener.close()
  })
  return { db, url, redisUrl, feed, newScope, open }
}

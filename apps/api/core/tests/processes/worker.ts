/** A worker process for the crash tests: counts `test.counted` events into `public.effect`, one row per event. */
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../clock.ts'
import { openDb } from '../../db/db.ts'
import { openListener } from '../../db/listen.ts'
import type { Consumer } from '../../events/consumers.ts'
import { openFeed } from '../../events/feed.ts'
import { queuesFor } from '../../events/queues.ts'
import { startRelay } from '../../events/relay.ts'
import { postgresDriver, redisDriver } from '../../jobs/driver.ts'
import { openJobs } from '../../jobs/open.ts'
import { createLog } from '../../log.ts'

const [url = '', pauseMs = '0', redisUrl] = process.argv.slice(2)
const log = createLog({ level: 'fatal' })
const db = await openDb({ url, clock: systemClock })
const listener = await openListener(url)
const feed = await openFeed(db, listener)
const limits = { lockMs: 1_000, stalledCheckMs: 300, stalledMax: 50 }
const driver = redisUrl ? redisDriver(redisUrl) : postgresDriver(url)
const jobs = await openJobs({ driver, db, feed, listener, log, limits })
const counter: Consumer = {
  name: 'test.counter',
  events: ['test.counted'],
  async handle(tx, event) {
    await tx.query('insert into public.effect (workspace_id, event_id) values ($1, $2)', [
      tx.scope.workspaceId,
      event.id,
    ])
    await sleep(Number(pauseMs))
  },
}
for (const queue of queuesFor(db, [], [counter])) jobs.define(queue)
await startRelay({ db, listener, jobs, consumers: [counter], log, limits: { batch: 7 } })
await jobs.start()
process.send?.('ready')

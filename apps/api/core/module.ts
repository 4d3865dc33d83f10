/** What a domain is to the rest of the program: a name, its migrations, its routes, and the work it does unasked. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { Db, Tx } from './db/db.ts'
import type { Listener } from './db/listen.ts'
import type { Consumer } from './events/consumers.ts'
import type { Feed } from './events/feed.ts'
import type { Jobs, QueueDefinition } from './jobs/jobs.ts'
import type { Sweep } from './jobs/sweeps.ts'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'

/** What every domain may use. */
export interface Core {
  config: Config
  /** For pools of other libraries; our own statements go through `db`. */
  databaseUrl: string
  db: Db
  listener: Listener
  feed: Feed
  jobs: Jobs
  clock: Clock
  log: Logger
  metrics: Metrics
}

export interface DomainModule {
  name: string
  /** Folder of `0001_name.sql …`, ending in a slash: `new URL('./migrations/', import.meta.url)`. */
  migrations?: URL
  routes: FastifyPluginAsyncZod
  consumers: readonly Consumer[]
  queues: readonly QueueDefinition[]
  sweeps?: readonly Sweep[]
  archive?: Archive
}

/** A domain's part of a workspace archive: its rows as JSON, in an order in which they can be read back. */
export interface Archive {
  write(tx: Tx): AsyncIterable<ArchiveRow>
  read(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void>
}

export interface ArchiveRow {
  table: string
  row: Record<string, unknown>
}

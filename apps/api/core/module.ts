/** What a domain is to the rest of the program: a name, its migrations, its routes, its consumers and its queues. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { Db } from './db/db.ts'
import type { Consumer } from './events/consumers.ts'
import type { Feed } from './events/feed.ts'
import type { Jobs, QueueDefinition } from './jobs/jobs.ts'
import type { Logger } from './log.ts'

/** What every domain may use. */
export interface Core {
  config: Config
  db: Db
  jobs: Jobs
  feed: Feed
  clock: Clock
  log: Logger
}

export interface DomainModule {
  name: string
  /** Folder of `0001_name.sql …`, ending in a slash: `new URL('./migrations/', import.meta.url)`. */
  migrations: URL
  routes: FastifyPluginAsyncZod
  consumers: readonly Consumer[]
  queues: readonly QueueDefinition[]
}

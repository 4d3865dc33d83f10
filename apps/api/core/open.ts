/** Opens everything a program of SCALE stands on, in order, and closes it in the opposite order. */
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config/config.ts'
import { openDb } from './db/db.ts'
import { openListener } from './db/listen.ts'
import { type MigratedModule, migrate } from './db/migrate.ts'
import { CannotStart } from './errors.ts'
import { openFeed } from './events/feed.ts'
import { openJobs } from './jobs/open.ts'
import { createLog } from './log.ts'
import { openMetrics } from './metrics/metrics.ts'
import type { Core } from './module.ts'

export interface OpenOptions {
  config: Config
  /** All modules with tables, in the order in which their migrations run. */
  modules: readonly MigratedModule[]
  /** Plain lines for the person at the terminal. */
  say?: (line: string) => void
  clock?: Clock
  /** Refuse where another server uses this data folder. */
  serving?: boolean
}

export interface OpenedCore {
  core: Core
  close(): Promise<void>
}

type Closing = () => Promise<void>

export async function openCore(options: OpenOptions): Promise<OpenedCore> {
  const closings: Closing[] = []
  const close = async (): Promise<void> => {
    for (const closing of closings.splice(0).toReversed()) await closing()
  }
  try {
    return { core: await open(options, (closing) => closings.push(closing)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(options: OpenOptions, onClose: (closing: Closing) => void): Promise<Core> {
  const { config, modules, say = () => {}, clock = systemClock } = options
  const log = createLog({ level: config.logLevel })
  const databaseUrl = await findDatabase(options, onClose)
  const db = await openDb({ url: databaseUrl, clock, connectionsMax: config.databaseConnectionsMax }).catch(
    unreachable,
  )
  onClose(() => db.close())
  await migrate(db, modules, (line) => say(`Preparing the database: ${line}`))
  const listener = await openListener(config.databaseDirectUrl ?? databaseUrl)
  onClose(() => listener.close())
  const feed = await openFeed(db, listener)
  onClose(() => feed.close())
  const { postgresDriver, prepareJobTables, redisDriver } = await import('./jobs/driver.ts')
  if (config.redisUrl === undefined) await prepareJobTables(databaseUrl)
  const direct = config.databaseDirectUrl ?? databaseUrl
  const driver = config.redisUrl === undefined ? postgresDriver(direct) : redisDriver(config.redisUrl)
  const limits = config.redisUrl === undefined ? {} : redisLimits
  const jobs = await openJobs({ driver, db, feed, listener, log, limits })
  onClose(() => jobs.close())
  return { config, databaseUrl, db, listener, feed, jobs, clock, log, metrics: openMetrics() }
}

/** Each look for lost jobs is a command, and rented Redis is paid by the command. */
const redisLimits = { stalledCheckMs: 30_000 }

/** The address of the database: the one given, or that of the embedded one, started where need be. */
async function findDatabase(options: OpenOptions, onClose: (closing: Closing) => void): Promise<string> {
  const { config, say = () => {} } = options
  if (config.databaseUrl !== undefined) {
    say('Using the database of DATABASE_URL')
    return config.databaseUrl
  }
  const { startEmbedded } = await import('./db/embedded.ts')
  const postgres = await startEmbedded(config.dataDir, { say })
  onClose(() => postgres.stop())
  say(`${postgres.reused ? 'Joining the running database' : 'Started the database'} in ${config.dataDir}`)
  if (options.serving) {
    const { claimServing } = await import('./db/serving.ts')
    onClose(await claimServing(postgres.url, config.port))
  }
  return postgres.url
}

function unreachable(cause: unknown): never {
  const words = cause instanceof Error ? cause.message : 'no reason given'
  throw new CannotStart(
    `The database does not answer: ${words}`,
    'Check that it runs, and that DATABASE_URL has the right host, user, password and database.',
    { cause },
  )
}

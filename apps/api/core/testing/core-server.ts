/**
 * The whole server on a database of its own, with the domains a test gives it (none, for tests of the core). People
 * sign up as they do in life; who is a member of what is kept here instead of in the accounts domain.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { InjectOptions } from 'fastify'
import { z } from 'zod'
import type { Membership, Memberships, Role } from '../auth/memberships.ts'
import { systemClock, type Clock } from '../clock.ts'
import { readConfig } from '../config/config.ts'
import type { Db, OwnerDb } from '../db/db.ts'
import { openListener } from '../db/listen.ts'
import { openFeed } from '../events/feed.ts'
import { openServer, type Server } from '../http/open.ts'
import { newId } from '../ids.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { createLog } from '../log.ts'
import { openMetrics } from '../metrics/metrics.ts'
import type { Core, DomainModule } from '../module.ts'
import { atEnd } from './at-end.ts'
import { testDb } from './database.ts'

export interface CoreServer {
  core: Core
  ownerDb: OwnerDb
  server: Server
  /** Everything that was logged, as JSON lines. */
  logged: string[]
  listen: () => Promise<AddressInfo>
  signUp: (name?: string, headers?: Record<string, string>) => Promise<Person>
  join: (person: Person, workspaceId: string, role: Role) => Promise<void>
  leave: (person: Person, workspaceId: string) => Promise<void>
}

export interface Person {
  userId: string
  workspaceId: string
  email: string
  cookie: string
  /** Headers of a signed-in program. */
  bearer: { authorization: string }
  /** Headers of our own page in a browser. */
  browser: { cookie: string; origin: string; host: string }
}

export const password = 'tea with two sugars'
/** What signs the cookies of these servers. */
export const secretOfTests = 'a secret of this test run, long enough'

const signedUp = z.object({ user: z.object({ id: z.string() }) })

export interface Options {
  modules?: readonly DomainModule[]
  /** Joins real domains to the core; their memberships then count. */
  wire?: (core: Core) => { modules: readonly DomainModule[]; memberships: Memberships }
  env?: Record<string, string>
  clock?: Clock
  /** Queues on Postgres, instead of none. */
  queues?: boolean
  /** Puts something between the server and its database. */
  through?: (db: Db) => Db
}

export async function coreServer({
  modules = [],
  wire,
  env = {},
  clock = systemClock,
  queues = false,
  through = (db) => db,
}: Options = {}): Promise<CoreServer> {
  const { db, url } = await testDb({ clock })
  const logged: string[] = []
  const core = await testCore({ db: through(db), url, env, clock, queues, logged })
  const members = new Map<string, Membership[]>()
  const wired = wire?.(core) ?? { modules, memberships: memberBook(members) }
  const server = await openServer({
    core,
    ...wired,
    secrets: { auth: secretOfTests },
    checks: [{ name: 'database', run: () => db.withSystem(async (tx) => void (await tx.query('select 1'))) }],
  })
  atEnd(() => server.close())
  return {
    core,
    ownerDb: db,
    server,
    logged,
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    async signUp(name = `person ${newId().slice(-6)}`, headers = {}) {
      const email = `${name.replaceAll(/\W/g, '.')}@example.org`
      const reply = await server.app.inject({
        method: 'POST',
        url: '/v1/auth/sign-up/email',
        headers,
        payload: { name, email, password },
      } satisfies InjectOptions)
      if (reply.statusCode !== 200) throw new Error(`sign-up: ${reply.statusCode} ${reply.body}`)
      const { user } = signedUp.parse(reply.json())
      const cookie = cookieOf(reply.headers['set-cookie'])
      return {
        userId: user.id,
        workspaceId: (await wired.memberships.of(user.id))[0]?.workspaceId ?? '',
        email,
        cookie,
        bearer: { authorization: `Bearer ${String(reply.headers['set-auth-token'])}` },
        browser: { cookie, origin: 'http://localhost', host: 'localhost' },
      }
    },
    join: async ({ userId }, workspaceId, role) => {
      members.set(userId, [
        ...(members.get(userId) ?? []).filter((held) => held.workspaceId !== workspaceId),
        { workspaceId, role, erasing: false },
      ])
      await core.db.withSystem((tx) => tx.query(`select pg_notify('scale_access', $1)`, [userId]))
    },
    leave: async ({ userId }, workspaceId) => {
      members.set(
        userId,
        (members.get(userId) ?? []).filter((held) => held.workspaceId !== workspaceId),
      )
      await core.db.withSystem((tx) => tx.query(`select pg_notify('scale_access', $1)`, [userId]))
    },
  }
}

interface CoreOptions {
  db: Core['db']
  url: string
  env: Record<string, string>
  clock: Clock
  queues: boolean
  logged: string[]
}

export async function testCore({ db, url, env, clock, queues, logged }: CoreOptions): Promise<Core> {
  const folder = await mkdtemp(join(tmpdir(), 'scale-core-'))
  const config = readConfig({
    NODE_ENV: 'test',
    OPEN_SIGNUP: 'true',
    SIGN_INS_PER_MINUTE_MAX: '10000',
    REQUESTS_PER_MINUTE_MAX: '1000000',
    // Tests that look ahead say so; in all others it would only take time.
    FORECAST_AFTER_SECONDS: '3600',
    SCALE_DATA: folder,
    // Empty, so that the route of the pages is there.
    WEB_DIST: folder,
    ...env,
  })
  const listener = await openListener(url)
  const feed = await openFeed(db, listener)
  const log = createLog({
    level: 'debug',
    destination: { write: (line: string) => void logged.push(line) },
  })
  const jobs = queues ? await jobsOnPostgres({ db, feed, listener, log }, url) : noJobs
  atEnd(async () => {
    await jobs.close()
    await feed.close()
    await listener.close()
  })
  return {
    config,
    databaseUrl: url,
    db,
    listener,
    feed,
    jobs,
    clock,
    log,
    metrics: openMetrics(),
  }
}

/** Every person who signs up owns a workspace; invitations are open to whoever shows the word. */
function memberBook(members: Map<string, Membership[]>): Memberships {
  return {
    of: async (userId) => members.get(userId) ?? [],
    welcome: async ({ id }) =>
      void members.set(id, [{ workspaceId: newId(), role: 'owner', erasing: false }]),
    invited: async (invitation) => invitation === 'come in',
  }
}

async function jobsOnPostgres(
  deps: Pick<Core, 'db' | 'feed' | 'listener' | 'log'>,
  url: string,
): Promise<Jobs> {
  const [{ openJobs }, { postgresDriver, prepareJobTables }] = await Promise.all([
    import('../jobs/open.ts'),
    import('../jobs/driver.ts'),
  ])
  await prepareJobTables(url)
  return openJobs({ ...deps, driver: postgresDriver(url) })
}

const noJobs: Jobs = {
  enqueue: async () => newId(),
  enqueueAll: async () => {},
  define: () => {},
  start: async () => {},
  find: async () => null,
  list: async () => [],
  replay: async () => {},
  cancel: async () => false,
  waiting: async () => ({}),
  close: async () => {},
}

export function cookieOf(header: string | string[] | undefined): string {
  return [header ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Opens the whole server on one port, and closes it again in order: no new work, running work ends, parts let go. */
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { FastifyInstance } from 'fastify'
import { openAuth } from '../auth/auth.ts'
import { identitiesOf } from '../auth/identity.ts'
import type { Memberships } from '../auth/memberships.ts'
import { signUpOf } from '../auth/sign-up.ts'
import type { Secrets } from '../config/secrets.ts'
import { withGrpc } from '../grpc/listener.ts'
import type { Core, DomainModule } from '../module.ts'
import { doorLimits, openDoor } from '../ratelimit/door.ts'
import { memoryLimiter } from '../ratelimit/memory.ts'
import { openGate, type Handler } from './gate.ts'
import type { Check } from './health.ts'
import type { Route } from './route-table.ts'
import { buildServer } from './server.ts'

export interface Server {
  app: FastifyInstance
  routes: readonly Route[]
  listen(options: { host: string; port: number }): Promise<AddressInfo>
  /** Loads what the start could do without. Call when the server answers. */
  warm(): Promise<void>
  close(): Promise<void>
}

export interface ServerOptions {
  core: Core
  secrets: Secrets
  memberships: Memberships
  modules: readonly DomainModule[]
  checks: readonly Check[]
}

const warmAfterMs = 500

/** Sign-in needs few connections, and must never wait for the main pool. */
const authConnectionsMax = 4

export async function openServer({
  core,
  secrets,
  memberships,
  modules,
  checks,
}: ServerOptions): Promise<Server> {
  const { config, clock, listener, log, metrics } = core
  const nowMs = () => clock.now().epochMilliseconds
  const pool = new pg.Pool({
    connectionString: core.databaseUrl,
    max: authConnectionsMax,
    application_name: `scale ${process.pid} auth`,
    options: '-c search_path=scale_auth',
  })
  pool.on('error', () => {})
  const auth = openAuth({
    pool,
    secret: secrets.auth,
    publicUrl: config.publicUrl,
    report: (error) => log.error({ err: error }, 'sign-in'),
  })
  const identities = identitiesOf({ auth, memberships, nowMs, heard: () => listener.connected })
  const stopListening = await listener.listen('scale_access', (userId) =>
    identities.forget(userId ?? undefined),
  )
  const signUp = signUpOf({ pool, people: auth.people, memberships, open: config.openSignup })
  const fallback = memoryLimiter(() => performance.now())
  const limiter =
    config.redisUrl === undefined
      ? fallback
      : (await import('../ratelimit/redis.ts')).redisLimiter(config.redisUrl)
  const door = openDoor({ limiter, fallback, limits: doorLimits(config) })
  const { app, routes } = await buildServer({
    core,
    modules,
    auth,
    identities,
    signUp,
    door,
    checks,
    pages: existsSync(config.webDist) ? config.webDist : null,
  })
  const stopping = new AbortController()
  const calls = { services: () => services(checks), stopping: stopping.signal }
  const gate = openGate(withGrpc(handlerOf(app), calls))

  return {
    app,
    routes,
    listen: (options) => gate.listen(options),
    async warm() {
      // Loading holds the process for half a second; the first probe and the first page go before it.
      await sleep(warmAfterMs, undefined, { ref: false, signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      await auth.warm()
      await metrics.warm()
    },
    async close() {
      // Streams end first (those of events in preClose), else they would keep their connections open.
      stopping.abort()
      await Promise.all([app.close(), gate.close()])
      stopListening()
      await limiter.close()
      await pool.end()
    },
  }
}

/** Fastify's own handler takes requests of either protocol; its types name the first. */
function handlerOf(app: FastifyInstance): Handler {
  return (request, response) => app.routing(request as IncomingMessage, response as ServerResponse)
}

async function services(checks: readonly Check[]) {
  const { healthService } = await import('../grpc/health.ts')
  const ready = async () =>
    (await Promise.allSettled(checks.map((check) => check.run()))).every(
      ({ status }) => status === 'fulfilled',
    )
  return healthService({ ready, services: [], watchMs: 5000 })
}

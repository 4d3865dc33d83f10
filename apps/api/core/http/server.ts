/**
 * The HTTP side of SCALE, put together: what every request passes, in order, then the routes. Everything here works
 * on one Fastify instance that never listens itself; `gate.ts` hands it connections.
 */
import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { constants } from 'node:zlib'
import type { Auth } from '../auth/auth.ts'
import type { Identities } from '../auth/identity.ts'
import { keyRoutes } from '../auth/keys.routes.ts'
import { authRoutes } from '../auth/routes.ts'
import { sessionRoutes } from '../auth/sessions.routes.ts'
import type { SignUp } from '../auth/sign-up.ts'
import { newId } from '../ids.ts'
import { measureProcess, measureRequests, metricsRoutes } from '../metrics/routes.ts'
import type { Core, DomainModule } from '../module.ts'
import { guardByAddress, guardByPerson, type Door } from '../ratelimit/door.ts'
import { eventRoutes, streamLimits } from '../sse/events.ts'
import { enforceAccess, requireAccess } from './access.ts'
import { serveDocs } from './docs.ts'
import { refuseEarly, type SendHeaders, securityHeaders, sendSecurityHeaders } from './headers.ts'
import { healthRoutes, type Check } from './health.ts'
import { describeRoutes } from './openapi.ts'
import { refuseOtherSites } from './origin.ts'
import { servePages } from './pages.ts'
import { sendProblem } from './problem.ts'
import { rememberRoutes, type Route } from './route-table.ts'
import { auditRoutes } from './routes/audit.ts'
import { jobRoutes } from './routes/jobs.ts'
import { limitSetAside } from './set-aside.ts'
import { runUnits } from './units.ts'

export interface ServerParts {
  core: Core
  modules: readonly DomainModule[]
  auth: Auth
  identities: Identities
  signUp: SignUp
  door: Door
  checks: readonly Check[]
  /** The folder of built pages, or null to serve the API alone. */
  pages: string | null
}

const uploadFilesMax = 20
const uploadFieldsMax = 50
const compressBytesMin = 1024

export interface BuiltServer {
  app: FastifyInstance
  routes: readonly Route[]
}

export async function buildServer(parts: ServerParts): Promise<BuiltServer> {
  const { config, clock, metrics } = parts.core
  const sendHeaders = securityHeaders(config.publicUrl)
  const app = openFastify(parts.core, sendHeaders)
  const nowMs = () => clock.now().epochMilliseconds
  const routes = rememberRoutes(app)
  requireAccess(app)
  measureRequests(app, metrics)
  measureProcess(metrics)
  logRequests(app)
  sendSecurityHeaders(app, sendHeaders)
  guardByAddress(app, parts.door)
  refuseOtherSites(app, config.publicUrl)
  enforceAccess(app, parts.identities, nowMs)
  guardByPerson(app, parts.door)
  runUnits(app, parts.core.db)
  limitSetAside(app, config.filesPerUserMax)
  await app.register(compress, {
    threshold: compressBytesMin,
    encodings: ['br', 'gzip'],
    // The default of 11 takes longer than any network here saves.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await app.register(multipart, {
    limits: { fileSize: config.uploadBytesMax, files: uploadFilesMax, fields: uploadFieldsMax },
  })
  await describeRoutes(app, config.publicUrl)
  await registerRoutes(app, parts)
  const sendMissingPage = parts.pages === null ? null : await servePages(app, parts.pages)
  app.setNotFoundHandler(routes.notFound(sendMissingPage))
  await app.ready()
  return { app, routes: routes.list }
}

function openFastify({ config, log }: Core, sendHeaders: SendHeaders): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: config.bodyBytesMax,
    genReqId: ({ headers }) => acceptedId(headers['x-request-id']) ?? newId(),
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: refuseEarly(sendHeaders),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  // Checking each answer against its shape costs three times the answer; tests and development pay it.
  app.setSerializerCompiler(config.production ? () => JSON.stringify : serializerCompiler)
  app.setErrorHandler(sendProblem)
  return app
}

/** A caller may name its request, in characters that cannot forge a log line. */
function acceptedId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.-]{8,64}$/.test(header) ? header : undefined
}

async function registerRoutes(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const { core, auth, identities, signUp, door } = parts
  const { config, db, jobs, feed, metrics } = core
  await app.register(healthRoutes(parts.checks))
  await app.register(metricsRoutes(metrics, config.metricsToken))
  serveDocs(app)
  await app.register(authRoutes({ auth, identities, signUp, door, publicUrl: config.publicUrl }))
  await app.register(sessionRoutes({ sessions: auth.sessions, identities }))
  await app.register(keyRoutes({ keys: auth.keys, identities, db }))
  await app.register(
    eventRoutes({ feed, identities, limits: { ...streamLimits, perUserMax: config.streamsPerUserMax } }),
  )
  await app.register(jobRoutes(jobs))
  await app.register(auditRoutes)
  for (const module of parts.modules) await app.register(module.routes)
}

/** One line for each request at level debug, by route pattern: addresses hold search words and ids. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}

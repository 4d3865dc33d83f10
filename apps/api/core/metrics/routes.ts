import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Fault } from '../errors.ts'
import { secondsBounds, type Metrics } from './metrics.ts'

/** Measures every answer by its route pattern, so an id in an address never becomes a label. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('http.server.request.duration', {
    unit: 's',
    description: 'Time from the first byte of a request to the last of its answer',
    advice: { explicitBucketBoundaries: secondsBounds },
  })
  app.addHook('onResponse', async (request, reply) => {
    seconds(reply.elapsedTime / 1000, {
      'http.request.method': request.method,
      'http.route': request.routeOptions.url ?? 'none',
      'http.response.status_code': reply.statusCode,
    })
  })
}

/** What the process itself costs. */
export function measureProcess(metrics: Metrics): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  metrics.gauge('nodejs.eventloop.delay.p99', { unit: 's' }, () => {
    const reading = { value: delay.percentile(99) / 1e9 }
    delay.reset()
    return [reading]
  })
  metrics.gauge('process.memory.usage', { unit: 'By' }, () => [{ value: process.memoryUsage.rss() }])
}

/** `/metrics` as Prometheus text, for this machine, or for whoever holds the token. */
export function metricsRoutes(metrics: Metrics, token: string | undefined): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
      if (!mayRead(request, token)) throw new Fault('not_found')
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text())
    })
  }
}

/** Without a token only this machine reads, and only directly: a proxy on it speaks for others. */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) {
    const address = request.raw.socket.remoteAddress ?? ''
    const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
    return forwarded === undefined && /^(?:127\.|::1$|::ffff:127\.)/.test(address)
  }
  const given = Buffer.from(/^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

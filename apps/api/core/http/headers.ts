import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** What an API answer may do in a browser: nothing. Pages set their own (pages.ts, docs.ts). */
export const apiContentPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const yearSeconds = 365 * 24 * 60 * 60

/** Headers of every answer, errors and refusals included. Nothing of the API is kept by browsers or proxies. */
export async function sendSecurityHeaders(app: FastifyInstance, options: { https: boolean }): Promise<void> {
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // On plain http the header means nothing, and on localhost it would outlive SCALE for other programs.
    strictTransportSecurity: options.https ? { maxAge: yearSeconds, includeSubDomains: true } : false,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'cache-control': 'no-store',
      'content-security-policy': apiContentPolicy,
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    })
  })
}

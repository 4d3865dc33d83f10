import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './problem.ts'

const yearSeconds = 365 * 24 * 60 * 60

/**
 * Headers of every answer, errors, refusals and streams included (OWASP ASVS 5.0 §3.4; the names helmet sets). What an
 * API answer may do in a browser is nothing, and nobody keeps it; pages loosen both for themselves.
 */
const always = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
}

/** On plain http it means nothing, and on localhost it would outlive SCALE for other programs. */
const overHttps = { 'strict-transport-security': `max-age=${yearSeconds}; includeSubDomains` }

export type SendHeaders = (request: FastifyRequest, reply: FastifyReply) => void

export function securityHeaders(publicUrl: string): SendHeaders {
  const headers = { ...always, ...(publicUrl.startsWith('https:') ? overHttps : {}) }
  return (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id)
  }
}

export function sendSecurityHeaders(app: FastifyInstance, send: SendHeaders): void {
  app.addHook('onRequest', async (request, reply) => send(request, reply))
}

/** Answers what Fastify refuses before any hook runs, such as an address that cannot be decoded. */
export function refuseEarly(send: SendHeaders) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    send(request, reply)
    void sendProblem(error, request, reply)
  }
}

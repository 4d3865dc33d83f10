/**
 * Requests that change something must come from our own pages or from a program, never from another site's page
 * that happens to have our cookie (CSRF; OWASP ASVS 5.0 §3.5), nor through a foreign name that was pointed at this
 * machine (DNS rebinding).
 */
import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
const ownSites = new Set(['same-origin', 'none'])

export function refuseOtherSites(app: FastifyInstance, publicUrl: string): void {
  const publicHost = new URL(publicUrl).hostname
  app.addHook('onRequest', async (request) => {
    if (safe.has(request.method)) return
    if (!isOwnName(request.hostname, publicHost)) {
      throw new Fault('origin_refused', {
        detail: `SCALE is not known as "${request.hostname}"; set PUBLIC_URL to the address people use`,
      })
    }
    if (comesFromElsewhere(request)) throw new Fault('origin_refused')
    // The one kind of body every page may send anywhere without asking first, and nothing here needs it.
    if (/^\s*text\/plain/i.test(request.headers['content-type'] ?? '')) {
      throw new Fault('media_type_unsupported', { detail: 'Send application/json; text/plain is not taken' })
    }
  })
}

/** An address cannot be rebound, a foreign name can. */
function isOwnName(hostname: string, publicHost: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return bare === publicHost || bare === 'localhost' || bare.endsWith('.localhost') || isIP(bare) !== 0
}

function comesFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return !ownSites.has(String(site))
  const { origin } = request.headers
  if (origin !== undefined) return !URL.canParse(origin) || new URL(origin).host !== request.host
  // No browser of today leaves out both; a program has no cookie.
  return request.headers.cookie !== undefined
}

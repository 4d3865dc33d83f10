/** Counts requests at the door: by address before anything is looked up, by person after, sign-ins more strictly. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import { intervalUsOf, type Limit, type Limiter, type Verdict } from './gcra.ts'

export interface DoorLimits {
  address: Limit
  person: Limit
  signIn: Limit
  /** Guesses at one account, from however many addresses. */
  account: Limit
}

export function doorLimits(settings: {
  requestsPerMinuteMax: number
  signInsPerMinuteMax: number
}): DoorLimits {
  const { requestsPerMinuteMax: requests, signInsPerMinuteMax: signIns } = settings
  const burstOf = (perMinute: number) => Math.max(1, Math.ceil(perMinute / 6))
  return {
    address: { name: 'address', perMinute: requests, burst: burstOf(requests) },
    person: { name: 'person', perMinute: requests, burst: burstOf(requests) },
    signIn: { name: 'sign-in', perMinute: signIns, burst: signIns },
    account: { name: 'account', perMinute: signIns, burst: signIns },
  }
}

export interface Door {
  /** Counts one request; throws `rate_limited`, with headers on the reply that say when to come back. */
  count(key: string, limit: Limit, reply: FastifyReply): Promise<void>
  limits: DoorLimits
}

interface DoorOptions {
  limiter: Limiter
  /** Stands in for reads while the shared limiter is away. Sign-ins are refused then: nobody may guess unseen. */
  fallback: Limiter
  limits: DoorLimits
}

export function openDoor({ limiter, fallback, limits }: DoorOptions): Door {
  const strict = new Set([limits.signIn, limits.account])
  return {
    limits,
    async count(key, limit, reply) {
      const verdict = await limiter.take(key, limit).catch((cause: unknown) => {
        if (strict.has(limit)) {
          throw new Fault('unavailable', {
            detail: 'Sign-in waits for the limiter; try again in a moment',
            cause,
          })
        }
        return fallback.take(key, limit)
      })
      tell(reply, limit, verdict)
      if (verdict.allowed) return
      const waitSeconds = Math.ceil(verdict.retryAfterMs / 1000)
      reply.header('retry-after', waitSeconds)
      throw new Fault('rate_limited', { detail: `Too many requests; try again in ${waitSeconds} s` })
    },
  }
}

/** Counts every request of the server by address. Behind a trusted proxy that is the client's, not a header's claim. */
export function guardByAddress(app: FastifyInstance, door: Door): void {
  app.addHook('onRequest', (request, reply) => door.count(networkOf(request.ip), door.limits.address, reply))
}

export function guardByPerson(app: FastifyInstance, door: Door): void {
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const { identity } = request
    if (identity) await door.count(identity.userId, door.limits.person, reply)
  })
}

/** An IPv6 customer holds a whole /64; one address of it is one of 2^64. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const full = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest]
  return full.slice(0, 4).join(':')
}

/** draft-ietf-httpapi-ratelimit-headers-10: the policy, what is left of it, and when it is whole again. */
function tell(reply: FastifyReply, limit: Limit, verdict: Verdict): void {
  const windowSeconds = Math.ceil((intervalUsOf(limit) * limit.burst) / 1_000_000)
  reply.header('ratelimit-policy', `"${limit.name}";q=${limit.burst};w=${windowSeconds}`)
  reply.header('ratelimit', `"${limit.name}";r=${verdict.remaining};t=${Math.ceil(verdict.resetMs / 1000)}`)
}

import { createHash } from 'node:crypto'
import { Redis } from 'ioredis'
import { intervalUsOf, standing, type Limit, type Limiter, type Verdict } from './gcra.ts'

/**
 * The same decision as `decide`, in one round trip and on Redis's own clock, so that many processes share one count.
 * Times are microseconds: whole numbers survive Lua's number to text.
 */
const script = `
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local interval = tonumber(ARGV[1])
local tolerance = tonumber(ARGV[2])
local arrival = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
local nextArrival = arrival + interval
local allowed = 0
if nextArrival - tolerance <= now then
  allowed = 1
  arrival = nextArrival
  redis.call('SET', KEYS[1], string.format('%.0f', arrival), 'PX', math.ceil((arrival - now) / 1000) + 1)
end
return { allowed, string.format('%.0f', arrival - now) }
`

/** How long a request waits for Redis before the limiter counts as away. */
const commandTimeoutMs = 250

/** Counts in Redis. Keys are hashed: no address or e-mail is readable there. */
export function redisLimiter(url: string): Limiter {
  const redis = new Redis(url, {
    commandTimeout: commandTimeoutMs,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    lazyConnect: true,
  })
  // Each failed command rejects where it was asked; without a listener the connection's own event would end the process.
  redis.on('error', () => {})
  const connected = redis.connect().catch(() => {})

  return {
    async take(key: string, limit: Limit): Promise<Verdict> {
      await connected
      const intervalUs = intervalUsOf(limit)
      const bucket = `scale:limit:${limit.name}:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`
      const answer: unknown = await redis.eval(script, 1, bucket, intervalUs, intervalUs * limit.burst)
      if (!Array.isArray(answer)) throw new Error('The limiter script gave no answer')
      const [allowed, debtUs] = answer
      return { allowed: allowed === 1, ...standing(limit, Number(debtUs)) }
    },
    async close() {
      redis.disconnect()
    },
  }
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { intervalUsOf, type Limit } from '../gcra.ts'
import { memoryLimiter } from '../memory.ts'

const limits = fc.record({
  name: fc.constant('test'),
  perMinute: fc.integer({ min: 1, max: 6000 }),
  burst: fc.integer({ min: 1, max: 50 }),
})

test('in any window W at most W / interval + burst requests pass', async () => {
  await fc.assert(
    fc.asyncProperty(
      limits,
      fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 120 }),
      async (limit, gapsMs) => {
        const passedAt = await passed(limit, gapsMs)
        const intervalMs = intervalUsOf(limit) / 1000
        for (let from = 0; from < passedAt.length; from++) {
          for (let to = from; to < passedAt.length; to++) {
            const windowMs = (passedAt[to] ?? 0) - (passedAt[from] ?? 0)
            expect(to - from + 1).toBeLessThanOrEqual(windowMs / intervalMs + limit.burst + 1e-6)
          }
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('someone who waits as long as retryAfter says is let through, and not before', async () => {
  await fc.assert(
    fc.asyncProperty(limits, async (limit) => {
      let now = 0
      const limiter = memoryLimiter(() => now)
      for (let taken = 0; taken < limit.burst; taken++) {
        expect(await limiter.take('a', limit)).toMatchObject({
          allowed: true,
          remaining: limit.burst - taken - 1,
        })
      }
      const refused = await limiter.take('a', limit)
      expect(refused.allowed).toBe(false)
      now += refused.retryAfterMs - 0.001
      expect((await limiter.take('a', limit)).allowed).toBe(false)
      now += 0.002
      expect((await limiter.take('a', limit)).allowed).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('one key does not pay for another', async () => {
  const limiter = memoryLimiter(() => 0)
  const limit = { name: 'test', perMinute: 60, burst: 1 }
  expect((await limiter.take('a', limit)).allowed).toBe(true)
  expect((await limiter.take('a', limit)).allowed).toBe(false)
  expect((await limiter.take('b', limit)).allowed).toBe(true)
})

async function passed(limit: Limit, gapsMs: number[]): Promise<number[]> {
  let now = 0
  const limiter = memoryLimiter(() => now)
  const passedAt: number[] = []
  for (const gapMs of gapsMs) {
    now += gapMs
    if ((await limiter.take('a', limit)).allowed) passedAt.push(now)
  }
  return passedAt
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redisLimiter } from '../redis.ts'

const limit = { name: 'test', perMinute: 600, burst: 10 }
const installed = spawnSync('redis-server', ['--version']).status === 0

// What was not run, and how to have it run, is printed by the suite's own summary.
describe.skipIf(!installed)('on Redis (needs a redis-server binary)', () => {
  let server: ChildProcess
  let url: string

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scale-redis-'))
    const socket = join(folder, 'redis.sock')
    server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder])
    url = socket
    await new Promise<void>((ready) =>
      server.stdout?.on('data', (text) => String(text).includes('ready to accept') && ready()),
    )
  })
  afterAll(() => server.kill())

  test('two processes share one count, and 200 at once get exactly the burst', async () => {
    const [one, other] = [redisLimiter(url), redisLimiter(url)]
    const verdicts = await Promise.all(
      Array.from({ length: 200 }, (_, n) => (n % 2 ? one : other).take('same', { ...limit, perMinute: 60 })),
    )
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(10)
    await Promise.all([one.close(), other.close()])
  })

  test('a refused request says when to come back', async () => {
    const limiter = redisLimiter(url)
    for (let taken = 0; taken < 10; taken++) await limiter.take('wait', limit)
    const refused = await limiter.take('wait', limit)
    expect(refused).toMatchObject({ allowed: false, remaining: 0 })
    expect(refused.retryAfterMs).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, refused.retryAfterMs + 5))
    expect((await limiter.take('wait', limit)).allowed).toBe(true)
    await limiter.close()
  })

  test('says so when Redis cannot be reached', async () => {
    const limiter = redisLimiter('/nonexistent/redis.sock')
    await expect(limiter.take('a', limit)).rejects.toThrow()
    await limiter.close()
  })
})

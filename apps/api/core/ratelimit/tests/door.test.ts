import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { sendProblem } from '../../http/problem.ts'
import { doorLimits, guardByAddress, networkOf, openDoor } from '../door.ts'
import type { Limiter } from '../gcra.ts'
import { memoryLimiter } from '../memory.ts'

const away: Limiter = {
  take: async () => {
    throw new Error('Redis is away')
  },
  close: async () => {},
}

function house(options: { limiter?: Limiter; trustProxy?: string[] } = {}) {
  const local = memoryLimiter(() => 0)
  const limits = doorLimits({ requestsPerMinuteMax: 12, signInsPerMinuteMax: 3 })
  const door = openDoor({ limiter: options.limiter ?? local, fallback: local, limits })
  const app = Fastify({ trustProxy: options.trustProxy ?? false })
  app.setErrorHandler(sendProblem)
  guardByAddress(app, door)
  app.get('/', async () => 'in')
  app.post('/sign-in', async (request, reply) => {
    await door.count(request.ip, door.limits.signIn, reply)
    return 'in'
  })
  return app
}

test('after the burst it says when to come back', async () => {
  const app = house()
  for (let n = 0; n < 2; n++) expect((await app.inject('/')).statusCode).toBe(200)
  const refused = await app.inject('/')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers).toMatchObject({
    'retry-after': '5',
    ratelimit: '"address";r=0;t=10',
    'ratelimit-policy': '"address";q=2;w=10',
  })
})

test('a header that claims another address does not open another bucket', async () => {
  const app = house()
  const statuses: number[] = []
  for (let n = 0; n < 4; n++) {
    const headers = { 'x-forwarded-for': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}` }
    statuses.push((await app.inject({ url: '/', headers })).statusCode)
  }
  expect(statuses).toEqual([200, 200, 429, 429])
})

test('behind a trusted proxy each client has a bucket, and cannot choose it', async () => {
  const app = house({ trustProxy: ['127.0.0.1'] })
  const from = async (forwarded: string) =>
    (await app.inject({ url: '/', headers: { 'x-forwarded-for': forwarded } })).statusCode
  expect([await from('1.1.1.1'), await from('1.1.1.1'), await from('1.1.1.1')]).toEqual([200, 200, 429])
  expect(await from('2.2.2.2')).toBe(200)
  // The proxy appends what it saw; what the client wrote before it does not count.
  expect(await from('9.9.9.9, 1.1.1.1')).toBe(429)
})

test('while the shared limiter is away, reads are counted here and sign-ins wait', async () => {
  const app = house({ limiter: away })
  expect([(await app.inject('/')).statusCode, (await app.inject('/')).statusCode]).toEqual([200, 200])
  expect((await app.inject('/')).statusCode).toBe(429)
  const signIn = await house({ limiter: away }).inject({ method: 'POST', url: '/sign-in' })
  expect(signIn.json()).toMatchObject({ status: 503, code: 'unavailable' })
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '::ffff:203.0.113.9'],
])('%s belongs to the network %s', (address, network) => expect(networkOf(address)).toBe(network))

import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import type { FastifyPluginAsync } from 'fastify'
import { expect, test } from 'vitest'
import type { DomainModule } from '../../module.ts'
import { spool } from '../../spool.ts'
import { coreServer, type Person } from '../../testing/core-server.ts'
import { sendFile } from '../download.ts'

/** More than any buffer between here and a reader that does not read. */
const bytes = 16 * 1024 * 1024
const piece = randomBytes(1024 * 1024)

/** A file that is made once the test says so, or that cannot be made. */
let made = Promise.withResolvers<void>()
let begun = 0
const routes: FastifyPluginAsync = async (app) => {
  app.get('/v1/file', { config: { access: 'user' } }, async (request, reply) => {
    const file = await request.setAside(async () => {
      begun++
      await made.promise
      return spool(
        (async function* pieces() {
          for (let at = 0; at < bytes; at += piece.length) yield piece
        })(),
        Infinity,
      )
    })
    return sendFile(reply, { type: 'text/plain', name: 'file', bytes: file })
  })
}
const module: DomainModule = { name: 'file', routes, consumers: [], queues: [] }

const { server, signUp, listen } = await coreServer({ modules: [module], env: { FILES_PER_USER_MAX: '2' } })
const { port } = await listen()

const ask = (person: Person) => server.app.inject({ url: '/v1/file', headers: person.bearer })
/** How a request of the person fares that is told at once. */
const refusal = async (person: Person) => {
  const reply = await ask(person)
  return [reply.statusCode, reply.headers['retry-after'], reply.json().code]
}

/** A reader on a real connection that takes nothing; the answer hangs up. */
function holdOpen(person: Person, encoding: string): Promise<() => void> {
  return new Promise((resolve) => {
    const request = get(
      { port, path: '/v1/file', headers: { ...person.bearer, 'accept-encoding': encoding }, agent: false },
      (reply) => {
        reply.pause()
        resolve(() => request.destroy())
      },
    )
    request.on('error', () => {})
  })
}

test('two files at a time; the third is told when to come back, others are not concerned', async () => {
  made = Promise.withResolvers()
  const [ann, bob] = [await signUp(), await signUp()]
  const running = [ask(ann), ask(ann)]
  await expect.poll(() => begun).toBe(2)
  expect(await refusal(ann)).toEqual([429, '10', 'too_many_files'])
  running.push(ask(bob))
  made.resolve()
  expect((await Promise.all(running)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect((await ask(ann)).statusCode).toBe(200)
})

test('a file that could not be made leaves its place', async () => {
  const ann = await signUp()
  for (let attempt = 0; attempt < 3; attempt++) {
    made = Promise.withResolvers()
    made.promise.catch(() => {})
    made.reject(new Error('the disk is full'))
    expect((await ask(ann)).statusCode).toBe(500)
  }
})

test.each(['identity', 'gzip'])(
  'a reader (%s) who takes nothing holds a place, and leaves it by going away',
  async (encoding) => {
    made = Promise.withResolvers()
    made.resolve()
    const ann = await signUp()
    const hangUps = [await holdOpen(ann, encoding), await holdOpen(ann, encoding)]
    expect((await ask(ann)).statusCode).toBe(429)
    for (const hangUp of hangUps) hangUp()
    await expect.poll(async () => (await ask(ann)).statusCode, { timeout: 10_000 }).toBe(200)
  },
)

test('a reader who goes away while the file is made leaves its place once it is', async () => {
  const ann = await signUp()
  made = Promise.withResolvers()
  const before = begun
  const requests = [1, 2].map(() => get({ port, path: '/v1/file', headers: ann.bearer, agent: false }))
  for (const request of requests) request.on('error', () => {})
  await expect.poll(() => begun).toBe(before + 2)
  for (const request of requests) request.destroy()
  made.resolve()
  await expect.poll(async () => (await ask(ann)).statusCode, { timeout: 10_000 }).toBe(200)
})

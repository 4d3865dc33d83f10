import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { spool } from '../../spool.ts'
import { sendFile } from '../download.ts'

async function download(name: string, text: string) {
  const app = Fastify()
  app.get('/', async (_request, reply) => {
    async function* pieces() {
      yield Buffer.from(text)
    }
    return sendFile(reply, { type: 'text/plain', name, bytes: await spool(pieces(), Infinity) })
  })
  const reply = await app.inject('/')
  await app.close()
  return reply
}

test.each([
  ['plain.csv', 'plain.csv'],
  ['a"; filename=evil.exe\r\nSet-Cookie: a=b', 'a%22%3B%20filename%3Devil.exe%0D%0ASet-Cookie%3A%20a%3Db'],
  ['../../etc/passwd', '..%2F..%2Fetc%2Fpasswd'],
  ["Konto 'März' (2).csv", 'Konto%20%27M%C3%A4rz%27%20%282%29.csv'],
])('a file called %j is only ever a name in the header', async (name, sent) => {
  const reply = await download(name, 'rows')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${sent}`)
  expect(reply.headers['set-cookie']).toBeUndefined()
})

test('a download says how long it is, and arrives whole', async () => {
  const text = 'row\n'.repeat(100_000)
  const reply = await download('rows.csv', text)
  expect(reply.headers['content-length']).toBe(String(text.length))
  expect(reply.body).toBe(text)
})

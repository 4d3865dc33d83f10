import { expect, test } from 'vitest'
import { cookieOf, coreServer, password, type Person } from '../../testing/core-server.ts'
import { totp } from '../../testing/totp.ts'

const { server, signUp } = await coreServer()
const stepMs = 30_000

type Proof = { cookie: string } | { authorization: string } | undefined

const post = (path: string, payload: object, proof?: Proof) =>
  server.app.inject({
    method: 'POST',
    url: `/v1/auth${path}`,
    headers: { origin: 'http://localhost', host: 'localhost', ...proof },
    payload,
  })

/** Somebody with an authenticator app whose first code confirmed it, and the moment of that code. */
async function withApp(
  proofOf: (person: Person) => Proof = ({ cookie }) => ({ cookie }),
): Promise<{ person: Person; secret: string; at: number }> {
  const person = await signUp()
  const enabled = await post('/two-factor/enable', { password }, proofOf(person))
  const secret = new URL(enabled.json().totpURI).searchParams.get('secret') ?? ''
  const at = Date.now()
  const code = totp(secret, at)
  expect((await post('/two-factor/verify-totp', { code }, proofOf(person))).statusCode).toBe(200)
  return { person, secret, at }
}

/** Gives the password and answers the cookie of the second step. */
async function challenge({ email }: Person): Promise<string> {
  return cookieOf((await post('/sign-in/email', { email, password })).headers['set-cookie'])
}

async function signIn(person: Person, code: string): Promise<string> {
  const reply = await post('/two-factor/verify-totp', { code }, { cookie: await challenge(person) })
  return reply.statusCode === 200 ? 'signed in' : reply.json().code
}

test('a code opens once: not again while it lasts, nor does an earlier one after it', async () => {
  const { person, secret, at } = await withApp()
  expect(await signIn(person, totp(secret, at))).toBe('CODE_ALREADY_USED')
  const next = totp(secret, at + stepMs)
  expect(await signIn(person, next)).toBe('signed in')
  expect(await signIn(person, next)).toBe('CODE_ALREADY_USED')
  expect(await signIn(person, totp(secret, at))).toBe('CODE_ALREADY_USED')
  expect(await signIn(person, '000000')).toBe('INVALID_CODE')
})

test.each([
  ['as it is given', (person: Person) => person.bearer],
  [
    'encoded as in the cookie',
    ({ bearer }: Person) => ({
      authorization: `Bearer ${encodeURIComponent(bearer.authorization.slice('Bearer '.length))}`,
    }),
  ],
])('a code that confirmed the app over a bearer token %s is used up too', async (_name, proofOf) => {
  const { person, secret, at } = await withApp(proofOf)
  expect(await signIn(person, totp(secret, at))).toBe('CODE_ALREADY_USED')
  expect(await signIn(person, totp(secret, at + stepMs))).toBe('signed in')
})

test('of two who show the same code at the same moment, one comes in', async () => {
  const { person, secret, at } = await withApp()
  const code = totp(secret, at + stepMs)
  const cookies = [await challenge(person), await challenge(person)]
  const replies = await Promise.all(
    cookies.map((cookie) => post('/two-factor/verify-totp', { code }, { cookie })),
  )
  expect(replies.map(({ statusCode }) => String(statusCode)).toSorted()).toEqual(['200', '401'])
})

test('a code of one person says nothing about another', async () => {
  const [ann, bob] = [await withApp(), await withApp()]
  expect(await signIn(ann.person, totp(ann.secret, ann.at + stepMs))).toBe('signed in')
  expect(await signIn(bob.person, totp(bob.secret, bob.at + stepMs))).toBe('signed in')
})

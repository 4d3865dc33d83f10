import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { expect, test } from 'vitest'
import { cookieOf, coreServer, password } from '../../testing/core-server.ts'
import { totp } from '../../testing/totp.ts'
import { engineOptions } from '../engine.ts'

const { server, core, signUp } = await coreServer()
const { app } = server
const browser = { origin: 'http://localhost', host: 'localhost' }

const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: `/v1/auth${path}`, headers: { ...browser, ...headers }, payload })
const whoAmI = (headers: Record<string, string>) => app.inject({ url: '/v1/keys', headers })

test('the committed tables are those better-auth expects', async () => {
  const pool = new pg.Pool({ connectionString: core.databaseUrl, options: '-c search_path=scale_auth' })
  const options = engineOptions({
    pool,
    secret: 'x'.repeat(32),
    publicUrl: 'http://localhost',
    report: () => {},
  })
  const { toBeCreated, toBeAdded, toBeAddedIndexes } = await getMigrations(options)
  await pool.end()
  expect([toBeCreated, toBeAdded, toBeAddedIndexes]).toEqual([[], [], []])
})

test('the session cookie is out of reach of scripts and of other sites', async () => {
  const reply = await post('/sign-up/email', { name: 'Cookie', email: 'cookie@example.org', password })
  const [line] = [reply.headers['set-cookie'] ?? []].flat()
  expect(line).toMatch(/^scale\.session_token=/)
  expect(line).toMatch(/HttpOnly/i)
  expect(line).toMatch(/SameSite=Lax/i)
  expect(line).toMatch(/Path=\//)
  expect((await whoAmI({ cookie: cookieOf(reply.headers['set-cookie']) })).statusCode).toBe(200)
})

test('a wrong password and an unknown e-mail are told the same', async () => {
  const ann = await signUp()
  const wrong = await post('/sign-in/email', { email: ann.email, password: 'not the one you know' })
  const unknown = await post('/sign-in/email', { email: 'nobody@example.org', password })
  expect(wrong.statusCode).toBe(401)
  const strip = ({ requestId: _, ...rest }: Record<string, unknown>) => rest
  expect(strip(wrong.json())).toEqual(strip(unknown.json()))
  expect(wrong.json()).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD', status: 401 })
  expect(wrong.headers['content-type']).toContain('problem+json')
})

test('a password that is guessed first is refused with the reason', async () => {
  const reply = await post('/sign-up/email', {
    name: 'Weak',
    email: 'weak@example.org',
    password: 'Password1234!',
  })
  expect(reply.json()).toMatchObject({ status: 422, code: 'password_weak', field: 'password' })
  const ann = await signUp()
  const change = await post(
    '/change-password',
    { currentPassword: password, newPassword: '1234567890' },
    { cookie: ann.cookie },
  )
  expect(change.json()).toMatchObject({ code: 'password_weak', field: 'newPassword' })
})

test('signing out ends the session at the very next request', async () => {
  const ann = await signUp()
  expect((await whoAmI({ cookie: ann.cookie })).statusCode).toBe(200)
  await post('/sign-out', {}, { cookie: ann.cookie })
  expect((await whoAmI({ cookie: ann.cookie })).statusCode).toBe(401)
  expect((await whoAmI(ann.bearer)).statusCode).toBe(401)
})

test('a session that ends elsewhere is refused here soon after', async () => {
  const ann = await signUp()
  expect((await whoAmI(ann.bearer)).statusCode).toBe(200)
  const elsewhere = new pg.Client({ connectionString: core.databaseUrl })
  await elsewhere.connect()
  await elsewhere.query('delete from scale_auth.session where "userId" = $1', [ann.userId])
  await elsewhere.end()
  await expect.poll(async () => (await whoAmI(ann.bearer)).statusCode, { interval: 5 }).toBe(401)
})

test('changing the password can end all other sessions', async () => {
  const ann = await signUp()
  const other = await post('/sign-in/email', { email: ann.email, password })
  const otherCookie = cookieOf(other.headers['set-cookie'])
  expect((await whoAmI({ cookie: otherCookie })).statusCode).toBe(200)
  const change = await post(
    '/change-password',
    { currentPassword: password, newPassword: 'coffee without any milk', revokeOtherSessions: true },
    { cookie: ann.cookie },
  )
  expect(change.statusCode).toBe(200)
  expect((await whoAmI({ cookie: otherCookie })).statusCode).toBe(401)
})

test('with a second factor, the password alone opens nothing; each code works once', async () => {
  const ann = await signUp()
  const enabled = await post('/two-factor/enable', { password }, { cookie: ann.cookie })
  const { totpURI, backupCodes } = enabled.json()
  expect(backupCodes).toHaveLength(10)
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  const verified = await post('/two-factor/verify-totp', { code: totp(secret) }, { cookie: ann.cookie })
  expect(verified.statusCode).toBe(200)

  const first = await post('/sign-in/email', { email: ann.email, password })
  expect(first.json()).toMatchObject({ twoFactorRedirect: true })
  const pending = cookieOf(first.headers['set-cookie'])
  expect((await whoAmI({ cookie: pending })).statusCode).toBe(401)
  expect((await post('/two-factor/verify-totp', { code: '000000' }, { cookie: pending })).statusCode).toBe(
    401,
  )
  const backup = await post('/two-factor/verify-backup-code', { code: backupCodes[0] }, { cookie: pending })
  expect(backup.statusCode).toBe(200)
  expect((await whoAmI({ cookie: cookieOf(backup.headers['set-cookie']) })).statusCode).toBe(200)

  const again = await post('/sign-in/email', { email: ann.email, password })
  const reused = await post(
    '/two-factor/verify-backup-code',
    { code: backupCodes[0] },
    { cookie: cookieOf(again.headers['set-cookie']) },
  )
  expect(reused.statusCode).toBe(401)
})

test('a passkey can be offered', async () => {
  const ann = await signUp()
  const options = await app.inject({
    url: '/v1/auth/passkey/generate-register-options',
    headers: { cookie: ann.cookie },
  })
  expect(options.json()).toMatchObject({
    rp: { id: 'localhost', name: 'SCALE' },
    challenge: expect.any(String),
  })
})

test.each(['/api-key/create', '/revoke-session', '/revoke-other-sessions'])(
  'the engine, asked directly, does not do what our own routes do: %s',
  async (path) => {
    const ann = await signUp()
    const reply = await post(path, { name: 'mine', token: 'x' }, { cookie: ann.cookie })
    expect(reply.statusCode).toBe(404)
  },
)

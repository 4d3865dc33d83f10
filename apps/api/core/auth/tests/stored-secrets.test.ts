/** What a thief of the database, or of a backup of it, finds in place of secrets. */
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { forgetExpired } from '../forget-expired.ts'
import { cookieOf, coreServer, password, secretOfTests } from '../../testing/core-server.ts'

const { server, ownerDb, signUp } = await coreServer()
const { app } = server
const browser = { origin: 'http://localhost', host: 'localhost' }

const post = (path: string, payload: object, cookie = '') =>
  app.inject({ method: 'POST', url: `/v1/auth${path}`, headers: { ...browser, cookie }, payload })
const whoAmI = async (headers: Record<string, string>) =>
  (await app.inject({ url: '/v1/keys', headers })).statusCode

/** Every row of every table of sign-in, as text. */
const stored = () =>
  ownerDb.withOwner(async (tx) => {
    const { rows: tables } = await tx.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'scale_auth'`,
    )
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await tx.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)
      texts.push(...rows.map(({ row }) => row))
    }
    return texts.join('\n')
  })

/** As better-auth signs its cookies. */
const signed = (token: string, secret: string): string =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)

test('passwords, keys, second factors, codes and sessions are hashes or sealed', async () => {
  const ann = await signUp()
  const key = await app.inject({
    method: 'POST',
    url: '/v1/keys',
    headers: ann.bearer,
    payload: { name: 'till', scopes: ['read'] },
  })
  const { totpURI, backupCodes } = (await post('/two-factor/enable', { password }, ann.cookie)).json()
  const secrets = [
    password,
    key.json().secret,
    new URL(totpURI).searchParams.get('secret'),
    ...backupCodes,
    tokenIn(ann.cookie),
  ]
  const found = await stored()
  for (const secret of secrets) {
    expect(String(secret).length).toBeGreaterThan(8)
    expect(found).not.toContain(secret)
  }
  expect(found).toContain('$argon2id$')
})

test('not even with the signing secret does a stored session open one', async () => {
  const ann = await signUp()
  const token = tokenIn(ann.cookie)
  const cookie = (value: string) => ({ cookie: `scale.session_token=${signed(value, secretOfTests)}` })
  expect(await whoAmI(cookie(token))).toBe(200)
  const { rows } = await ownerDb.withOwner((tx) =>
    tx.query<{ token: string }>('select token from scale_auth.session where "userId" = $1', [ann.userId]),
  )
  expect(rows).toHaveLength(1)
  for (const row of rows) {
    expect(await whoAmI(cookie(row.token))).toBe(401)
    expect(await whoAmI({ authorization: `Bearer ${signed(row.token, secretOfTests)}` })).toBe(401)
  }
})

test('a session is listed without its token, and ended by its id from elsewhere', async () => {
  const ann = await signUp()
  const phone = await post('/sign-in/email', { email: ann.email, password })
  const phoneCookie = cookieOf(phone.headers['set-cookie'])
  const list = async () => (await app.inject({ url: '/v1/sessions', headers: ann.bearer })).json().items
  const [newest, own] = await list()
  expect([newest.current, own.current]).toEqual([false, true])
  expect(JSON.stringify([newest, own])).not.toContain(tokenIn(phoneCookie))
  const end = (id: string, headers: Record<string, string>) =>
    app.inject({ method: 'DELETE', url: `/v1/sessions/${id}`, headers })
  const bob = await signUp()
  expect((await end(newest.id, bob.bearer)).statusCode).toBe(404)
  expect(await whoAmI({ cookie: phoneCookie })).toBe(200)
  expect((await end(newest.id, ann.bearer)).statusCode).toBe(204)
  expect(await whoAmI({ cookie: phoneCookie })).toBe(401)
})

test('signing out everywhere else leaves the session that asks', async () => {
  const ann = await signUp()
  const cookies: string[] = []
  for (let device = 0; device < 3; device++) {
    const signedIn = await post('/sign-in/email', { email: ann.email, password })
    cookies.push(cookieOf(signedIn.headers['set-cookie']))
  }
  const ended = await app.inject({ method: 'DELETE', url: '/v1/sessions', headers: ann.bearer })
  expect(ended.json()).toEqual({ ended: 3 })
  for (const cookie of cookies) expect(await whoAmI({ cookie })).toBe(401)
  expect(await whoAmI(ann.bearer)).toBe(200)
})

test('sessions and challenges whose time is over are forgotten, others stay', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  await app.inject({ url: '/v1/auth/passkey/generate-authenticate-options', headers: browser })
  const rows = async () => {
    const { rows: kept } = await ownerDb.withOwner((tx) =>
      tx.query<{ userId: string | null }>(
        `select "userId" from scale_auth.session union all select null from scale_auth.verification`,
      ),
    )
    return kept.map(({ userId }) => userId)
  }
  expect(await rows()).toEqual(expect.arrayContaining([ann.userId, bob.userId, null]))
  await ownerDb.withOwner(async (tx) => {
    const past = `now() - interval '1 minute'`
    await tx.query(`update scale_auth.session set "expiresAt" = ${past} where "userId" = $1`, [ann.userId])
    await tx.query(`update scale_auth.verification set "expiresAt" = ${past}`)
  })
  expect(await forgetExpired(ownerDb)).toBeGreaterThanOrEqual(2)
  const kept = await rows()
  expect(kept).toContain(bob.userId)
  expect(kept).not.toContain(ann.userId)
  expect(kept).not.toContain(null)
})

function tokenIn(cookie: string): string {
  const value = /scale\.session_token=([^;]+)/.exec(cookie)?.[1] ?? ''
  return decodeURIComponent(value).split('.')[0] ?? ''
}

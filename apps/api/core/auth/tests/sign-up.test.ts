import { expect, test } from 'vitest'
import { coreServer } from '../../testing/core-server.ts'

test('the first person owns an empty installation, even when two come at once', async () => {
  const { server, signUp } = await coreServer({ env: { OPEN_SIGNUP: 'false' } })
  const setup = async () => (await server.app.inject('/v1/setup')).json()
  expect(await setup()).toEqual({ empty: true, signUp: 'first' })
  const outcomes = await Promise.allSettled([signUp('Ann'), signUp('Bob'), signUp('Cem')])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await setup()).toEqual({ empty: false, signUp: 'invited' })
})

test('later people need an invitation', async () => {
  const { signUp } = await coreServer({ env: { OPEN_SIGNUP: 'false' } })
  await signUp('Ann')
  await expect(signUp('Bob')).rejects.toThrow('sign_up_closed')
  await expect(signUp('Bob', { 'x-invitation': 'made up' })).rejects.toThrow('sign_up_closed')
  expect((await signUp('Bob', { 'x-invitation': 'come in' })).workspaceId).not.toBe('')
})

test('an open installation lets anybody in', async () => {
  const { server, signUp } = await coreServer({ env: { OPEN_SIGNUP: 'true' } })
  await signUp('Ann')
  await signUp('Bob')
  expect((await server.app.inject('/v1/setup')).json()).toEqual({ empty: false, signUp: 'open' })
})

test('guesses are counted by address and by account', async () => {
  const { server, signUp } = await coreServer({ env: { SIGN_INS_PER_MINUTE_MAX: '5' } })
  const ann = await signUp('Ann')
  const guess = (headers: Record<string, string>, remoteAddress: string, email = ann.email) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/auth/sign-in/email',
      remoteAddress,
      headers: { host: 'localhost', ...headers },
      payload: { email, password: 'a wrong guess' },
    })
  const statuses: number[] = []
  // A client may claim any address in a header; it is not believed.
  for (let n = 0; n < 7; n++)
    statuses.push(
      (await guess({ 'x-forwarded-for': `9.9.9.${n}` }, '198.51.100.7', `${n}@example.org`)).statusCode,
    )
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  const refused = await guess({}, '198.51.100.7')
  expect(refused.headers).toMatchObject({
    'ratelimit-policy': '"sign-in";q=5;w=60',
    'retry-after': expect.any(String),
  })
  expect(refused.json()).toMatchObject({ status: 429, code: 'rate_limited' })

  const spread: number[] = []
  for (let n = 0; n < 7; n++) spread.push((await guess({}, `203.0.113.${n}`)).statusCode)
  expect(spread.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2)
})

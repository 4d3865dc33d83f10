import { expect, test } from 'vitest'
import { coreServer } from '../testing/core-server.ts'

const wanted = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': expect.stringMatching(/default-src '(none|self)'.*frame-ancestors 'none'/),
  'permissions-policy': expect.stringContaining('camera=()'),
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
}

const { server } = await coreServer()

test.each([
  ['a success', { url: '/health/live' }],
  ['a refusal', { url: '/v1/keys' }],
  ['nothing there', { url: '/v1/nothing' }],
  ['an address that cannot be read', { url: '/%ff' }],
  ['a wrong method', { method: 'DELETE', url: '/health/live' }],
  [
    'a body that cannot be read',
    {
      method: 'POST',
      url: '/v1/auth/sign-in/email',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    },
  ],
  [
    'a sign-in',
    { method: 'POST', url: '/v1/auth/sign-in/email', payload: { email: 'a@example.org', password: 'x' } },
  ],
  ['another site', { method: 'POST', url: '/v1/keys', headers: { 'sec-fetch-site': 'cross-site' } }],
  ['the reference', { url: '/docs' }],
  ['the document', { url: '/openapi.json' }],
] as const)('%s carries the headers that protect', async (_what, call) => {
  const reply = await server.app.inject(call)
  expect(reply.headers).toMatchObject(wanted)
  expect(reply.headers).not.toHaveProperty('x-powered-by')
  expect(reply.headers).not.toHaveProperty('access-control-allow-origin')
  expect(reply.headers).not.toHaveProperty('strict-transport-security')
})

test('over https, browsers are told to stay there, and cookies to travel nowhere else', async () => {
  const { server: secure } = await coreServer({ env: { PUBLIC_URL: 'https://books.example.org' } })
  const reply = await secure.app.inject({
    method: 'POST',
    url: '/v1/auth/sign-up/email',
    headers: { host: 'books.example.org', origin: 'https://books.example.org' },
    payload: { name: 'Ann', email: 'ann@example.org', password: 'tea with two sugars' },
  })
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  expect(String(reply.headers['set-cookie'])).toMatch(/^__Secure-scale\.session_token=.*; Secure/i)
})

test('every route of the server answers with them, whatever it answers', async () => {
  for (const { method, url } of server.routes) {
    if (url.includes('*') || url === '/v1/events') continue
    const call = {
      method: method === 'POST' ? 'POST' : method === 'DELETE' ? 'DELETE' : 'GET',
      url: url.replaceAll(/:\w+/g, 'x'),
    } as const
    const { headers } = await server.app.inject(call)
    expect({ route: `${method} ${url}`, headers }).toMatchObject({ headers: wanted })
  }
})

import { expect, test } from 'vitest'
import { testApp } from '../testing/app.ts'

const { server } = await testApp({ env: { PUBLIC_URL: 'http://localhost:8080' } })

// Rewritten by `vitest run --project alone apps/api/core/tests/openapi.test.ts -u`; the diff is the review.
test('the committed document is the one the routes make', async () => {
  const document = (await server.app.inject('/openapi.json')).json()
  const text = `${JSON.stringify(document, null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../../../docs/reference/openapi.json')
})

test('every route is documented, in words, with its answers', async () => {
  const { paths } = (await server.app.inject('/openapi.json')).json()
  const gaps: string[] = []
  const ids = new Set<string>()
  for (const [path, methods] of Object.entries<
    Record<string, { operationId: string; summary?: string; tags?: string[]; responses: object }>
  >(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`
      if (!/^[a-z][A-Za-z0-9]+$/.test(operation.operationId))
        gaps.push(`${name} has no id a client could use`)
      if (ids.has(operation.operationId)) gaps.push(`${name} shares its id with another`)
      ids.add(operation.operationId)
      if (!operation.summary) gaps.push(`${name} has no summary`)
      if (!operation.tags?.length) gaps.push(`${name} has no tag`)
      const successes = Object.keys(operation.responses).filter((status) => status.startsWith('2'))
      if (successes.length === 0) gaps.push(`${name} documents no success`)
    }
  }
  expect(gaps).toEqual([])
})

test('of the library for sign-in, nothing undocumented is reachable', async () => {
  const reachable = server.routes.filter(({ url }) => url.startsWith('/v1/auth'))
  const { paths } = (await server.app.inject('/openapi.json')).json()
  expect(reachable.length).toBeGreaterThan(15)
  for (const { method, url } of reachable) expect(paths[url]?.[method.toLowerCase()], url).toBeDefined()
  for (const path of [
    '/ok',
    '/list-accounts',
    '/delete-user',
    '/sign-in/social',
    '/open-api/generate-schema',
  ])
    expect((await server.app.inject(`/v1/auth${path}`)).statusCode, path).toBe(404)
})

import { expect, test } from 'vitest'
import { testApp } from '../testing/app.ts'

const { server } = await testApp({ env: { PUBLIC_URL: 'http://localhost:8080' } })

// Rewritten by `vitest run --project api apps/api/core/tests/openapi.test.ts -u`; the diff is the review.
test('the committed document is the one the routes make', async () => {
  const document = (await server.app.inject('/openapi.json')).json()
  const text = `${JSON.stringify(document, null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../../../docs/reference/openapi.json')
})

test('every route is documented, in words, with its answers', async () => {
  const { paths } = (await server.app.inject('/openapi.json')).json()
  const gaps: string[] = []
  for (const [path, methods] of Object.entries<
    Record<string, { summary?: string; tags?: string[]; responses: object }>
  >(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`
      if (!operation.summary) gaps.push(`${name} has no summary`)
      if (!operation.tags?.length) gaps.push(`${name} has no tag`)
      const successes = Object.keys(operation.responses).filter((status) => status.startsWith('2'))
      if (successes.length === 0) gaps.push(`${name} documents no success`)
    }
  }
  expect(gaps).toEqual([])
})

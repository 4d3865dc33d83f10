import { expect, test } from 'vitest'
import type { ReviewPage, Rule, Why } from '../schemas.ts'
import { apply, categories, makeRule, receive, rowNamed } from './ruling.ts'
import { categorizationServer } from './server.ts'

const { signUp, callAs } = await categorizationServer()

test('what pointed at a category that was merged points at the one it was merged into', async () => {
  const call = callAs(await signUp())
  const category = await categories(call)
  const [pets, gifts] = [category('family.pets'), category('family.gifts')]
  // A word of the trade is not sure enough to file by: it waits with pets suggested.
  await receive(call, [
    ['2026-03-02', 'XQZ DOG KENNELS', '-20.00'],
    ['2026-03-03', 'TARN HOLLOW', '-5.00'],
  ])
  const suggested = async () => {
    const { items } = await call<ReviewPage>('GET', '/v1/review')
    return items.find(({ examples }) => examples[0]?.description === 'XQZ DOG KENNELS')
  }
  expect((await suggested())?.suggestion?.categoryId).toBe(pets)
  await makeRule(call, 'tarn', { categoryId: pets })

  await call('POST', `/v1/categories/${pets}/merge`, { into: gifts })
  const [rule] = (await call<{ items: Rule[] }>('GET', '/v1/rules')).items
  expect(rule?.actions.categoryId).toBe(gifts)
  if (rule) await apply(call, rule)
  expect((await rowNamed(call, 'TARN HOLLOW')).categoryId).toBe(gifts)

  const group = await suggested()
  expect(group?.suggestion?.categoryId).toBe(gifts)
  const row = await rowNamed(call, 'XQZ DOG KENNELS')
  const why = await call<Why>('GET', `/v1/transactions/${row.id}/why`)
  expect(why.suggestion?.categoryId).toBe(gifts)
  expect(why.suggestion?.evidence.map(({ categoryId }) => categoryId)).toEqual([gifts])
})

test('nothing is suggested under a category that was archived, and a rule that names it files nothing', async () => {
  const call = callAs(await signUp())
  const category = await categories(call)
  const pets = category('family.pets')
  await receive(call, [
    ['2026-03-02', 'XQZ DOG KENNELS', '-20.00'],
    ['2026-03-03', 'TARN HOLLOW', '-5.00'],
  ])
  const rule = await makeRule(call, 'tarn', { categoryId: pets })
  await call('PATCH', `/v1/categories/${pets}`, { archived: true })
  const { items } = await call<ReviewPage>('GET', '/v1/review')
  expect(items.map(({ suggestion }) => suggestion)).toEqual([null, null])
  expect(await apply(call, rule)).toMatchObject({ changed: 0 })
})

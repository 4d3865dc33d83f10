/** The list of rules: its order, edits of it, and the rules that choices suggest. */
import { expect, test } from 'vitest'
import type { ReviewPage, Rule, RuleIdea } from '../schemas.ts'
import { categories, makeRule, receive, rowNamed } from './ruling.ts'
import { categorizationServer } from './server.ts'

const { signUp, callAs, server } = await categorizationServer()

test('rules are moved, switched off and removed; an edit of what was not seen is refused', async () => {
  const person = await signUp()
  const call = callAs(person)
  const category = await categories(call)
  const [one, two, three] = [
    await makeRule(call, 'one', { addTags: ['one'] }),
    await makeRule(call, 'two', { addTags: ['two'] }),
    await makeRule(call, 'three', { addTags: ['three'] }),
  ]
  const order = async () =>
    (await call<{ items: Rule[] }>('GET', '/v1/rules')).items.map(({ condition, position }) => [
      condition,
      position,
    ])
  const send = async (method: 'PATCH' | 'DELETE', { id }: Rule, ifMatch: string, payload?: object) => {
    const headers = { ...person.bearer, 'if-match': ifMatch }
    const options = { method, url: `/v1/rules/${id}`, headers, ...(payload ? { payload } : {}) }
    return server.app.inject(options)
  }
  const moved = await send('PATCH', three, '"1"', { position: 0 })
  expect([moved.statusCode, moved.headers['etag']]).toEqual([200, '"2"'])
  expect(await order()).toEqual([
    ['three', 0],
    ['one', 1],
    ['two', 2],
  ])
  await send('PATCH', three, '*', { position: 9 })
  expect(await order()).toEqual([
    ['one', 0],
    ['two', 1],
    ['three', 2],
  ])
  expect((await send('PATCH', three, '"1"', { name: 'late' })).json()).toMatchObject({
    code: 'version_conflict',
  })

  await send('PATCH', two, '*', { enabled: false })
  expect((await send('DELETE', one, '"1"')).statusCode).toBe(204)
  expect(await order()).toEqual([
    ['two', 0],
    ['three', 1],
  ])
  await receive(call, [['2026-03-02', 'ONE TWO THREE', '-1.00']])
  expect((await rowNamed(call, 'ONE TWO THREE')).tags).toEqual(['three'])

  const refused = async (actions: object) => {
    const payload = { name: 'x', condition: 'x', actions }
    return (await server.app.inject({ method: 'POST', url: '/v1/rules', headers: person.bearer, payload }))
      .statusCode
  }
  expect(await refused({})).toBe(400)
  expect(await refused({ categoryId: `cat_${'0'.repeat(26)}` })).toBe(404)
  const half = { categoryId: category('food.groceries'), percent: 50 }
  expect(await refused({ split: [half, { ...half, percent: 49 }] })).toBe(400)
  expect(await refused({ categoryId: half.categoryId, split: [half, half] })).toBe(400)
})

test('three choices that agree suggest a rule; once it is made, they suggest nothing', async () => {
  const call = callAs(await signUp())
  const category = await categories(call)
  await receive(call, [
    ['2026-03-02', 'XQZ PLUMBAGO 4411', '-20.00'],
    ['2026-03-09', 'XQZ PLUMBAGO 9132', '-25.00'],
    ['2026-03-16', 'XQZ PLUMBAGO 7150', '-25.00'],
    ['2026-03-17', 'VRRMT ORBITAL', '-25.00'],
  ])
  const ideas = async () => (await call<{ items: RuleIdea[] }>('GET', '/v1/rules/ideas')).items
  expect(await ideas()).toEqual([])
  const [group] = (await call<ReviewPage>('GET', '/v1/review')).items
  const categoryId = category('leisure.hobbies')
  await call('POST', '/v1/review', { merchant: group?.merchant, incoming: false, categoryId })
  const [idea, ...others] = await ideas()
  expect(others).toEqual([])
  expect(idea).toMatchObject({ actions: { categoryId }, choices: 3, rows: 3 })
  expect(await call('GET', '/v1/rules')).toEqual({ items: [] })
  await makeRule(call, idea?.condition ?? '', { categoryId })
  expect(await ideas()).toEqual([])
})

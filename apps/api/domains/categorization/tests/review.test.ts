import { expect, test } from 'vitest'
import type { ReviewPage, Why } from '../schemas.ts'
import { type Call, type Row, categorizationServer, categorySlugs, record, rowsOf } from './server.ts'

const { signUp, callAs } = await categorizationServer()

const whyOf = (call: Call, { id }: Row) => call<Why>('GET', `/v1/transactions/${id}/why`)

test('what nobody knows waits in the review; one decision files all rows of the merchant, and the next ones', async () => {
  const call = callAs(await signUp())
  await record(call, [
    ['2026-03-02', 'XQZ PLUMBAGO 4411', '-20.00'],
    ['2026-03-09', 'XQZ PLUMBAGO 9132', '-25.00'],
    ['2026-03-10', 'VRRMT ORBITAL', '-3.00'],
  ])
  const review = await call<ReviewPage>('GET', '/v1/review')
  expect(review).toMatchObject({
    rows: 3,
    items: [
      { rows: 2, incoming: false, suggestion: null },
      { rows: 1, incoming: false, suggestion: null },
    ],
  })
  const [first] = review.items
  expect(first?.examples.map(({ amount }) => amount.amount).toSorted()).toEqual(['-20.00', '-25.00'])

  const garden = [...(await categorySlugs(call))].find(([, slug]) => slug === 'leisure.hobbies')?.[0]
  const decision = { merchant: first?.merchant, incoming: false, categoryId: garden }
  const { operationId, changed } = await call<{ operationId: string; changed: number }>(
    'POST',
    '/v1/review',
    decision,
  )
  expect(changed).toBe(2)
  expect((await call<ReviewPage>('GET', '/v1/review')).rows).toBe(1)

  await record(call, [['2026-04-02', 'XQZ PLUMBAGO 5550', '-21.00']])
  const next = (await rowsOf(call)).find(({ description }) => description.endsWith('5550'))
  expect(next).toMatchObject({ categoryId: garden, categorySource: 'model' })
  if (!next) return
  const reason = await whyOf(call, next)
  expect(reason).toMatchObject({ decidedBy: 'memory', suggestion: { source: 'memory' } })
  expect(reason.suggestion?.probability).toBeGreaterThan(0.9)
  expect(reason.suggestion?.evidence).toHaveLength(2)

  await call('POST', `/v1/operations/${operationId}/undo`, {})
  const waiting = async () => (await call<ReviewPage>('GET', '/v1/review')).rows
  await expect.poll(waiting, { timeout: 20_000 }).toBe(3)
})

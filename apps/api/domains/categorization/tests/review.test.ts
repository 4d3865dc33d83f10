import { expect, test } from 'vitest'
import { fromWire, newId } from '../../../core/ids.ts'
import type { ReviewPage, Why } from '../schemas.ts'
import { type Call, type Row, categorizationServer, categorySlugs, record, rowsOf } from './server.ts'

const { signUp, callAs, core } = await categorizationServer()

const workspaceOf = async (call: Call): Promise<string> => {
  const { items } = await call<{ items: { id: string }[] }>('GET', '/v1/workspaces')
  return fromWire('wsp', items[0]?.id ?? '')
}

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
  // What was taken back is no reason to go there again; the third row was filed by it and keeps its place.
  const again = (await call<ReviewPage>('GET', '/v1/review')).items
  expect(again.map(({ suggestion }) => suggestion)).toEqual([null, null])
})

test('of two who decide at the same moment one does, and the other is told', async () => {
  const call = callAs(await signUp())
  await record(call, [
    ['2026-03-02', 'XQZ PLUMBAGO 4411', '-20.00'],
    ['2026-03-09', 'XQZ PLUMBAGO 9132', '-25.00'],
  ])
  const [group] = (await call<ReviewPage>('GET', '/v1/review')).items
  const slugs = [...(await categorySlugs(call))]
  const decide = (wanted: string) => {
    const categoryId = slugs.find(([, slug]) => slug === wanted)?.[0]
    return call<{ changed: number }>('POST', '/v1/review', {
      merchant: group?.merchant,
      incoming: false,
      categoryId,
    })
  }
  const answers = await Promise.allSettled([decide('leisure.hobbies'), decide('food.groceries')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(new Set((await rowsOf(call)).map(({ categoryId }) => categoryId)).size).toBe(1)
})

test('an import that is undone leaves nothing behind that waits', async () => {
  const call = callAs(await signUp())
  await record(call, [['2026-03-02', 'XQZ PLUMBAGO 4411', '-20.00']])
  const { items } = await call<{ items: { id: string }[] }>('GET', '/v1/imports')
  const waiting = async () => (await call<ReviewPage>('GET', '/v1/review')).rows
  expect(await waiting()).toBe(1)
  await call('POST', `/v1/imports/${items[0]?.id}/undo`, {})
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0)
})

test('a model that cannot be read costs its word, not the import', async () => {
  const owner = await signUp()
  const call = callAs(owner)
  const scope = { workspaceId: await workspaceOf(call), userId: null }
  await core.db.withWorkspace(scope, async (tx) => {
    const id = newId()
    await tx.query(
      `insert into categorization.models (workspace_id, id, state, report, weights, created_at)
       values ($1, $2, 'promoted', '{}', 'no weights at all', now())`,
      [scope.workspaceId, id],
    )
    await tx.query('insert into categorization.settings (workspace_id, model_id) values ($1, $2)', [
      scope.workspaceId,
      id,
    ])
  })
  await record(call, [['2026-03-03', 'POS 4321XX AMAZON', '-20.00']])
  expect((await rowsOf(call)).map(({ categorySource }) => categorySource)).toEqual(['model'])
})

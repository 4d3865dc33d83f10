import { expect, test } from 'vitest'
import { accountsServer, household, text, type Json } from './server.ts'

const { signUp, callAs } = await accountsServer()

test('a row entered by hand: create, read, edit with its version, history, delete, undo', async () => {
  const call = callAs(await signUp())
  const { savings, enter, category } = await household(call)
  const row = await enter(savings, '-250.50', 'Lunch')
  const url = `/v1/transactions/${text(row, 'id')}`
  const seen = await call('GET', url)
  expect(seen.headers['etag']).toBe('"1"')
  expect((await call('PATCH', url, { title: 'x' })).status).toBe(428)
  const food = category('food.restaurants')
  const edited = await call(
    'PATCH',
    url,
    { categoryId: food, amount: { amount: '-260', currency: 'INR' } },
    { 'if-match': '"1"' },
  )
  expect(edited).toMatchObject({
    status: 200,
    headers: { etag: '"2"' },
    body: { categoryId: food, categorySource: 'person', amount: { amount: '-260.00' } },
  })
  expect((await call('PATCH', url, { note: 'late' }, { 'if-match': '"1"' })).body).toMatchObject({
    code: 'version_conflict',
  })
  const history = (await call('GET', `${url}/history`)).body as { items: Json[] }
  expect(history.items[0]).toMatchObject({
    action: 'edit',
    before: { amount: '-250.50', categoryId: null },
    after: { amount: '-260.00', categoryId: food },
  })
  const deleted = await call('DELETE', url, undefined, { 'if-match': '*' })
  expect(deleted.body).toMatchObject({ changed: 1, unchanged: 0 })
  expect(((await call('GET', '/v1/transactions')).body as { items: Json[] }).items).toEqual([])
  expect(((await call('GET', '/v1/transactions?deleted=true')).body as { items: Json[] }).items).toHaveLength(
    1,
  )
  const undo = `/v1/operations/${text(deleted.body, 'operationId')}/undo`
  expect((await call('POST', undo)).body).toMatchObject({ changed: 1 })
  expect((await call('POST', undo)).body).toMatchObject({ code: 'already_undone' })
  expect((await call('GET', url)).body).toMatchObject({ deletedAt: null })
})

test('the same Idempotency-Key enters a row once', async () => {
  const call = callAs(await signUp())
  const { savings } = await household(call)
  const row = {
    accountId: savings,
    bookedOn: '2026-02-03',
    amount: { amount: '-1', currency: 'INR' },
    description: 'once',
  }
  const first = await call('POST', '/v1/transactions', row, { 'idempotency-key': 'abc' })
  const again = await call('POST', '/v1/transactions', row, { 'idempotency-key': 'abc' })
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(again.body['id']).toBe(first.body['id'])
  expect(((await call('GET', '/v1/transactions')).body as { items: Json[] }).items).toHaveLength(1)
})

test('parts must sum to the row; undo joins them again', async () => {
  const call = callAs(await signUp())
  const { savings, enter, category } = await household(call)
  const row = await enter(savings, '-90.00', 'Bazaar', { categoryId: category('shopping.general') })
  const url = `/v1/transactions/${text(row, 'id')}/split`
  const part = (amount: string, slug: string) => ({ amount, categoryId: category(slug) })
  const wrong = await call(
    'POST',
    url,
    { splits: [part('-50', 'food.groceries'), part('-30', 'family.gifts')] },
    { 'if-match': '*' },
  )
  expect(wrong.body).toMatchObject({ code: 'splits_sum', field: 'splits' })
  const right = await call(
    'POST',
    url,
    { splits: [part('-50', 'food.groceries'), part('-40', 'family.gifts')] },
    { 'if-match': '*' },
  )
  expect(right.body).toMatchObject({
    categoryId: null,
    splits: [{ amount: { amount: '-50.00' } }, { amount: { amount: '-40.00' } }],
  })
  const listed = await call('GET', `/v1/transactions?category=${category('food')}`)
  expect((listed.body as { items: Json[] }).items).toHaveLength(1)
  const totals = await call('GET', `/v1/transactions/totals?category=${category('food')}`)
  expect(totals.body).toMatchObject({
    count: 1,
    byCurrency: [{ currency: 'INR', out: '-50.00', net: '-50.00' }],
  })
  await call('POST', `/v1/operations/${text(right.headers, 'x-operation')}/undo`)
  expect((await call('GET', `/v1/transactions/${text(row, 'id')}`)).body).toMatchObject({
    splits: [],
    categoryId: category('shopping.general'),
  })
})

test('two rows become one transfer, which is neither income nor expense; unlinking frees them', async () => {
  const call = callAs(await signUp())
  const { savings, card, enter } = await household(call)
  const out = await enter(savings, '-500.00', 'Card payment', { bookedOn: today(-3) })
  const into = await enter(card, '500.00', 'Thank you', { bookedOn: today(-2) })
  await enter(card, '-20.00', 'Tea', { bookedOn: today(-2) })
  const offered = (await call('GET', '/v1/transfers/suggestions')).body as {
    items: { from: Json; to: Json }[]
  }
  expect(offered.items).toMatchObject([
    { from: { transactionId: out['id'] }, to: { transactionId: into['id'] }, daysApart: 1 },
  ])
  const swapped = await call('POST', '/v1/transfers', {
    fromTransactionId: into['id'],
    toTransactionId: out['id'],
  })
  expect(swapped.body).toMatchObject({ code: 'transfer_impossible' })
  const linked = await call('POST', '/v1/transfers', {
    fromTransactionId: out['id'],
    toTransactionId: into['id'],
  })
  expect(linked.status).toBe(201)
  expect((await call('GET', `/v1/transactions/${text(out, 'id')}`)).body).toMatchObject({
    transfer: { transactionId: into['id'], accountId: card },
  })
  const income = (await call('GET', `/v1/reports/income?from=${today(-40)}&to=${today(0)}`)).body as {
    currencies: Json[]
  }
  expect(income.currencies).toMatchObject([{ totalIncome: '0.00', totalExpense: '-20.00' }])
  const unlinked = await call('DELETE', `/v1/transfers/${text(linked.body, 'id')}`)
  expect(unlinked.body).toMatchObject({ changed: 2 })
  await call('POST', `/v1/operations/${text(unlinked.body, 'operationId')}/undo`)
  expect((await call('GET', `/v1/transactions/${text(into, 'id')}`)).body).toMatchObject({
    transfer: { transactionId: out['id'] },
  })
})

const today = (days: number): string => Temporal.Now.plainDateISO('UTC').add({ days }).toString()

test('a bulk change by filter is one act that undo takes back; rows changed since stay', async () => {
  const call = callAs(await signUp())
  const { savings, enter, category } = await household(call)
  const rides = [
    await enter(savings, '-10', 'UBER TRIP'),
    await enter(savings, '-12', 'Uber eats'),
    await enter(savings, '-9', 'Metro'),
  ]
  const change = { categoryId: category('transport.taxi'), addTags: ['ride'] }
  const bulk = await call('POST', '/v1/transactions/bulk', { select: { filter: { search: 'uber' } }, change })
  expect(bulk.body).toMatchObject({ changed: 2, unchanged: 0 })
  const repeated = await call('POST', '/v1/transactions/bulk', {
    select: { filter: { search: 'uber' } },
    change,
  })
  expect(repeated.body).toMatchObject({ changed: 0, unchanged: 2 })
  await call(
    'PATCH',
    `/v1/transactions/${text(rides[1] ?? {}, 'id')}`,
    { categoryId: category('food.restaurants') },
    { 'if-match': '*' },
  )
  const undone = await call('POST', `/v1/operations/${text(bulk.body, 'operationId')}/undo`)
  expect(undone.body).toMatchObject({ changed: 1, unchanged: 1 })
  expect((await call('GET', `/v1/transactions/${text(rides[0] ?? {}, 'id')}`)).body).toMatchObject({
    categoryId: null,
    tags: [],
  })
  expect((await call('GET', `/v1/transactions/${text(rides[1] ?? {}, 'id')}`)).body).toMatchObject({
    tags: ['ride'],
  })
})

test('merging a category moves its rows, and undo moves them back', async () => {
  const call = callAs(await signUp())
  const { savings, enter, category } = await household(call)
  const [coffee, food] = [category('food.coffee'), category('food.restaurants')]
  const row = await enter(savings, '-3', 'Espresso', { categoryId: coffee })
  const url = `/v1/transactions/${text(row, 'id')}`
  expect(
    (await call('POST', `/v1/categories/${coffee}/merge`, { into: category('income.salary') })).body,
  ).toMatchObject({ code: 'category_unusable' })
  const merged = await call('POST', `/v1/categories/${coffee}/merge`, { into: food })
  expect((await call('GET', url)).body).toMatchObject({ categoryId: food })
  expect((await call('PATCH', url, { categoryId: coffee }, { 'if-match': '*' })).body).toMatchObject({
    code: 'category_unusable',
  })
  await call('POST', `/v1/operations/${text(merged.body, 'operationId')}/undo`)
  expect((await call('GET', url)).body).toMatchObject({ categoryId: coffee })
})

test('categories: about sixty leaves, new ones below, no circles', async () => {
  const call = callAs(await signUp())
  const { category, categories } = await household(call)
  expect(categories.filter((item) => item.slug?.includes('.')).length).toBeGreaterThanOrEqual(60)
  const made = await call('POST', '/v1/categories', {
    name: 'Chai',
    kind: 'expense',
    parentId: category('food.coffee'),
  })
  expect(made.status).toBe(201)
  const loop = await call(
    'PATCH',
    `/v1/categories/${category('food')}`,
    { parentId: made.body['id'] },
    { 'if-match': '*' },
  )
  expect(loop.body).toMatchObject({ code: 'category_unusable', field: 'parentId' })
  const other = await call('POST', '/v1/categories', {
    name: 'Tips',
    kind: 'income',
    parentId: category('food'),
  })
  expect(other.body).toMatchObject({ code: 'category_unusable' })
})

test('every change of a workspace is in the audit log, once', async () => {
  const call = callAs(await signUp())
  const { savings, enter } = await household(call)
  await enter(savings, '-10', 'Tea')
  await enter(savings, '-11', 'Tea')
  await call('POST', '/v1/transactions/bulk', {
    select: { filter: { search: 'tea' } },
    change: { note: 'green' },
  })
  const log = (await call('GET', '/v1/audit')).body as { items: { action: string; data: Json }[] }
  expect(log.items[0]).toMatchObject({
    action: 'accounts.transactions_bulk_edit',
    data: { rows: 2, fields: ['note'] },
  })
  expect(JSON.stringify(log)).not.toContain('green')
  expect(log.items.filter(({ action }) => action === 'accounts.transaction_created')).toHaveLength(2)
})

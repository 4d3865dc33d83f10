/** Rules at work: on rows that come and on rows that are there, in which order, and how all of it is taken back. */
import { expect, test } from 'vitest'
import type { Rule, RulePast, RulePreview, Why } from '../schemas.ts'
import {
  accountOf,
  apply,
  categories,
  makeRule,
  previewed,
  receive,
  rowNamed,
  runsOf,
  savings,
  undo,
  waiting,
} from './ruling.ts'
import { categorizationServer } from './server.ts'

const { signUp, callAs } = await categorizationServer()

test('rules run on what comes in: the upper one wins, tags add up, and the log takes back what each did', async () => {
  const call = callAs(await signUp())
  const category = await categories(call)
  const upper = await makeRule(call, 'zorblat amount:>10', {
    categoryId: category('leisure.hobbies'),
    title: 'Zorblat club',
    addTags: ['club'],
  })
  const lower = await makeRule(call, 'zorblat', {
    categoryId: category('food.groceries'),
    title: 'Zorblat',
    addTags: ['zorblat'],
  })
  await receive(call, [
    ['2026-03-02', 'ZORBLAT 11', '-20.00'],
    ['2026-03-03', 'ZORBLAT 12', '-5.00'],
    ['2026-03-04', 'VRRMT ORBITAL', '-5.00'],
  ])
  const both = await rowNamed(call, 'ZORBLAT 11')
  expect(both).toMatchObject({
    categoryId: category('leisure.hobbies'),
    categorySource: 'rule',
    title: 'Zorblat club',
    tags: ['club', 'zorblat'],
  })
  expect(await rowNamed(call, 'ZORBLAT 12')).toMatchObject({
    categoryId: category('food.groceries'),
    title: 'Zorblat',
    tags: ['zorblat'],
  })
  expect(await waiting(call)).toBe(1)
  expect(await call<Why>('GET', `/v1/transactions/${both.id}/why`)).toMatchObject({
    decidedBy: 'rule',
    rule: { id: upper.id, name: 'zorblat amount:>10' },
  })
  const [run] = await runsOf(call, lower)
  expect(run).toMatchObject({ ruleId: lower.id, rows: 2, importId: expect.stringMatching(/^imp_/) })

  await undo(call, run?.operationId)
  expect(await rowNamed(call, 'ZORBLAT 12')).toMatchObject({ categoryId: null, title: null, tags: [] })
  expect(await rowNamed(call, 'ZORBLAT 11')).toMatchObject({ categorySource: 'rule', tags: ['club'] })
  await expect.poll(() => waiting(call), { timeout: 20_000 }).toBe(2)
  expect(await runsOf(call, lower)).toMatchObject([{ rows: 2, undone: true }])
  expect(await runsOf(call, upper)).toMatchObject([{ rows: 1, undone: false }])
  const { items } = await call<{ items: Rule[] }>('GET', '/v1/rules')
  expect(items.map(({ rows }) => rows)).toEqual([1, 0])
})

test('applied to the past, a rule changes what its preview counted, but no choice of a person', async () => {
  const call = callAs(await signUp())
  const category = await categories(call)
  await receive(call, [
    ['2026-03-02', 'QUIXOR ONE', '-20.00'],
    ['2026-03-03', 'QUIXOR TWO', '-30.00'],
    ['2026-03-04', 'QUIXOR REFUND', '30.00'],
  ])
  const chosen = await rowNamed(call, 'QUIXOR ONE')
  await call('PATCH', `/v1/transactions/${chosen.id}`, {
    categoryId: category('food.groceries'),
    title: 'Mine',
  })
  const rule = await makeRule(call, 'quixor in:out', {
    categoryId: category('leisure.hobbies'),
    title: 'Quixor',
    addTags: ['q'],
  })
  const preview = await call<RulePreview>('GET', '/v1/rules/preview?condition=quixor%20in%3Aout')
  expect(preview).toMatchObject({
    rows: 2,
    examples: [{ description: 'QUIXOR TWO' }, { description: 'QUIXOR ONE' }],
  })

  const past = () => call<RulePast>('GET', `/v1/rules/${rule.id}/past`)
  expect(await past()).toEqual({ found: 2, rows: 2, examples: preview.examples })
  const { operationId, changed } = await apply(call, rule)
  expect(changed).toBe(2)
  expect(await past()).toEqual({ found: 2, rows: 0, examples: [] })
  expect(await rowNamed(call, 'QUIXOR ONE')).toMatchObject({
    categoryId: category('food.groceries'),
    categorySource: 'person',
    title: 'Mine',
    tags: ['q'],
  })
  expect(await rowNamed(call, 'QUIXOR TWO')).toMatchObject({
    categoryId: category('leisure.hobbies'),
    categorySource: 'rule',
    title: 'Quixor',
  })
  expect(await apply(call, rule)).toEqual({ operationId: null, changed: 0 })
  const { items } = await call<{ items: Rule[] }>('GET', '/v1/rules')
  expect(items).toMatchObject([{ rows: 2, lastRunAt: expect.any(String) }])

  await undo(call, operationId)
  expect(await rowNamed(call, 'QUIXOR ONE')).toMatchObject({
    categorySource: 'person',
    title: 'Mine',
    tags: [],
  })
  expect(await rowNamed(call, 'QUIXOR TWO')).toMatchObject({ categoryId: null, title: null, tags: [] })
})

test('the preview of an import shows what rules will do, and the commit does just that', async () => {
  const call = callAs(await signUp())
  const category = await categories(call)
  await receive(call, [['2026-03-01', 'OPENING', '1.00']])
  const rules = [
    await makeRule(call, 'zorblat amount:>10', {
      categoryId: category('leisure.hobbies'),
      addTags: ['club'],
    }),
    await makeRule(call, 'zorblat', { categoryId: category('food.groceries'), title: 'Zorblat' }),
    await makeRule(call, 'tag:club', { addTags: ['seen'] }),
    await makeRule(call, 'reference:rent-77', {
      split: [
        { categoryId: category('home.rent'), percent: 60 },
        { categoryId: category('food.groceries'), percent: 40 },
      ],
    }),
  ]
  const file = [
    'Date,Description,Reference,Amount',
    '2026-03-02,ZORBLAT 11,,-20.00',
    '2026-03-03,ZORBLAT 12,,-5.00',
    '2026-03-04,VRRMT ORBITAL,RENT-77,-5.00',
    '2026-03-05,RENT-77 IN ITS TEXT,,-5.00',
  ].join('\n')
  const rows = await previewed(call, file)
  expect(rows.map(({ ruled }) => ruled && { ...ruled, rules: ruled.rules.map(({ id }) => id) })).toEqual([
    {
      rules: [rules[0]?.id, rules[1]?.id, rules[2]?.id],
      categoryId: category('leisure.hobbies'),
      splitInto: [],
      transferWith: null,
      title: 'Zorblat',
      tags: ['club', 'seen'],
    },
    {
      rules: [rules[1]?.id],
      categoryId: category('food.groceries'),
      splitInto: [],
      transferWith: null,
      title: 'Zorblat',
      tags: [],
    },
    {
      rules: [rules[3]?.id],
      categoryId: null,
      splitInto: [category('home.rent'), category('food.groceries')],
      transferWith: null,
      title: null,
      tags: [],
    },
    null,
  ])
  await receive(call, [
    ['2026-03-02', 'ZORBLAT 11', '-20.00'],
    ['2026-03-03', 'ZORBLAT 12', '-5.00'],
  ])
  expect(await rowNamed(call, 'ZORBLAT 11')).toMatchObject({
    categoryId: category('leisure.hobbies'),
    title: 'Zorblat',
    tags: ['club', 'seen'],
  })
  expect(await rowNamed(call, 'ZORBLAT 12')).toMatchObject({
    categoryId: category('food.groceries'),
    tags: [],
  })
})

test('a rule splits rows to the last penny, and undo joins them again', async () => {
  const call = callAs(await signUp())
  const category = await categories(call)
  const rule = await makeRule(call, 'splitmart', {
    addTags: ['shared'],
    split: [
      { categoryId: category('food.groceries'), percent: 33.33 },
      { categoryId: category('leisure.hobbies'), percent: 66.67 },
    ],
  })
  await receive(call, [['2026-03-02', 'SPLITMART', '-10.01']])
  const row = await rowNamed(call, 'SPLITMART')
  expect(row.tags).toEqual(['shared'])
  expect(row.splits).toMatchObject([{ amount: { amount: '-3.33' } }, { amount: { amount: '-6.68' } }])
  expect(await waiting(call)).toBe(0)
  const [run] = await runsOf(call, rule)
  expect(await apply(call, rule)).toMatchObject({ changed: 0 })
  await undo(call, run?.operationId)
  expect(await rowNamed(call, 'SPLITMART')).toMatchObject({ splits: [], tags: [] })
  expect(await call('GET', `/v1/rules/${rule.id}/past`)).toMatchObject({ found: 1, rows: 1 })
})

test('a rule links a row with its one counterpart, whichever of the two came last; two that fit are left alone', async () => {
  const call = callAs(await signUp())
  await receive(call, [['2026-01-02', 'OPENING DEPOSIT', '1.00']], savings)
  const rule = await makeRule(call, 'standing order', { transferWith: await accountOf(call, savings) })
  await receive(call, [
    ['2026-03-02', 'STANDING ORDER 1', '-100.00'],
    ['2026-03-20', 'STANDING ORDER 2', '-70.00'],
  ])
  expect(await runsOf(call, rule)).toEqual([])
  expect(await call('GET', `/v1/rules/${rule.id}/past`)).toEqual({ found: 2, rows: 0, examples: [] })
  await receive(
    call,
    [
      ['2026-03-03', 'FROM CURRENT', '100.00'],
      ['2026-03-20', 'SEVENTY', '70.00'],
      ['2026-03-21', 'SEVENTY TOO', '70.00'],
    ],
    savings,
  )
  expect((await rowNamed(call, 'STANDING ORDER 1')).transfer).not.toBeNull()
  expect((await rowNamed(call, 'FROM CURRENT')).transfer).not.toBeNull()
  expect((await rowNamed(call, 'STANDING ORDER 2')).transfer).toBeNull()
  const [run] = await runsOf(call, rule)
  expect(run).toMatchObject({ rows: 2 })
  await undo(call, run?.operationId)
  expect((await rowNamed(call, 'STANDING ORDER 1')).transfer).toBeNull()
  expect(await call('GET', `/v1/rules/${rule.id}/past`)).toMatchObject({ found: 2, rows: 2 })
})

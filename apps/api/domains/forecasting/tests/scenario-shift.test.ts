import { expect, test } from 'vitest'
import { scaledMoves } from '../service/scenario-moves.ts'
import { type Move, shifted } from '../service/scenario-shift.ts'
import type { ForecastRow } from '../store/forecasts.ts'

const days = ['2026-03-01', '2026-03-02', '2026-03-03']
const forecast = (part: Partial<ForecastRow>): ForecastRow => ({
  id: '',
  kind: 'balance',
  subjectId: null,
  currency: 'EUR',
  grain: 'day',
  refusal: null,
  asOf: '2026-02-28',
  madeAt: Temporal.Instant.from('2026-03-01T00:00:00Z'),
  body: {
    basis: { method: 'simple', reasons: [], periods: 60, from: null, to: null, modelId: null },
    history: [],
    days,
    middle: [100, 100, 100],
    bands: days.map(() => [90, 110, 80, 120, 60, 140]),
    members: [],
    drivers: [],
    spread: null,
  },
  ...part,
})
const move = (part: Partial<Move>): Move => ({
  on: '2026-03-02',
  minor: -30,
  currency: 'EUR',
  accountId: 'a',
  categoryId: null,
  transfer: false,
  incoming: false,
  ...part,
})

test.each([
  ['a balance, from then on', {}, [move({})], [100, 70, 70]],
  ['a balance, by what was before its first day', {}, [move({ on: '2026-02-01' })], [70, 70, 70]],
  ['nothing, after the last day', {}, [move({ on: '2026-03-04' })], [100, 100, 100]],
  ['not a balance in another currency', {}, [move({ currency: 'USD' })], [100, 100, 100]],
  ['not the whole, where money stays its own', {}, [move({ transfer: true })], [100, 100, 100]],
  ['not the whole, where the account is no part of it', {}, [move({ apart: true })], [100, 100, 100]],
  ['the account it leaves', { subjectId: 'a' }, [move({ transfer: true })], [100, 70, 70]],
  ['not another account', { subjectId: 'b' }, [move({})], [100, 100, 100]],
  ['expense, where money out is positive', { kind: 'expense' }, [move({})], [100, 130, 100]],
  ['expense, never below nothing', { kind: 'expense' }, [move({ minor: 500 })], [100, 0, 100]],
  ['income', { kind: 'income' }, [move({ minor: 50, incoming: true })], [100, 150, 100]],
  [
    'the flow of the account it leaves',
    { kind: 'net', subjectId: 'a' },
    [move({ transfer: true })],
    [100, 70, 100],
  ],
  ['not that of another', { kind: 'net', subjectId: 'b' }, [move({})], [100, 100, 100]],
  ['net', { kind: 'net' }, [move({}), move({ minor: 5, incoming: true })], [100, 75, 100]],
  [
    'its category',
    { kind: 'category', subjectId: 'food' },
    [move({ categoryId: 'food' }), move({})],
    [100, 130, 100],
  ],
] as const)('a move shifts %s', (_, part, moves, middle) => {
  expect(shifted(forecast(part), moves).middle).toEqual(middle)
})

test.each([
  // Weeks that begin on these days, and balances at their ends.
  ['expense', ['2026-03-02', '2026-03-09'], '2026-03-15', [100, 130]],
  ['expense', ['2026-03-02', '2026-03-09'], '2026-03-16', [100, 100]],
  ['balance', ['2026-03-08', '2026-03-15'], '2026-03-08', [70, 70]],
  ['balance', ['2026-03-08', '2026-03-15'], '2026-03-09', [100, 70]],
  ['balance', ['2026-03-08', '2026-03-15'], '2026-03-16', [100, 100]],
] as const)('by week, %s of %s is moved by what is due on %s', (kind, weeks, on, middle) => {
  const bands = weeks.map(() => [90, 110, 80, 120, 60, 140])
  const body = { ...forecast({}).body, days: [...weeks], middle: [100, 100], bands }
  expect(shifted(forecast({ kind, grain: 'week', body }), [move({ on })]).middle).toEqual(middle)
})

test('bands keep their width', () => {
  expect(shifted(forecast({}), [move({})]).bands.at(-1)).toEqual([60, 80, 50, 90, 30, 110])
})

test('a category that is spent a tenth less leaves more in each account by its part of it', () => {
  const category = forecast({ kind: 'category', subjectId: 'food' })
  const accounts = [
    { accountId: 'a', share: 0.75 },
    { accountId: 'b', share: 0.25 },
  ]
  // Most days bring nothing, so the middle is 0; on average they bring 20.
  const body = { ...category.body, middle: [0, 0, 0], expects: { daily: [20, 20, 20], accounts } }
  const moves = scaledMoves({ ...category, body }, -10, { from: '2026-03-02', incoming: false })
  expect(moves.map(({ on, accountId, minor }) => [on, accountId, minor])).toEqual([
    ['2026-03-02', 'a', 2],
    ['2026-03-02', 'b', 0],
    ['2026-03-03', 'a', 2],
    ['2026-03-03', 'b', 0],
  ])
  expect(shifted(forecast({ subjectId: 'a' }), moves).middle).toEqual([100, 102, 104])
  expect(shifted(forecast({}), moves).middle).toEqual([100, 102, 104])
  expect(shifted({ ...category, body }, moves).middle).toEqual([0, 0, 0])
})

test('a month that reaches further than the days are shown is moved by all of it', () => {
  const category = forecast({ kind: 'category', subjectId: 'food' })
  const body = { ...category.body, expects: { daily: Array.from({ length: 31 }, () => 20), accounts: [] } }
  const moves = scaledMoves({ ...category, body }, -10, { from: '2026-03-01', incoming: false })
  const month = {
    ...category.body,
    days: ['2026-03-01'],
    middle: [620],
    bands: [[600, 640, 580, 660, 560, 680]],
  }
  expect(
    shifted(forecast({ kind: 'category', subjectId: 'food', grain: 'month', body: month }), moves).middle,
  ).toEqual([558])
})

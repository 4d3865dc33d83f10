import { createRng, createRuntime } from '@scale/numerics'
import { expect, test } from 'vitest'
import { fitScorer, score, scorerFromBytes, scorerToBytes } from '../index.ts'

interface Month {
  readonly salary: number
  readonly rent: number
}

/** The balance over months of 30 days, every other with more pay; what is left goes to savings at the end. */
function account(seed: number, months: number, change: (month: number) => Partial<Month> = () => ({})) {
  const rng = createRng(seed)
  let balance = 1500
  const [times, values] = [[0], [balance]]
  for (let month = 0; month < months; month++) {
    const { salary, rent } = { salary: 2, rent: 8, ...change(month) }
    const pay = (month % 2 === 0 ? 1600 : 2400) + 50 * rng.normal()
    const rows = [
      { day: salary + 0.5 * rng.uniform(), amount: pay },
      { day: rent + 0.5 * rng.uniform(), amount: -900 },
    ]
    for (let n = 0; n < 8; n++) rows.push({ day: 29 * rng.uniform(), amount: -80 + 20 * rng.normal() })
    for (const { day, amount } of rows.toSorted((a, b) => a.day - b.day)) {
      times.push(30 * month + day)
      values.push((balance += amount))
    }
    times.push(30 * month + 29.5)
    values.push((balance = 1500))
  }
  return { times, values, end: 30 * months }
}

const runtime = await createRuntime()
const usual = Array.from({ length: 12 }, (_, seed) => account(seed, 10))
const learning = fitScorer(runtime, usual, { window: 30, memory: 4, steps: 300, hidden: 8, seed: 2 })
let turn = learning.next()
while (!turn.done) turn = learning.next()
const model = turn.value

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
const middle = (values: Float64Array) => values.toSorted()[values.length >> 1] ?? 0

test('what comes is foreseen better than by its mean', () => {
  expect(model.metrics.heldOutError).toBeLessThan(0.9 * model.metrics.naiveError)
})

test('an account it never saw is as usual', () => {
  const { ends, scores } = score(runtime, model, account(99, 9))
  expect([...ends]).toEqual(Array.from({ length: 9 }, (_, i) => 30 * (i + 1)))
  expect(middle(scores)).toBeLessThan(2)
})

test('rent before salary stands out, although every sum is the same', () => {
  const odd = account(99, 9, (month) => (month === 7 ? { salary: 20, rent: 3 } : {}))
  const [strange, plain] = [score(runtime, model, odd).scores, score(runtime, model, account(99, 9)).scores]
  expect(strange[7]).toBeGreaterThan(5 * (plain[7] ?? Infinity))
  expect(strange[7]).toBeGreaterThan(5 * Math.max(...strange.subarray(1, 7)))
  expect([...strange.subarray(0, 7)]).toEqual([...plain.subarray(0, 7)])
})

test('later rows change no score of a window that is over', () => {
  const [short, long] = [account(50, 5), account(50, 8)]
  expect([...score(runtime, model, long).scores.subarray(0, 5)]).toEqual([
    ...score(runtime, model, short).scores,
  ])
})

test('a file brings the scorer back', () => {
  const back = scorerFromBytes(scorerToBytes(model))
  const given = account(7, 6)
  expect(score(runtime, back, given)).toEqual(score(runtime, model, given))
  expect(() => scorerFromBytes(new Uint8Array(9))).toThrow(
    expect.objectContaining({ code: 'model_unreadable' }),
  )
})

test.each([
  ['constant', { times: [0, 40, 80], values: [5, 5, 5] }],
  ['huge', { times: [0, 40, 80], values: [1e300, -1e300, 5] }],
  ['mostly missing', { times: [0, 5, 60], values: [Number.NaN, 1, Number.NaN], end: 80 }],
  ['one point, watched on', { times: [0], values: [1], end: 70 }],
])('%s: finite scores', (_, given) => {
  const { scores } = score(runtime, model, given)
  expect(scores.length).toBeGreaterThan(0)
  expect(Number.isFinite(mean(scores))).toBe(true)
})

test('less than a window has no score; what cannot be read is refused', () => {
  expect(score(runtime, model, { times: [0], values: [1] }).scores).toHaveLength(0)
  for (const [code, given] of [
    ['series_empty', { times: [], values: [] }],
    ['series_all_missing', { times: [1], values: [Number.NaN] }],
    ['channels_invalid', { times: [1], values: [1, 2], channels: 2 }],
  ] as const) {
    expect(() => score(runtime, model, given)).toThrow(expect.objectContaining({ code }))
  }
})

test.each([
  ['training_too_little', [{ times: [0, 40], values: [1, 2] }], { window: 30 }],
  ['training_too_little', [], { window: 30 }],
  ['option_invalid', [], { window: 0 }],
  ['option_invalid', [], { window: 1, depth: 4 }],
])('%s where nothing can be learned', (code, given, options) => {
  expect(() => fitScorer(runtime, given, options).next()).toThrow(expect.objectContaining({ code }))
})

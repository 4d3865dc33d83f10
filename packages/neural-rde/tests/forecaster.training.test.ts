import { createRng, createRuntime } from '@scale/numerics'
import { describe, expect, test } from 'vitest'
import {
  fit,
  forecast,
  type ForecasterModel,
  type ForecasterOptions,
  fromBytes,
  type History,
  toBytes,
} from '../index.ts'

const levels = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]

function train(
  runtime: Awaited<ReturnType<typeof createRuntime>>,
  series: readonly History[],
  options: ForecasterOptions,
) {
  const learning = fit(runtime, series, options)
  const losses: number[] = []
  let turn = learning.next()
  while (!turn.done) {
    losses.push(turn.value.loss)
    turn = learning.next()
  }
  return { model: turn.value, losses }
}

/** A week of spending whose level, shape and noise differ by series, seen at uneven times. */
function uneven(seed: number, days: number): { history: History; truth: (time: number) => number } {
  const rng = createRng(seed)
  const [level, swing] = [50 + 100 * rng.uniform(), 10 + 30 * rng.uniform()]
  const truth = (time: number) => level + swing * Math.sin((2 * Math.PI * (time % 7)) / 7)
  const times: number[] = []
  for (let time = 0; time < days; time += 0.3 + 1.4 * rng.uniform()) times.push(time)
  const values = times.map((time) => truth(time) + rng.normal())
  return { history: { times, values, end: days, floor: 0 }, truth }
}

const runtime = await createRuntime()
const rows = Array.from({ length: 12 }, (_, seed) => uneven(seed, 120))
const options = { horizon: 7, seasonLengths: 7, steps: 60, hidden: 8, seed: 5 }
const { model, losses } = train(
  runtime,
  rows.map(({ history }) => history),
  options,
)
const seen = rows.map(({ history }) => history)

function expectSound(runtimeModel: ForecasterModel, history: History): void {
  const [answer] = forecast(runtime, runtimeModel, [history], levels)
  const { point, quantiles } = answer ?? expect.fail('no forecast')
  expect(point).toHaveLength(7)
  for (const [at, value] of quantiles.entries()) {
    expect(Number.isFinite(value)).toBe(true)
    if (at % levels.length > 0) expect(value).toBeGreaterThanOrEqual(quantiles[at - 1] ?? 0)
  }
  for (const value of point) expect(Number.isFinite(value)).toBe(true)
}

test('it learns: the loss falls, and points lie nearer to the truth than the last value does', () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(losses.slice(-10))).toBeLessThan(0.5 * mean(losses.slice(0, 10)))
  let [missed, naive] = [0, 0]
  const answers = forecast(runtime, model, seen, levels)
  for (const [index, { history, truth }] of rows.entries()) {
    const last = 'times' in history ? (history.values[history.values.length - 1] ?? 0) : 0
    for (let step = 0; step < 7; step++) {
      missed += Math.abs((answers[index]?.point[step] ?? 0) - truth(121 + step))
      naive += Math.abs(last - truth(121 + step))
    }
  }
  expect(missed).toBeLessThan(0.4 * naive)
})

test('the same seed gives the same model; another seed another', () => {
  const short = { ...options, steps: 3 }
  const weightsOf = (seed: number) => [...toBytes(train(runtime, seen, { ...short, seed }).model)]
  expect(weightsOf(1)).toEqual(weightsOf(1))
  expect(weightsOf(1)).not.toEqual(weightsOf(2))
})

test('a file brings the model back, and nothing else passes for one', () => {
  const back = fromBytes(toBytes(model))
  expect(forecast(runtime, back, seen, levels)).toEqual(forecast(runtime, model, seen, levels))
  for (const bytes of [new Uint8Array(), new Uint8Array(64), toBytes(model).subarray(0, 500)]) {
    expect(() => fromBytes(bytes)).toThrow(expect.objectContaining({ code: 'model_unreadable' }))
  }
})

test('series do not see each other: one alone has the forecast it has among many', () => {
  const [first] = forecast(runtime, model, seen.slice(2, 3), levels)
  expect(first).toEqual(forecast(runtime, model, seen, levels)[2])
})

test('the adaptive solver says nearly what one step of RK4 per window says', () => {
  const [fixed] = forecast(runtime, model, seen, levels)
  const [exact] = forecast(runtime, model, seen, levels, { solver: 'dormand-prince' })
  for (const [at, value] of (exact?.point ?? []).entries()) {
    expect(Math.abs(value - (fixed?.point[at] ?? 0))).toBeLessThan(1)
  }
})

test('nothing after the end is read, and gaps are no zeros', () => {
  const values = Array.from({ length: 60 }, (_, day) => 100 + (day % 7))
  const gappy = values.map((value, day) => (day % 3 === 0 ? Number.NaN : value))
  const [whole, holes] = forecast(runtime, model, [values, gappy], levels)
  for (const [at, value] of (whole?.point ?? []).entries()) {
    expect(Math.abs(value - (holes?.point[at] ?? 0))).toBeLessThan(6)
  }
})

describe('what a ledger can hold', () => {
  const day = (of: (day: number) => number) => Array.from({ length: 40 }, (_, at) => of(at))
  test.each<[string, History]>([
    ['constant', day(() => 12)],
    ['all zero', day(() => 0)],
    ['two values', [1, 2]],
    ['two equal values', [3, 3]],
    ['huge', day((at) => 1e300 * (1 + (at % 5)))],
    ['as huge as numbers are', day((at) => (at % 2 === 0 ? 1 : -1) * Number.MAX_VALUE)],
    ['tiny', day((at) => 1e-300 * (1 + (at % 5)))],
    ['negative', day((at) => -100 - (at % 7))],
    ['a jump at the end', day((at) => (at === 39 ? 1e9 : 1))],
    ['mostly gaps', day((at) => (at % 13 === 0 ? at : Number.NaN))],
    ['gaps up to now', [...day((at) => at % 7), ...day(() => Number.NaN)]],
    ['rows at one moment', { times: [5, 5, 5, 9], values: [1, 2, 3, 4] }],
    ['a long silence', { times: [0, 1, 2, 5000], values: [1, 2, 3, 4] }],
    ['times of today in milliseconds', { times: day((at) => 1.8e12 + at), values: day((at) => at % 7) }],
  ])('%s: finite, ordered quantiles', (_, history) => expectSound(model, history))

  test('a constant stays what it is', () => {
    const [answer] = forecast(runtime, model, [day(() => 12)], [0.1, 0.9])
    expect([...(answer?.quantiles ?? [])]).toEqual(Array<number>(14).fill(12))
  })

  test('nothing lies below the floor', () => {
    const values = day((at) => (at % 9 === 0 ? 5 : 0))
    const [free, floored] = forecast(
      runtime,
      model,
      [values, { times: values.map((_value, at) => at), values, floor: 0 }],
      levels,
    )
    expect(Math.min(...(free?.quantiles ?? []))).toBeLessThan(0)
    expect(Math.min(...(floored?.quantiles ?? []))).toBe(0)
  })

  test.each<[string, History]>([
    ['series_empty', []],
    ['series_all_missing', [Number.NaN, Number.NaN]],
    ['series_all_missing', { times: [1, 2], values: [Number.NaN, 1, Number.NaN, 2], channels: 2 }],
    ['series_too_short', [7]],
    ['value_infinite', [1, -Infinity]],
    ['times_invalid', { times: [0, 1], values: [1, 2], end: 0.5 }],
    ['channels_invalid', { times: [0, 1], values: [1, 2, 3, 4], channels: 2 }],
    ['channels_invalid', { times: [0, 1], values: [1, 2], statics: [1] }],
  ])('%s is refused', (code, history) => {
    expect(() => forecast(runtime, model, [history], levels)).toThrow(expect.objectContaining({ code }))
  })
})

test.each<[string, readonly History[], Partial<ForecasterOptions>]>([
  ['training_too_little', [], {}],
  ['training_too_little', [[], [1], [Number.NaN]], {}],
  ['training_too_little', [[1, 2, 3]], {}],
  ['training_too_little', [[1, 3, 2, 5]], { horizon: 1 }],
  ['training_too_little', [Array<number>(50).fill(4)], {}],
  ['value_infinite', [[1, 2, Infinity]], {}],
  ['channels_invalid', [[1, 2], { times: [0, 1], values: [1, 2], statics: [1] }], {}],
  ['horizon_invalid', [[1, 2, 3]], { horizon: 1.5 }],
  ['option_invalid', [[1, 2, 3]], { depth: 4 }],
  ['option_invalid', [[1, 2, 3]], { step: 0 }],
  ['option_invalid', [[1, 2, 3]], { window: Number.NaN }],
])('%s where nothing can be learned', (code, histories, changed) => {
  const learning = fit(runtime, histories, { ...options, ...changed })
  expect(() => learning.next()).toThrow(expect.objectContaining({ code }))
})

test('levels outside (0, 1) are refused', () => {
  expect(() => forecast(runtime, model, seen, [0.5, 1])).toThrow(
    expect.objectContaining({ code: 'quantile_invalid' }),
  )
})

test('several channels and statics: what else is known is used', () => {
  const rng = createRng(9)
  // Income leads the balance by a day; the static says by how much.
  const made = Array.from({ length: 6 }, (_, index) => {
    const factor = 1 + (index % 2)
    const income = Array.from({ length: 80 }, () => rng.normal())
    const values = income.flatMap((value, day) => [
      factor * (income[day - 1] ?? 0) + 0.05 * rng.normal(),
      value,
    ])
    return { times: income.map((_value, day) => day), values, channels: 2, statics: [factor] }
  })
  const { losses: falling } = train(runtime, made, {
    horizon: 1,
    steps: 150,
    window: 2,
    hidden: 8,
    rate: 1e-2,
  })
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  // Unless the income were read, no forecast of a moment could beat the spread itself.
  expect(mean(falling.slice(-20))).toBeLessThan(0.6 * mean(falling.slice(0, 20)))
})

import { createRuntime } from '@scale/numerics'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entity, fit, forecast, fromBytes, TftError, type TftOptions } from '../index.ts'
import { small, trained, weekly } from './made.ts'

const noisy = weekly(1, 60)
const model = await trained([{ target: noisy }, { target: weekly(2, 30) }], small)
const runtime = await createRuntime()
const levels = [0.975, 0.025, 0.5, 0.1, 0.9, 0.001, 0.999]
const fault = (code: string) => expect.objectContaining({ name: 'TftError', code })
const begin = (entities: readonly Entity[], options: TftOptions = small) =>
  fit(runtime, entities, options).next()

/** Finite everywhere, and rising in the level at every step. */
function sane(target: ArrayLike<number>, floor: number | null = null): void {
  const [answer] = forecast(runtime, model, [{ target, floor }], levels)
  const { point, quantiles } = answer ?? expect.fail('no forecast')
  expect(point).toHaveLength(3)
  expect(point.every(Number.isFinite)).toBe(true)
  expect(quantiles.every((value) => Number.isFinite(value) && value >= (floor ?? -Infinity))).toBe(true)
  const order = levels.map((_, j) => j).toSorted((a, b) => (levels[a] ?? 0) - (levels[b] ?? 0))
  for (let step = 0; step < 3; step++) {
    const row = order.map((j) => quantiles[step * levels.length + j] ?? Number.NaN)
    expect(row).toEqual(row.toSorted((a, b) => a - b))
  }
}

const hard: Record<string, ArrayLike<number>> = {
  'one value': [5],
  'two values': [1, 5],
  constant: new Float64Array(50).fill(7),
  'all zero': new Float64Array(50),
  huge: noisy.map((value) => value * 1e306),
  'huge, both signs': noisy.map((value, i) => (i % 2 === 0 ? value : -value) * 1e306),
  tiny: noisy.map((value) => value * 1e-306),
  denormal: noisy.map((value) => value * 5e-324),
  negative: noisy.map((value) => -value),
  'one spike': noisy.map((_, i) => (i === 40 ? 1e9 : 0)),
  'quiet at last': noisy.map((value, i) => (i > 45 ? 0 : value)),
  gaps: noisy.map((value, i) => (i % 3 === 0 ? Number.NaN : value)),
  'a gap at either end': noisy.map((value, i) => (i < 5 || i > 50 ? Number.NaN : value)),
  exponential: noisy.map((_, i) => 1.8 ** i),
}

test.each(Object.entries(hard))('%s: a forecast that is finite and rises with its level', (_, target) => {
  sane(target)
})

test('so it is for any series', () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noDefaultInfinity: true }))
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 25 }), (target) => {
      fc.pre(target.some((each) => !Number.isNaN(each)))
      sane(target, Math.min(0, ...target.filter((each) => !Number.isNaN(each))))
    }),
    { numRuns: 40 },
  )
})

test('what has never moved stays where it is', () => {
  const [still] = forecast(runtime, model, [{ target: [7, 7, Number.NaN, 7] }], [0.1, 0.9])
  expect([...(still?.quantiles ?? [])]).toEqual([7, 7, 7, 7, 7, 7])
})

test('what holds no series is refused by name', () => {
  const ask = (target: number[]) => () => forecast(runtime, model, [{ target }], [0.5])
  expect(ask([])).toThrow(fault('series_empty'))
  expect(ask([Number.NaN])).toThrow(fault('series_all_missing'))
  expect(ask([1, -Infinity])).toThrow(fault('value_infinite'))
  expect(() => forecast(runtime, model, [{ target: [1, 2] }], [1])).toThrow(fault('quantile_invalid'))
  expect(() => forecast(runtime, model, [{ target: [1, 2], floor: Number.NaN }], [0.5])).toThrow(TftError)
  expect(forecast(runtime, model, [], [0.5])).toEqual([])
})

test('training refuses what teaches nothing, by name', () => {
  expect(() => begin([])).toThrow(fault('nothing_to_learn'))
  expect(() => begin([{ target: [] }, { target: [Number.NaN] }])).toThrow(fault('nothing_to_learn'))
  expect(() => begin([{ target: new Float64Array(50) }])).toThrow(fault('nothing_to_learn'))
  for (const target of [[4], [1, 3], [1, 3, 2, 5], [1, 3, 2, 5, 4, 6]])
    expect(() => begin([{ target }])).toThrow(fault('nothing_to_learn'))
  expect(() => begin([{ target: [1, 3, 2, 5] }], { ...small, horizon: 1 })).toThrow(fault('nothing_to_learn'))
  expect(() => begin([{ target: noisy.slice(0, 11) }])).not.toThrow()
  expect(() => begin([{ target: [1, Infinity] }])).toThrow(fault('value_infinite'))
  const target = noisy
  expect(() => begin([{ target, known: { day: [1, 2] } }])).toThrow(fault('input_too_short'))
  expect(() => begin([{ target, statics: { kind: 'a' } }, { target }])).toThrow(fault('inputs_differ'))
  expect(() => begin([{ target }, { target, statics: { kind: 'a' } }])).toThrow(fault('inputs_differ'))
  expect(() =>
    begin([
      { target, statics: { kind: 'a' } },
      { target, statics: { kind: 1 } },
    ]),
  ).toThrow(fault('inputs_differ'))
  expect(() => begin([{ target }], { ...small, horizon: 0 })).toThrow(fault('horizon_invalid'))
  expect(() => begin([{ target }], { ...small, heads: 3 })).toThrow(fault('options_invalid'))
  expect(() => begin([{ target }], { ...small, seasonLengths: 2.5 })).toThrow(fault('options_invalid'))
  expect(() => begin([{ target }], { ...small, dropout: 1 })).toThrow(fault('options_invalid'))
  expect(() => begin([{ target }], { ...small, quantiles: [0, 0.5] })).toThrow(fault('quantile_invalid'))
  expect(() => fromBytes(new Uint8Array(5))).toThrow(fault('model_unreadable'))
})

test('hard series beside sound ones do not spoil training', async () => {
  const mixed = Object.values(hard).map((target) => ({ target }))
  const learned = await trained([...mixed, { target: [] }, { target: noisy }], small)
  expect(Object.values(learned.weights).every(({ data }) => data.every(Number.isFinite))).toBe(true)
})

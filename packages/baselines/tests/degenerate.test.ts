import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anchoredAutoregression,
  autoregression,
  BaselineError,
  climatology,
  conformal,
  croston,
  deepAutoregression,
  directAutoregression,
  doubleSeasonal,
  drift,
  dynamicTheta,
  ensemble,
  ets,
  type Method,
  mstlEts,
  naive,
  naive2,
  sba,
  seasonalNaive,
  seasonalNaiveLongest,
  theta,
  tsb,
} from '../index.ts'
import { weekly } from './random.ts'

const methods: readonly Method<unknown>[] = [
  naive,
  seasonalNaive,
  seasonalNaiveLongest,
  naive2,
  drift,
  theta,
  dynamicTheta,
  ets,
  mstlEts,
  doubleSeasonal,
  autoregression,
  deepAutoregression,
  directAutoregression,
  anchoredAutoregression,
  climatology,
  croston,
  sba,
  tsb,
  conformal(theta),
  ensemble,
]
const byName = methods.map((method) => [method.technique.name, method] as const)
const levels = [0.975, 0.025, 0.5, 0.1, 0.9, 0.001, 0.999]

/** Finite everywhere, and rising in the level at every step. */
function sane(
  method: Method<unknown>,
  data: ArrayLike<number>,
  seasonLengths: readonly number[] = [4, 12],
): void {
  const { point, quantiles } = method.forecast(method.fit(data, { seasonLengths, horizon: 6 }), 15, levels)
  expect(point.every(Number.isFinite)).toBe(true)
  expect(quantiles.every(Number.isFinite)).toBe(true)
  const order = levels.map((_, j) => j).toSorted((a, b) => (levels[a] as number) - (levels[b] as number))
  for (let step = 0; step < 15; step++) {
    const row = order.map((j) => quantiles[step * levels.length + j] as number)
    expect(row).toEqual(row.toSorted((a, b) => a - b))
  }
}

const fault = (code: string) => expect.objectContaining({ name: 'BaselineError', code })

test.each(byName)('%s refuses what holds no series, by name', (_, method) => {
  expect(() => method.fit([])).toThrow(fault('series_empty'))
  expect(() => method.fit([NaN, NaN])).toThrow(fault('series_all_missing'))
  expect(() => method.fit([NaN, 5])).toThrow(fault('series_too_short'))
  expect(() => method.fit([1, Infinity])).toThrow(fault('value_infinite'))
  expect(() => method.fit([1, 2], { seasonLengths: 2.5 })).toThrow(fault('season_invalid'))
  expect(() => method.fit([1, 2], { floor: NaN })).toThrow(fault('floor_invalid'))
  expect(() => method.fit([1, 2], { horizon: 0 })).toThrow(fault('horizon_invalid'))
  const model = method.fit([1, 2])
  expect(() => method.forecast(model, 1.5, [0.5])).toThrow(fault('horizon_invalid'))
  expect(() => method.forecast(model, 3, [1])).toThrow(fault('quantile_invalid'))
  expect(() => method.forecast(model, 3, [NaN])).toThrow(BaselineError)
})

const noisy = weekly(1, 60)
const hard: Record<string, ArrayLike<number>> = {
  'two values': [1, 5],
  'three values': [2, 2, 9],
  constant: new Float64Array(50).fill(7),
  'all zero': new Float64Array(50),
  huge: noisy.map((value) => value * 1e306),
  tiny: noisy.map((value) => value * 1e-306),
  denormal: noisy.map((value) => value * 5e-324),
  negative: noisy.map((value) => -value),
  'both signs': noisy.map((value, i) => (i % 2 === 0 ? value : -value)),
  'one spike': noisy.map((_, i) => (i === 40 ? 1e9 : 0)),
  'a step at the end': noisy.map((_, i) => (i > 55 ? 100 : 1)),
  'zeros at last': noisy.map((value, i) => (i > 45 ? 0 : value)),
  gaps: noisy.map((value, i) => (i % 3 === 0 ? NaN : value)),
  'a gap at either end': noisy.map((value, i) => (i < 5 || i > 50 ? NaN : value)),
  'one phase missing': noisy.map((value, i) => (i % 4 === 2 ? NaN : value)),
  exponential: noisy.map((_, i) => 1.8 ** i),
}

test.each(byName)('%s looks one step ahead, and as far as anybody asks', (_, method) => {
  for (const data of [noisy, new Float64Array(50), new Float64Array(50).fill(7)]) {
    const model = method.fit(data, { seasonLengths: 7, horizon: 1 })
    for (const horizon of [1, 400]) {
      const { point, quantiles } = method.forecast(model, horizon, [0.025, 0.5, 0.975])
      expect(point).toHaveLength(horizon)
      expect([...point, ...quantiles].every(Number.isFinite)).toBe(true)
      for (let step = 0; step < horizon; step++) {
        const row = [...quantiles.subarray(3 * step, 3 * step + 3)]
        expect(row).toEqual(row.toSorted((a, b) => a - b))
      }
    }
  }
})

test.each(byName)('%s has sane quantiles for hard series', (_, method) => {
  for (const data of Object.values(hard)) sane(method, data)
})

test.each(byName.filter(([name]) => !['ensemble'].includes(name)))(
  '%s is sane on any series',
  (_, method) => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noDefaultInfinity: true }),
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 30 }), (data) => {
        fc.pre(data.filter((each) => !Number.isNaN(each)).length >= 2)
        sane(method, data, [3])
      }),
      { numRuns: 40 },
    )
  },
)

test('so is the ensemble', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 2, maxLength: 40 }), (data) => {
      sane(ensemble, data, [3])
    }),
    { numRuns: 15 },
  )
})

test.each(byName)('%s says the same again, and in other units the same in those', (_, method) => {
  const options = { seasonLengths: 7, horizon: 7 }
  const model = method.fit(noisy, options)
  expect(method.fit(noisy, options)).toEqual(model)
  const own = method.forecast(model, 7, [0.1, 0.9])
  const inCents = noisy.map((value) => value * 1024)
  const other = method.forecast(method.fit(inCents, options), 7, [0.1, 0.9])
  expect(other.quantiles).toEqual(own.quantiles.map((value) => value * 1024))
})

test.each(byName)('%s is plain data and reads the same series to the same place', (_, method) => {
  const model = method.fit(noisy, { seasonLengths: 7 })
  expect(structuredClone(model)).toEqual(model)
  const own = method.forecast(model, 5, [0.2])
  const again = method.forecast(method.update(model, noisy), 5, [0.2])
  for (const [step, value] of again.point.entries())
    expect(value / (own.point[step] as number)).toBeCloseTo(1, 1)
})

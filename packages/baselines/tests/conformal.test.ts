import { expect, test } from 'vitest'
import {
  backtest,
  conformal,
  type Method,
  naive,
  seasonalNaive,
  splitConformalRadius,
  theta,
} from '../index.ts'
import { normal, uniform, weekly } from './random.ts'

test('the radius is the rank that covers, and infinite where no rank does', () => {
  const scores = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)
  expect(splitConformalRadius(scores, 0.8)).toBe(8)
  expect(splitConformalRadius(scores, 0.9)).toBe(9)
  expect(splitConformalRadius(scores, 0.95)).toBe(Infinity)
})

test('over exchangeable draws it covers what it promises, and not much more', () => {
  const next = uniform(21)
  let covered = 0
  for (let trial = 0; trial < 4_000; trial++) {
    const scores = Float64Array.from({ length: 19 }, next).sort()
    if (next() <= splitConformalRadius(scores, 0.8)) covered++
  }
  // 16 of 20: exactly 80 %, ± 4 standard errors.
  expect(covered / 4_000).toBeGreaterThan(0.775)
  expect(covered / 4_000).toBeLessThan(0.825)
})

test('a back-test never shows a method what came after the origin', () => {
  const values = weekly(7, 90)
  const plan = { horizon: 7, originsMax: 6 }
  const before = backtest([theta.technique, naive.technique], values, [7], plan)
  expect(before).toHaveLength(6)
  for (const { origin, outlooks, actual } of before) {
    const other = values.map((value, i) => (i < origin ? value : -value))
    const again = backtest([theta.technique, naive.technique], other, [7], plan)
    expect(again.find((each) => each.origin === origin)?.outlooks).toEqual(outlooks)
    expect(actual).toEqual(values.slice(origin, origin + 7))
  }
})

test('a band much too narrow is widened by what was missed', () => {
  // A walk whose one-step errors say nothing of its swings a week later: steps cancel within two days.
  const next = normal(17)
  const swings = Float64Array.from({ length: 200 }, (_, i) => 30 * Math.sin(i / 9) + 0.1 * next())
  const width = (method: Method<unknown>): number => {
    const { quantiles } = method.forecast(method.fit(swings, { horizon: 14 }), 14, [0.1, 0.9])
    return (quantiles[27] as number) - (quantiles[26] as number)
  }
  expect(width(conformal(naive))).toBeGreaterThan(1.3 * width(naive))
})

test('points stay, only bands change', () => {
  const values = weekly(3, 80)
  const options = { seasonLengths: 7, horizon: 14 }
  const own = seasonalNaive.forecast(seasonalNaive.fit(values, options), 14, [0.5])
  const method = conformal(seasonalNaive)
  const calibrated = method.forecast(method.fit(values, options), 14, [0.5])
  expect(calibrated.point).toEqual(own.point)
  expect(calibrated.quantiles).toEqual(own.quantiles)
})

import { expect, test } from 'vitest'
import { drift, naive, naive2, seasonalNaive, seasonalNaiveLongest } from '../index.ts'
import { normalQuantile } from '../normal.ts'

test('normal quantiles are those of the tables, far tails too', () => {
  expect(normalQuantile(0.5)).toBe(0)
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 14)
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
  expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12)
})

test('the naive band is that of a random walk', () => {
  // Steps 2, −1, 3: mean square 14 / 3.
  const { point, quantiles } = naive.forecast(naive.fit([1, 3, 2, 5]), 4, [0.1, 0.9])
  expect([...point]).toEqual([5, 5, 5, 5])
  const reach = 1.2815515655446004 * Math.sqrt(14 / 3)
  expect(quantiles[0]).toBeCloseTo(5 - reach, 12)
  expect(quantiles[7]).toBeCloseTo(5 + 2 * reach, 12)
})

test('the seasonal one repeats the last season and widens once a season', () => {
  const model = seasonalNaive.fit([1, 2, 3, 2, 4, 6], { seasonLengths: 3 })
  const { point, quantiles } = seasonalNaive.forecast(model, 4, [0.5, 0.9])
  expect([...point]).toEqual([2, 4, 6, 2])
  const reach = 1.2815515655446004 * Math.sqrt((1 + 4 + 9) / 3)
  expect(quantiles[5]).toBeCloseTo(6 + reach, 12)
  expect(quantiles[7]).toBeCloseTo(2 + Math.SQRT2 * reach, 12)
})

test('of two seasons the seasonal one takes the shorter, the other the longer', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8]
  const options = { seasonLengths: [4, 2] }
  expect([...seasonalNaive.forecast(seasonalNaive.fit(values, options), 3, []).point]).toEqual([7, 8, 7])
  const { point } = seasonalNaiveLongest.forecast(seasonalNaiveLongest.fit(values, options), 3, [])
  expect([...point]).toEqual([5, 6, 7])
})

test('drift goes on along the line from the first value to the last', () => {
  // Slope 2; steps miss it by −1, 1, 0; variance 2 / 2; at step 2 the band is √(2 · (1 + 2 / 3)).
  const { point, quantiles } = drift.forecast(drift.fit([1, 2, 5, 7]), 2, [0.9])
  expect([...point]).toEqual([9, 11])
  expect(quantiles[1]).toBeCloseTo(11 + 1.2815515655446004 * Math.sqrt(2 * (1 + 2 / 3)), 12)
})

test('Naive2 takes a multiplying season out of the last value and puts it back', () => {
  const figures = [0.5, 1, 1.5, 1]
  const values = Array.from({ length: 24 }, (_, i) => 100 * (figures[i % 4] as number))
  const { point } = naive2.forecast(naive2.fit(values, { seasonLengths: 4 }), 5, [])
  expect([...point].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([50, 100, 150, 100, 50])
})

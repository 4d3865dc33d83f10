import { expect, test } from 'vitest'
import { climatology, croston, sba, tsb } from '../index.ts'
import { uniform } from './random.ts'

const everyThird = Array.from({ length: 30 }, (_, i) => (i % 3 === 2 ? 6 : 0))

test('a purchase of 6 every third day is 2 a day', () => {
  expect(croston.forecast(croston.fit(everyThird), 2, []).point[1]).toBeCloseTo(2, 12)
  const { state, scale } = sba.fit(everyThird)
  expect(state.rate * scale).toBeCloseTo(2 * (1 - state.alpha / 2), 12)
  expect(tsb.forecast(tsb.fit(everyThird), 1, []).point[0]).toBeCloseTo(2, 0)
})

test('Croston by hand', () => {
  // α = 0.05 fits a still series as well as any; sizes 4, 4, 4 and gaps 2, 2, 2 from a start of 6 / 3.
  const { state, scale } = croston.fit([0, 4, 0, 4, 0, 4])
  expect(state.rate * scale).toBeCloseTo(4 / 2, 12)
})

test('what stopped fades for TSB and stands still for Croston', () => {
  const stopped = [...everyThird, ...new Array<number>(60).fill(0)]
  const fading = tsb.forecast(tsb.fit(stopped), 1, []).point[0] as number
  const standing = croston.forecast(croston.fit(stopped), 1, []).point[0] as number
  expect(fading).toBeLessThan(0.1)
  expect(standing).toBeGreaterThan(10 * fading)
})

test('quantiles are nothing, or one of the sizes seen', () => {
  const next = uniform(6)
  const values = Array.from({ length: 300 }, () => (next() < 0.3 ? 10 + Math.floor(5 * next()) : 0))
  const { quantiles } = tsb.forecast(tsb.fit(values), 1, [0.1, 0.5, 0.9, 0.99])
  expect([quantiles[0], quantiles[1]]).toEqual([0, 0])
  expect(quantiles[2]).toBeGreaterThanOrEqual(10)
  expect(quantiles[3]).toBe(14)
})

test('spending written as negative amounts has its quantiles below nothing', () => {
  const { quantiles } = croston.forecast(croston.fit(everyThird.map((value) => -value)), 1, [0.1, 0.9])
  expect(quantiles[0]).toBe(-6)
  expect(quantiles[1]).toBeCloseTo(0, 12)
})

test('climatology is what came on such days, newer ones before older ones', () => {
  // Every Sunday 20, and 50 since half a year; nothing else.
  const values = Array.from({ length: 7 * 60 }, (_, i) => (i % 7 < 6 ? 0 : i < 7 * 34 ? 20 : 50))
  const model = climatology.fit(values, { seasonLengths: 7, horizon: 14, floor: 0 })
  const { quantiles } = climatology.forecast(model, 7, [0.5, 0.99])
  for (let day = 0; day < 6; day++) expect(quantiles[2 * day]).toBeCloseTo(0, 9)
  expect(quantiles[12]).toBeCloseTo(50, 9)
  const then = climatology.update(model, values.slice(0, 7 * 34 - 1))
  expect(climatology.forecast(then, 1, [0.5]).quantiles[0]).toBeCloseTo(20, 9)
})

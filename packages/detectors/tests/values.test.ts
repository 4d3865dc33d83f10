/** Values computed elsewhere: by hand, and with numpy and scipy from the papers' equations. */
import { expect, test } from 'vitest'
import {
  score,
  startChangePoint,
  startRobustZ,
  startSeasonalResidual,
  startSpectralResidual,
} from '../index.ts'
import { noise } from './series.ts'

test('robust z is the distance to the median in units of 1.4826 MAD', () => {
  const model = startRobustZ({ window: 7, warmUp: 7 })
  const found = score(model, Float64Array.of(99, 1, 2, 3, 4, 5, 6, 70, 12))
  // Before 70: median 4, distances 3 2 1 0 1 2 95, their median 2. Before 12, with 99 gone: 4, and 3 2 1 0 1 2 66.
  expect(found.scores[7]).toBeCloseTo(66 / (1.4826 * 2), 12)
  expect(found.scores[8]).toBeCloseTo(8 / (1.4826 * 2), 12)
  expect(found.scores.slice(0, 7)).toEqual(new Float64Array(7))
  expect([found.expected[8], found.spread[8]]).toEqual([4, 1.4826 * 2])
})

test('where half of the values are equal the mean distance takes the place of the median one', () => {
  const model = startRobustZ({ window: 5, warmUp: 5 })
  const { scores } = score(model, Float64Array.of(0, 0, 0, 0, 5, 10))
  expect(scores[5]).toBeCloseTo(10 / 1.2533, 12)
})

test('off a level that never moved a value is as strange as can be', () => {
  expect(score(startRobustZ({ warmUp: 3 }), Float64Array.of(1, 1, 1, 1.5)).scores[3]).toBe(100)
})

test('a season is compared with the median of those before it, a drift is forgiven', () => {
  const model = startSeasonalResidual({ period: 2, seasons: 3, window: 10 })
  const days = Float64Array.from({ length: 40 }, (_, day) => day + (day % 2) * 50)
  const { scores, expected } = score(model, days)
  // Each value is 2 above the one a season ago and 4 above the median of three seasons.
  expect(expected[39]).toBe(39 + 50)
  expect(scores[39]).toBe(0)
})

test('a missing day does not shift the season', () => {
  const days = noise(1, 70).map((each, day) => each + (day % 7) * 10)
  const { scores } = score(startSeasonalResidual({ period: 7 }), days.with(50, NaN))
  expect(scores[50]).toBeNaN()
  expect(Math.max(...scores.slice(51))).toBeLessThan(5)
})

test('the probability of a change is that of the exact sum over all run lengths', () => {
  const warmUp = [0, 1, -1, 2, -2, 0.5, -0.5, 1.5, -1.5, 0.25]
  const values = [0.3, -0.7, 1.1, 6, 6.5, 5.5, 7, 6.2]
  const { scores, expected } = score(
    startChangePoint({ runLengthMean: 50, lag: 5, warmUp: 10 }),
    Float64Array.from([...warmUp, ...values]),
  )
  const exact = [
    0.017404025896409468, 0.018103475938939777, 0.018183088917052417, 0.7908888942169306, 0.973070145259072,
    0.9782529522940726, 0.9786608513309784, 0.9671137111067002,
  ]
  // Runs below a probability of 1e-6 are forgotten.
  for (const [at, known] of exact.entries()) expect(scores[10 + at]).toBeCloseTo(known, 4)
  expect(expected[17]).toBeCloseTo(5.956853179383675, 3)
})

test('a change is news for a few values, then the new level is the level', () => {
  const series = noise(7, 400).map((each, at) => each + (at < 200 ? 0 : 8))
  const { scores, expected } = score(startChangePoint(), series)
  expect(Math.max(...scores.slice(0, 200))).toBeLessThan(0.5)
  expect(Math.max(...scores.slice(200, 205))).toBeGreaterThan(0.9)
  expect(Math.max(...scores.slice(215))).toBeLessThan(0.5)
  expect(expected[399]).toBeCloseTo(8, 0)
})

test('the spectral residual of a peak on a wave is that of numpy', () => {
  const wave = Float64Array.from({ length: 59 }, (_, i) => Math.sin(i / 3) + ((i * 7) % 5) / 10)
  const { scores } = score(startSpectralResidual({ window: 64 }), wave.with(58, (wave[58] as number) + 3))
  expect(scores[58]).toBeCloseTo(11.6751715316056, 6)
})

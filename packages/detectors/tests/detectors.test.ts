/** What holds for every detector. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fit,
  reason,
  score,
  SeriesError,
  startChangePoint,
  startRobustZ,
  startSeasonalResidual,
  startSpectralResidual,
  type Detector,
} from '../index.ts'
import { noise, weekly } from './series.ts'

const starts: Detector[] = [
  startRobustZ({ window: 20, warmUp: 5 }),
  startSeasonalResidual({ period: 7 }),
  startChangePoint({ warmUp: 8, runLengthMax: 30 }),
  startSpectralResidual({ window: 32 }),
]
const anyValue = fc.oneof(fc.double({ min: -1e12, max: 1e12 }), fc.integer({ min: -2, max: 2 }))
const anySeries = fc.array(anyValue, { maxLength: 120 }).map((values) => Float64Array.from(values))

test.each(starts)('$kind: scores are never below 0, and only missing values have none', (start) => {
  fc.assert(
    fc.property(anySeries, (series) => {
      const { scores, expected, spread } = score(start, series)
      for (const [at, value] of series.entries()) {
        const judged = scores[at] as number
        expect(Number.isNaN(value) ? Number.isNaN(judged) : judged >= 0 && judged <= 100).toBe(true)
        expect((spread[at] as number) < 0 || expected[at] === Infinity).toBe(false)
      }
    }),
  )
})

test.each(starts)('$kind: piece by piece, and stored as JSON in between, is all at once', (start) => {
  fc.assert(
    fc.property(anySeries, fc.nat(120), (series, cut) => {
      const whole = score(start, series)
      const head = score(start, series.slice(0, cut))
      const stored = JSON.parse(JSON.stringify(head.model)) as Detector
      const tail = score(stored, series.slice(cut))
      expect([...head.scores, ...tail.scores]).toEqual([...whole.scores])
      expect([...head.expected, ...tail.expected]).toEqual([...whole.expected])
      expect(JSON.stringify(tail.model)).toBe(JSON.stringify(whole.model))
    }),
  )
})

test.each(starts)('$kind: nothing, one value, and a level that never moves are not strange', (start) => {
  for (const values of [[], [5], new Array<number>(200).fill(7), new Array<number>(200).fill(0)]) {
    for (const each of score(start, Float64Array.from(values)).scores) expect(each).toBeLessThan(0.1)
  }
})

test.each(starts)('$kind: a jump stands out, a quiet day does not', (start) => {
  const model = fit(start, noise(1, 210))
  const quiet = noise(2, 7)
  const jump = quiet.map((value, day) => (day < 3 ? value : value + 40))
  const quietest = Math.max(...score(model, quiet).scores)
  expect(Math.max(...score(model, jump).scores)).toBeGreaterThan(2 * quietest)
})

test.each(starts)('$kind: the unit does not matter', (start) => {
  const series = weekly(3, 140).with(120, 500)
  const { scores } = score(start, series)
  const thousandth = score(
    start,
    series.map((value) => value / 1000),
  ).scores
  for (const [at, each] of scores.entries()) expect(thousandth[at]).toBeCloseTo(each, 6)
})

test.each(starts)('$kind: says why, in words', (start) => {
  const series = weekly(4, 140).with(130, 700)
  const { scores, expected, spread } = score(start, series)
  const judgement = {
    score: scores[130] as number,
    expected: expected[130] as number,
    spread: spread[130] as number,
  }
  expect(reason(start.kind, 700, judgement)).toMatch(/^700 .*\d ± \d/)
})

test.each(starts)('$kind: infinite values are refused', (start) => {
  for (const value of [Infinity, -Infinity, 1e200]) {
    expect(() => score(start, Float64Array.of(1, value))).toThrow(SeriesError)
  }
})

test('options out of range are refused', () => {
  for (const start of [
    () => startRobustZ({ window: 1 }),
    () => startRobustZ({ window: 5, warmUp: 6 }),
    () => startSeasonalResidual({ period: 1 }),
    () => startSeasonalResidual({ period: 7.5 }),
    () => startChangePoint({ runLengthMean: 0 }),
    () => startChangePoint({ lag: 1000 }),
    () => startSpectralResidual({ window: 48 }),
    () => startSpectralResidual({ window: NaN }),
  ]) {
    expect(start).toThrow(SeriesError)
  }
})

test('a Saturday like a Monday breaks the rhythm, which only the seasonal residual knows', () => {
  const history = weekly(5, 210)
  const week = Float64Array.of(100, 100, 100, 100, 100, 100, 160)
  const rhythm = score(fit(startSeasonalResidual({ period: 7 }), history), week).scores
  const range = score(fit(startRobustZ(), history), week).scores
  expect(rhythm[5]).toBeGreaterThan(5)
  expect(Math.max(...rhythm.with(5, 0))).toBeLessThan(3)
  expect(range[5]).toBeLessThan(1)
})

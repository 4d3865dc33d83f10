import { expect, test } from 'vitest'
import {
  autoregression,
  deepAutoregression,
  doubleSeasonal,
  type Method,
  mstl,
  mstlEts,
  stl,
} from '../index.ts'
import { loessCurve } from '../decomposition/loess.ts'
import { classicalSeason, isSeasonal } from '../seasonality.ts'
import { normal, weekly } from './random.ts'

const daily = [0, -1, -2, 1, 4, -2]
const weekdays = Array.from({ length: 42 }, (_, i) => Math.floor(i / 6) - 3)
const hours = (length: number) =>
  Float64Array.from({ length }, (_, i) => 20 + (daily[i % 6] as number) + (weekdays[i % 42] as number))

test('local regression leaves a line as it is, in windows shorter and longer than the series', () => {
  const line = Float64Array.from({ length: 20 }, (_, i) => 3 - 0.5 * i)
  for (const window of [5, 51]) {
    const curve = loessCurve(line, { window, degree: 1, jump: 3 })
    for (const [i, value] of curve.entries()) expect(value).toBeCloseTo(line[i] as number, 10)
  }
})

test('a season that is added comes out whole, and the trend does not see it', () => {
  const next = normal(8)
  const values = Float64Array.from({ length: 60 }, (_, i) => 0.3 * i + next())
  const plain = stl(values, 6, { seasonal: 11 })
  const added = stl(
    values.map((value, i) => value + (daily[i % 6] as number)),
    6,
    { seasonal: 11 },
  )
  for (let i = 0; i < 60; i++) {
    expect((added.seasonal[i] as number) - (plain.seasonal[i] as number)).toBeCloseTo(
      daily[i % 6] as number,
      9,
    )
    expect(added.trend[i]).toBeCloseTo(plain.trend[i] as number, 9)
  }
})

test('two seasons are told apart', () => {
  const { seasonal, adjusted } = mstl(hours(420), [6, 42])
  for (let i = 0; i < 420; i++) {
    expect((seasonal[0]?.[i] as number) + (seasonal[1]?.[i] as number) + (adjusted[i] as number)).toBeCloseTo(
      hours(420)[i] as number,
      9,
    )
    expect(Math.abs((adjusted[i] as number) - 20)).toBeLessThan(0.2)
  }
})

const bothSeasons: Method<unknown>[] = [mstlEts, doubleSeasonal, autoregression, deepAutoregression]

test.each(bothSeasons.map((method) => [method.technique.name, method] as const))(
  '%s carries two seasons on',
  (_, method) => {
    const model = method.fit(hours(420), { seasonLengths: [6, 42] })
    const { point } = method.forecast(model, 60, [])
    const came = hours(480).subarray(420)
    for (const [step, value] of point.entries())
      expect(Math.abs(value - (came[step] as number))).toBeLessThan(0.3)
  },
)

test('autoregression finds the weights a noiseless series obeys', () => {
  const values = [1, 2, 4]
  while (values.length < 60) {
    const n = values.length
    values.push(
      1 + 0.6 * (values[n - 1] as number) - 0.5 * (values[n - 2] as number) + 0.3 * (values[n - 3] as number),
    )
  }
  const { state } = autoregression.fit(values.slice(0, 40))
  expect(state.weights[0]).toBeCloseTo(0.6, 2)
  expect(state.weights[1]).toBeCloseTo(-0.5, 2)
  expect(state.weights[2]).toBeCloseTo(0.3, 2)
})

test('the test for a season says yes to a week and no to noise', () => {
  const next = normal(9)
  expect(isSeasonal(weekly(1, 70), 7)).toBe(true)
  expect(isSeasonal(weekly(1, 20), 7)).toBe(false)
  expect(isSeasonal(Float64Array.from({ length: 200 }, next), 7)).toBe(false)
})

test('the classical figures of a clean season are the season', () => {
  const values = Float64Array.from({ length: 24 }, (_, i) => 5 + i + (daily[i % 6] as number))
  for (const [phase, figure] of classicalSeason(values, 6, 'additive').entries()) {
    expect(figure).toBeCloseTo(daily[phase] as number, 10)
  }
})

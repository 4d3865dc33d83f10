import { expect, test } from 'vitest'
import { ensemble, membersOf } from '../index.ts'
import { normal, uniform, weekly } from './random.ts'

test('weights sum to one, members speak for themselves, and their mean is the point', () => {
  const model = ensemble.fit(weekly(5, 90), { seasonLengths: 7, horizon: 7 })
  const members = membersOf(model, 9, [0.5])
  const { point } = ensemble.forecast(model, 9, [0.5])
  expect(members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 2)
  expect(members[0]?.weight).toBeGreaterThanOrEqual(members.at(-1)?.weight ?? 1)
  const total = members.reduce((sum, { weight }) => sum + weight, 0)
  const mean = members.reduce(
    (sum, { weight, forecast }) => sum + (weight / total) * (forecast.point[8] as number),
    0,
  )
  expect(mean).toBeCloseTo(point[8] as number, 9)
})

test('what mostly is not there is forecast by those who know it, and never below the floor', () => {
  const next = uniform(31)
  const values = Array.from({ length: 120 }, () => (next() < 0.2 ? 20 + 10 * next() : 0))
  const model = ensemble.fit(values, { seasonLengths: 7, floor: 0, horizon: 14 })
  expect(model.state.members.map(({ name }) => name)).toContain('tsb')
  const { quantiles } = ensemble.forecast(model, 14, [0.025, 0.5, 0.975])
  for (const value of quantiles) expect(value).toBeGreaterThanOrEqual(0)
})

test('two weeks of data get the simple members, which is said', () => {
  const model = ensemble.fit([3, 4, 3], { horizon: 14 })
  expect(model.metrics['origins']).toBe(0)
  expect(model.state.members.map(({ name }) => name)).toEqual(['naive', 'seasonal-naive', 'theta'])
})

test('newer rows move the forecast without learning anew', () => {
  const values = weekly(6, 140)
  const model = ensemble.fit(values.slice(0, 120), { seasonLengths: 7, horizon: 7 })
  const updated = ensemble.update(model, values)
  expect(updated.state.members.map(({ weight }) => weight)).toEqual(
    model.state.members.map(({ weight }) => weight),
  )
  expect(updated.training.fingerprint).not.toBe(model.training.fingerprint)
  const { point } = ensemble.forecast(updated, 7, [])
  const came = weekly(6, 147, 0).subarray(140)
  for (const [step, value] of point.entries())
    expect(Math.abs(value - (came[step] as number))).toBeLessThan(3)
})

test('a day of the week that hardly varies has a narrow band, wherever newer rows end', () => {
  const next = normal(8)
  // The sixth and the seventh day of each week are quiet.
  const values = Float64Array.from({ length: 213 }, (_, i) => 50 + (i % 7 < 5 ? 10 : 1) * next())
  const model = ensemble.fit(values.subarray(0, 200), { seasonLengths: 7, horizon: 7 })
  const { quantiles } = ensemble.forecast(ensemble.update(model, values), 7, [0.1, 0.9])
  const width = (day: number) => {
    const step = (day - (values.length % 7) + 7) % 7
    return (quantiles[2 * step + 1] as number) - (quantiles[2 * step] as number)
  }
  for (const quiet of [5, 6]) expect(width(quiet)).toBeLessThan(width(1) / 2)
})

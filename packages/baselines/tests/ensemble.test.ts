import { expect, test } from 'vitest'
import { ensemble, membersOf, seasonalNaive } from '../index.ts'
import { normal, uniform, weekly } from './random.ts'

test('it comes nearer than the seasonal naive method, and says so', () => {
  let [own, rival] = [0, 0]
  for (let seed = 0; seed < 6; seed++) {
    const values = weekly(seed, 114)
    const history = values.slice(0, 100)
    const options = { seasonLengths: 7, horizon: 14 }
    const model = ensemble.fit(history, options)
    const { point } = ensemble.forecast(model, 14, [])
    const naive = seasonalNaive.forecast(seasonalNaive.fit(history, options), 14, []).point
    for (let step = 0; step < 14; step++) {
      own += Math.abs((point[step] as number) - (values[100 + step] as number))
      rival += Math.abs((naive[step] as number) - (values[100 + step] as number))
    }
    expect(model.metrics['errorOverNaive']).toBeLessThan(1)
  }
  expect(own).toBeLessThan(0.8 * rival)
})

test('bands hold on series of many kinds', () => {
  let [inside80, inside95, steps] = [0, 0, 0]
  for (let seed = 0; seed < 28; seed++) {
    const next = normal(100 + seed)
    let level = 30
    const kinds = [
      () => 10 + next(),
      () => (level += next()),
      (i: number) => 20 + 5 * Math.sin((2 * Math.PI * i) / 7) + next(),
      () => Math.exp(0.5 * next()),
    ]
    const kind = kinds[seed % 4] as (i: number) => number
    const values = Array.from({ length: 97 }, (_, i) => kind(i))
    const model = ensemble.fit(values.slice(0, 90), { seasonLengths: 7, horizon: 7 })
    const { quantiles } = ensemble.forecast(model, 7, [0.025, 0.1, 0.9, 0.975])
    for (let step = 0; step < 7; step++) {
      const value = values[90 + step] as number
      const at = (j: number): number => quantiles[4 * step + j] as number
      if (value >= at(1) && value <= at(2)) inside80++
      if (value >= at(0) && value <= at(3)) inside95++
      steps++
    }
  }
  expect(inside80 / steps).toBeGreaterThan(0.74)
  expect(inside80 / steps).toBeLessThan(0.88)
  expect(inside95 / steps).toBeGreaterThan(0.91)
})

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

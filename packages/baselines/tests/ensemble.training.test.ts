import { expect, test } from 'vitest'
import { ensemble, seasonalNaive } from '../index.ts'
import { normal, weekly } from './random.ts'

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

import { expect, test } from 'vitest'
import { ets } from '../index.ts'
import { outlook } from '../ets/outlook.ts'
import { read, type Shape } from '../ets/recursion.ts'
import { normal } from './random.ts'

const none = { beta: 0, gamma: 0, phi: 0 }
const flat = (level: number) => ({ level, slope: 0, seasonal: new Float64Array(1) })

test('without trend and season it is simple exponential smoothing', () => {
  // Oil of Saudi Arabia 1996–2013: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 2nd ed., table 7.1.
  const oil = [
    445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87,
    456.72, 473.82, 525.95, 549.83, 542.34,
  ]
  const shape = { error: 'A', trend: 'N', season: 'N' } as const
  const { states } = read(Float64Array.from(oil), shape, { ...none, alpha: 0.8339 }, flat(446.5868))
  expect(states.level).toBeCloseTo(542.68, 2)
  const { state, scale } = ets.fit(oil)
  expect(state.shape).toMatchObject({ trend: 'N', season: 'N' })
  expect(state.smoothing.alpha).toBeCloseTo(0.83, 1)
  expect(state.states.level * scale).toBeCloseTo(542.7, 0)
})

test('damped trend and additive season follow the equations by hand', () => {
  const shape = { error: 'A', trend: 'Ad', season: 'A' } as const
  const smoothing = { alpha: 0.5, beta: 0.2, gamma: 0.1, phi: 0.9 }
  const start = { level: 10, slope: 1, seasonal: Float64Array.of(2, -2) }
  const { states, squares } = read(Float64Array.of(14, 9), shape, smoothing, start)
  // ŷ = 10 + 0.9 + 2 = 12.9, e = 1.1: ℓ = 11.45, b = 1.12, s = 2.11; then ŷ = 11.45 + 1.008 − 2, e = −1.458.
  expect(squares).toBeCloseTo(1.1 ** 2 + 1.458 ** 2, 12)
  expect(states.level).toBeCloseTo(12.458 - 0.5 * 1.458, 12)
  expect(states.slope).toBeCloseTo(1.008 - 0.2 * 1.458, 12)
  expect(states.seasonal[0]).toBeCloseTo(2.11, 12)
  expect(states.seasonal[1]).toBeCloseTo(-2.1458, 12)
})

test('errors that multiply are relative, and the likelihood pays for the level', () => {
  const shape = { error: 'M', trend: 'N', season: 'M' } as const
  const start = { level: 10, slope: 0, seasonal: Float64Array.of(1.5, 0.5) }
  const { states, squares, deviance } = read(
    Float64Array.of(18, 6),
    shape,
    { ...none, alpha: 0.5, gamma: 0.1 },
    start,
  )
  // ŷ = 15, e = 0.2: ℓ = 11, s = 1.53; then ŷ = 5.5, e = 1 / 11.
  expect(squares).toBeCloseTo(0.04 + 1 / 121, 12)
  expect(states.level).toBeCloseTo(11 * (1 + 0.5 / 11), 12)
  expect(states.seasonal[0]).toBeCloseTo(1.53, 12)
  expect(deviance).toBeCloseTo(2 * Math.log(0.04 + 1 / 121) + 2 * Math.log(15 * 5.5), 12)
})

test('deviations are those of table 6.1 of Hyndman et al. 2008', () => {
  const [variance, alpha, beta, gamma, m] = [0.04, 0.3, 0.1, 0.2, 4]
  const at = (shape: Shape, smoothing: object, seasonal = new Float64Array(1)) =>
    outlook(
      {
        shape,
        smoothing: { ...none, alpha, ...smoothing },
        states: { level: 2, slope: 0.1, seasonal },
        variance,
      },
      9,
    ).deviation.map((size) => size * size)
  const holt = at({ error: 'A', trend: 'A', season: 'N' }, { beta, phi: 1 })
  const seasonal = at({ error: 'A', trend: 'N', season: 'A' }, { gamma }, new Float64Array(m))
  const relative = at({ error: 'M', trend: 'N', season: 'N' }, {})
  for (let h = 1; h <= 9; h++) {
    const growth = alpha ** 2 + alpha * beta * h + (beta ** 2 * h * (2 * h - 1)) / 6
    expect(holt[h - 1]).toBeCloseTo(variance * (1 + (h - 1) * growth), 12)
    const k = Math.floor((h - 1) / m)
    const seasons = 1 + alpha ** 2 * (h - 1) + gamma * k * (2 * alpha + gamma)
    expect(seasonal[h - 1]).toBeCloseTo(variance * seasons, 12)
    const compound = (1 + alpha ** 2 * variance) ** (h - 1) * (1 + variance) - 1
    expect(relative[h - 1]).toBeCloseTo(4 * compound, 12)
  }
})

test('where all multiplies, the deviation is that of simulated futures', () => {
  const shape = { error: 'M', trend: 'Ad', season: 'M' } as const
  const smoothing = { alpha: 0.3, beta: 0.05, gamma: 0.2, phi: 0.9 }
  const seasonal = Float64Array.of(0.8, 1.2)
  const next = normal(11)
  const horizon = 6
  const paths = 20_000
  const [sums, squares] = [new Float64Array(horizon), new Float64Array(horizon)]
  for (let path = 0; path < paths; path++) {
    let [level, slope] = [10, 0.5]
    const figures = seasonal.slice()
    for (let h = 0; h < horizon; h++) {
      const base = level + 0.9 * slope
      const error = 0.1 * next()
      const figure = figures[h % 2] as number
      const value = base * figure * (1 + error)
      sums[h] = (sums[h] as number) + value / paths
      squares[h] = (squares[h] as number) + value ** 2 / paths
      figures[h % 2] = figure * (1 + 0.2 * error)
      slope = 0.9 * slope + 0.05 * base * error
      level = base * (1 + 0.3 * error)
    }
  }
  const states = { level: 10, slope: 0.5, seasonal }
  const { point, deviation } = outlook({ shape, smoothing, states, variance: 0.01 }, horizon)
  for (let h = 0; h < horizon; h++) {
    expect(point[h]).toBeCloseTo(sums[h] as number, 1)
    const simulated = Math.sqrt((squares[h] as number) - (sums[h] as number) ** 2)
    expect((deviation[h] as number) / simulated).toBeCloseTo(1, 1)
  }
})

test('the criterion finds the shape the data were made of', () => {
  const next = normal(5)
  const swing = [0.6, 0.9, 1.5, 1]
  const growing = Array.from(
    { length: 80 },
    (_, i) => (20 + i) * (swing[i % 4] as number) * (1 + 0.02 * next()),
  )
  const still = Array.from({ length: 80 }, () => 5 + next())
  expect(ets.fit(growing, { seasonLengths: 4 }).state.shape).toMatchObject({ error: 'M', season: 'M' })
  expect(ets.fit(growing, { seasonLengths: 4 }).state.shape.trend).not.toBe('N')
  expect(ets.fit(still, { seasonLengths: 4 }).state.shape).toMatchObject({ trend: 'N', season: 'N' })
})

import { expect, test } from 'vitest'
import { choleskyFactor, choleskySolve, traceOfInverse } from '../cholesky.ts'
import { ridge } from '../direct/ridge.ts'
import { windowMoments } from '../direct/windows.ts'
import { anchoredAutoregression, directAutoregression } from '../index.ts'
import { normal, weekly } from './random.ts'

test('a system solved by its factor, and the trace of its inverse, by hand', () => {
  // [[4, 2], [2, 3]]: determinant 8, inverse [[3, −2], [−2, 4]] / 8.
  const factor = choleskyFactor(Float64Array.of(4, 2, 2, 3), 2)
  const [one, other] = choleskySolve(factor, Float64Array.of(2, 5))
  expect(one).toBeCloseTo(-0.5, 12)
  expect(other).toBeCloseTo(2, 12)
  expect(traceOfInverse(factor, 2)).toBeCloseTo(7 / 8, 12)
})

test.each([
  [2, 2],
  [9, 5],
  [40, 7],
])('sums over the windows of %i values, %i wide, are those of each window added up', (n, size) => {
  const next = normal(n)
  const values = Float64Array.from({ length: n }, next)
  const { windows, sums, products } = windowMoments(values, size)
  expect(windows).toBe(n - size + 1)
  const ends = Array.from({ length: windows }, (_, k) => size - 1 + k)
  const at = (i: number): number => values[i] as number
  for (let i = 0; i < size; i++) {
    expect(sums[i]).toBeCloseTo(
      ends.reduce((sum, end) => sum + at(end - i), 0),
      12,
    )
    for (let j = 0; j < size; j++) {
      const sum = ends.reduce((total, end) => total + at(end - i) * at(end - j), 0)
      expect(products[i * size + j]).toBeCloseTo(sum, 12)
    }
  }
})

test('a value beyond all others leaves no rounding in windows without it', () => {
  const values = Float64Array.from({ length: 12 }, (_, i) => (i === 11 ? 1e12 : 1e-3))
  expect(windowMoments(values, 3).products[8]).toBeCloseTo(10e-6, 18)
})

test('what the inputs explain is kept, what they do not is shrunk away', () => {
  const rows = 400
  const next = normal(3)
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: rows }, next))
  const dot = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, t) => sum + value * (b[t] as number), 0)
  const inputs = columns.slice(0, 2)
  const fitTo = (target: Float64Array) =>
    ridge({
      rows,
      meanSquareLeast: 0,
      products: Float64Array.from(inputs.flatMap((a) => inputs.map((b) => dot(a, b)))),
      withInputs: [Float64Array.from(inputs, (a) => dot(a, target))],
      squares: [dot(target, target)],
    })
  const [a, b, noise] = columns as [Float64Array, Float64Array, Float64Array]
  const told = fitTo(a.map((value, t) => 2 * value - (b[t] as number)))
  expect(told.weights[0]?.[0]).toBeCloseTo(2, 1)
  expect(told.weights[0]?.[1]).toBeCloseTo(-1, 1)
  expect(told.variances[0]).toBeLessThan(1e-3)
  const untold = fitTo(noise)
  expect(Math.hypot(...(untold.weights[0] ?? []))).toBeLessThan(0.05)
  expect(untold.variances[0]).toBeCloseTo(1, 0)
})

test.each([directAutoregression, anchoredAutoregression])(
  '$technique.name carries on a wave, also beyond the steps it learned',
  (method) => {
    const wave = (i: number) =>
      20 + 5 * Math.sin((2 * Math.PI * i) / 7) + 2 * Math.cos((2 * Math.PI * i) / 3.5)
    const values = Float64Array.from({ length: 140 }, (_, i) => wave(i))
    const { point } = method.forecast(method.fit(values, { seasonLengths: 7, horizon: 7 }), 21, [])
    for (const [step, value] of point.entries()) expect(Math.abs(value - wave(140 + step))).toBeLessThan(0.1)
  },
)

test('measured from the newest value it follows a level; measured as it is, it returns', () => {
  const next = normal(5)
  let level = 0
  const walk = Float64Array.from({ length: 300 }, (_, i) => (i < 280 ? (level += next()) : level + 40))
  const ahead = (method: typeof directAutoregression) =>
    method.forecast(method.fit(walk, { horizon: 10 }), 10, []).point[9] as number
  expect(Math.abs(ahead(anchoredAutoregression) - (level + 40))).toBeLessThan(12)
  expect(ahead(directAutoregression)).toBeLessThan(ahead(anchoredAutoregression))
})

test('its band is as wide as what it misses', () => {
  let [inside, steps] = [0, 0]
  for (let seed = 0; seed < 30; seed++) {
    const values = weekly(seed, 307)
    const model = directAutoregression.fit(values.subarray(0, 300), { seasonLengths: 7, horizon: 7 })
    const { quantiles } = directAutoregression.forecast(model, 7, [0.1, 0.9])
    for (let step = 0; step < 7; step++, steps++) {
      const value = values[300 + step] as number
      if (value >= (quantiles[2 * step] as number) && value <= (quantiles[2 * step + 1] as number)) inside++
    }
  }
  expect(inside / steps).toBeGreaterThan(0.7)
  expect(inside / steps).toBeLessThan(0.9)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRng } from '../index.ts'
import * as floats from '../kernels/twin/floats.ts'
import * as scalar from '../scalar.ts'

/** Functions, the engine's own for comparison, and where they are meant to be used. */
const doubles = [
  ['exp', scalar.exp, Math.exp, -700, 700],
  ['log', scalar.log, Math.log, 1e-300, 1e300],
  ['log near 1', (x: number) => scalar.log(1 + x), (x: number) => Math.log(1 + x), -0.5, 1],
  ['log1p', scalar.log1p, Math.log1p, -0.99, 5],
  ['tanh', scalar.tanh, Math.tanh, -25, 25],
  ['tanh near 0', scalar.tanh, Math.tanh, -0.01, 0.01],
  ['atanh', scalar.atanh, Math.atanh, -0.99, 0.99],
  ['asinh', scalar.asinh, Math.asinh, -1e6, 1e6],
  ['asinh near 0', scalar.asinh, Math.asinh, -0.01, 0.01],
  ['acosh1p', scalar.acosh1p, (t: number) => 2 * Math.asinh(Math.sqrt(t / 2)), 1e-300, 1e6],
] as const

describe('double precision', () => {
  test.each(doubles)('%s agrees with the engine to 12 digits', (_, own, engine, min, max) => {
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), (x) => {
        const expected = engine(x)
        expect(Math.abs(own(x) - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected) + 1e-300)
      }),
    )
  })

  test('the edges are the engine’s', () => {
    expect(scalar.log(0)).toBe(-Infinity)
    expect(scalar.log(-1)).toBeNaN()
    expect(scalar.log(Infinity)).toBe(Infinity)
    expect(scalar.exp(-1000)).toBe(0)
    expect(scalar.acosh1p(0)).toBe(0)
    expect(scalar.tanh(1000)).toBe(1)
  })
})

const singles = [
  ['exp', floats.exp, Math.exp, -80, 80],
  ['tanh', floats.tanh, Math.tanh, -20, 20],
  ['sigmoid', floats.sigmoid, (x: number) => 1 / (1 + Math.exp(-x)), -80, 80],
] as const

test.each(singles)(
  'single-precision %s is right to 5 units of the last place',
  (_, own, engine, min, max) => {
    fc.assert(
      fc.property(fc.float({ min, max, noNaN: true }), (x) => {
        const expected = engine(x)
        expect(Math.abs(own(x) - expected)).toBeLessThanOrEqual(5 * 2 ** -24 * Math.abs(expected) + 1e-37)
      }),
    )
  },
)

test('a seed decides the random numbers', () => {
  const rng = createRng(1)
  expect([rng.uniform(), rng.normal(), rng.below(100)]).toMatchInlineSnapshot(`
    [
      0.5686059594154358,
      0.2948489373274596,
      49,
    ]
  `)
  expect(createRng(2).uniform()).not.toBe(createRng(3).uniform())
})

test('random numbers have the moments they should', () => {
  const rng = createRng(5)
  const draws = Array.from({ length: 20_000 }, () => rng.normal())
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(variance - 1)).toBeLessThan(0.05)
  const uniform = Array.from({ length: 20_000 }, () => rng.uniform())
  expect(Math.abs(uniform.reduce((sum, x) => sum + x, 0) / uniform.length - 0.5)).toBeLessThan(0.01)
  expect([...rng.permutation(50)].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i))
})

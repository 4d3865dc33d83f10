import { describe, expect, test } from 'vitest'
import { dormandPrince, rk4 } from '../index.ts'
import { exactEnd, exactly, logOdeEnd, type Solve } from './linear-fields.ts'

const addScaled = (x: Float64Array, y: Float64Array, factor: number) =>
  x.map((value, i) => value + factor * (y[i] ?? 0))

const solvers: Record<string, Solve> = {
  rk4: (field, z) => rk4(field, z, addScaled, 1000),
  'Dormand–Prince': exactly,
}

describe.each(Object.entries(solvers))('log-ODE of a linear vector field, %s', (_, solve) => {
  test.each([
    [1, [1.3175570486, 0.1904681561]],
    [2, [1.2608546163, 0.2599792434]],
    [3, [1.2452593512, 0.245058694]],
    [4, [1.2459308736, 0.2441599988]],
  ])('depth %i ends where the reference does', (depth, expected) => {
    const end = logOdeEnd(depth, solve)
    for (const [i, value] of expected.entries()) expect(end[i]).toBeCloseTo(value, 9)
  })

  test('piece by piece it is exact', () => {
    const end = exactEnd(solve)
    expect(end[0]).toBeCloseTo(1.2459341333, 9)
    expect(end[1]).toBeCloseTo(0.2441069231, 9)
  })
})

test.each(Object.entries(solvers))('windows are ODEs of their own: 0, 1, 11, 111 by %s', (_, solve) => {
  const ends = [0]
  for (const change of [1, 10, 100]) {
    ends.push(solve(() => Float64Array.of(change), Float64Array.of(ends.at(-1) ?? 0))[0] ?? 0)
  }
  for (const [i, value] of [0, 1, 11, 111].entries()) expect(ends[i]).toBeCloseTo(value, 9)
})

test('halving the step divides the error of rk4 by 16', () => {
  const decay = (z: Float64Array) => z.map((value) => -value)
  const errorOf = (steps: number) =>
    Math.abs((rk4(decay, Float64Array.of(1), addScaled, steps)[0] ?? 0) - Math.exp(-1))
  expect(errorOf(8) / errorOf(16)).toBeGreaterThan(14)
  expect(errorOf(8) / errorOf(16)).toBeLessThan(19)
})

describe('Dormand–Prince', () => {
  test('keeps to the tolerance on a stiff field and asks for more steps there', () => {
    const counted = (rate: number) => {
      let asked = 0
      const end = dormandPrince((z) => {
        asked++
        return z.map((value) => rate * (1 - value))
      }, Float64Array.of(0))
      return { asked, error: Math.abs((end[0] ?? 0) - (1 - Math.exp(-rate))) }
    }
    const [slow, fast] = [counted(1), counted(300)]
    expect(slow.error).toBeLessThan(1e-6)
    expect(fast.error).toBeLessThan(1e-6)
    expect(slow.asked).toBeLessThan(60)
    expect(fast.asked).toBeGreaterThan(3 * slow.asked)
  })

  test('says so when it cannot', () => {
    const blowUp = (z: Float64Array) => z.map((value) => value * value)
    expect(() => dormandPrince(blowUp, Float64Array.of(2), { stepsMax: 50 })).toThrow(RangeError)
    expect(() =>
      dormandPrince(() => Float64Array.of(Number.NaN), Float64Array.of(2), { stepsMax: 50 }),
    ).toThrow(RangeError)
  })

  test('a field of zeros leaves the state', () => {
    expect([...dormandPrince((z) => z.map(() => 0), Float64Array.of(1, 2))]).toEqual([1, 2])
  })
})

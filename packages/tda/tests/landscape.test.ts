import fc from 'fast-check'
import { expect, test } from 'vitest'
import { landscapeAt, landscapeNorm, persistenceLandscape, type Bar } from '../index.ts'

const D: Bar[] = [
  [0, 1],
  [0.2, 0.9],
  [0.5, 0.6],
]
const E: Bar[] = [
  [0.1, 1.2],
  [0.3, 0.5],
]

const bars = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 })).map(([b, l]): Bar => [b, b + l]),
  { maxLength: 12 },
)

test('levels of three nested tents', () => {
  const [first = [], second = []] = persistenceLandscape(D)
  expect(landscapeAt(first, 0.5)).toBeCloseTo(0.5, 12)
  expect(landscapeAt(second, 0.55)).toBeCloseTo(0.35, 12)
  expect(landscapeAt(first, -1)).toBe(0)
  expect(landscapeAt(first, 2)).toBe(0)
  expect(landscapeAt(persistenceLandscape(E)[0] ?? [], 0.5)).toBeCloseTo(0.4, 12)
})

test('norms in closed form', () => {
  expect(landscapeNorm(D, 1)).toBeCloseTo(0.375, 12)
  expect(landscapeNorm(D, 2)).toBeCloseTo(0.3346640106, 10)
  expect(landscapeNorm(E, 1)).toBeCloseTo(0.3125, 12)
  expect(landscapeNorm(E, 2)).toBeCloseTo(0.3340409157, 10)
  expect(landscapeNorm(D, Infinity)).toBe(0.5)
})

test('two tents that cross: the envelope has a valley, and the shared tent lies under it', () => {
  const levels = persistenceLandscape([
    [0, 4],
    [2, 6],
  ])
  expect(levels).toEqual([
    [
      [0, 0],
      [2, 2],
      [3, 1],
      [4, 2],
      [6, 0],
    ],
    [
      [2, 0],
      [3, 1],
      [4, 0],
    ],
  ])
})

test('λ_k is the k-th largest tent everywhere', () => {
  fc.assert(
    fc.property(bars, fc.double({ min: -1, max: 32, noNaN: true }), (bars, t) => {
      const tents = bars.map(([b, d]) => Math.max(0, Math.min(t - b, d - t))).toSorted((x, y) => y - x)
      const levels = persistenceLandscape(bars)
      for (const [k, tent] of tents.entries()) expect(landscapeAt(levels[k] ?? [], t)).toBeCloseTo(tent, 9)
    }),
  )
})

test('norms over all levels need no envelope; fewer levels, less norm', () => {
  fc.assert(
    fc.property(bars, fc.constantFrom(1, 2, 3.5), (bars, p) => {
      const closed = landscapeNorm(bars, p)
      expect(landscapeNorm(bars, p, 50)).toBeCloseTo(closed, 9)
      expect(landscapeNorm(bars, p, 1)).toBeLessThanOrEqual(closed + 1e-9)
    }),
  )
})

test('no bars, bars without length and bars that never die have no landscape', () => {
  const nothing: Bar[] = [
    [1, 1],
    [0, Infinity],
  ]
  expect(persistenceLandscape(nothing)).toEqual([])
  expect(landscapeNorm(nothing, 2)).toBe(0)
  expect(landscapeNorm([], Infinity)).toBe(0)
  expect(() => landscapeNorm(D, 0.5)).toThrow('p must be at least 1')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bottleneckDistance, wassersteinDistance, type Bar } from '../index.ts'

const D: Bar[] = [
  [0, 1],
  [0.2, 0.9],
  [0.5, 0.6],
]
const E: Bar[] = [
  [0.1, 1.2],
  [0.3, 0.5],
]

test.each([
  { order: 1, innerNorm: Infinity, distance: 0.65 },
  { order: 2, innerNorm: Infinity, distance: 0.4183300133 },
  { order: 1, innerNorm: 2, distance: 0.7066280384 },
  { order: 2, innerNorm: 2, distance: 0.474341649 },
])('W of order $order over l_$innerNorm', ({ distance, ...options }) => {
  expect(wassersteinDistance(D, E, options)).toBeCloseTo(distance, 9)
})

test('bottleneck', () => {
  expect(bottleneckDistance(D, E)).toBeCloseTo(0.35, 12)
  expect(bottleneckDistance(D, [])).toBe(0.5)
  expect(bottleneckDistance([], [])).toBe(0)
})

const bars = fc.array(
  fc
    .tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }))
    .map(([birth, length]): Bar => [birth, birth + length]),
  { maxLength: 4 },
)

/** The best over all matchings, one bar of `a` after the other: with the diagonal or with a bar of `b` still free. */
function bestMatching(a: readonly Bar[], b: readonly Bar[], sum: (x: number, y: number) => number): number {
  const [first, ...rest] = a
  const alone = ([birth, death]: Bar) => (death - birth) / 2
  if (!first) return b.reduce((total, bar) => sum(total, alone(bar)), 0)
  return b.reduce(
    (best, bar, i) => {
      const apart = Math.max(Math.abs(first[0] - bar[0]), Math.abs(first[1] - bar[1]))
      return Math.min(best, sum(apart, bestMatching(rest, b.toSpliced(i, 1), sum)))
    },
    sum(alone(first), bestMatching(rest, b, sum)),
  )
}

test('no matching is better than the one found', () => {
  fc.assert(
    fc.property(bars, bars, (a, b) => {
      expect(bottleneckDistance(a, b)).toBeCloseTo(bestMatching(a, b, Math.max), 9)
      expect(wassersteinDistance(a, b, { order: 1 })).toBeCloseTo(
        bestMatching(a, b, (x, y) => x + y),
        9,
      )
    }),
  )
})

const many = fc.array(
  fc.tuple(fc.nat(30), fc.nat(20)).map(([birth, length]): Bar => [birth, birth + length]),
  { maxLength: 30 },
)

test('distances are metrics, and W_∞ ≤ W_2 ≤ W_1', () => {
  fc.assert(
    fc.property(many, many, many, (a, b, c) => {
      const one = (x: readonly Bar[], y: readonly Bar[]) => wassersteinDistance(x, y, { order: 1 })
      for (const distance of [bottleneckDistance, wassersteinDistance, one]) {
        expect(distance(a, a.toReversed())).toBe(0)
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 9)
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-9)
      }
      expect(bottleneckDistance(a, b)).toBeLessThanOrEqual(wassersteinDistance(a, b) + 1e-9)
      expect(wassersteinDistance(a, b)).toBeLessThanOrEqual(one(a, b) + 1e-9)
    }),
    { numRuns: 60 },
  )
})

test('bars that never die are matched among themselves, by birth', () => {
  const one: Bar[] = [
    [0, Infinity],
    [2, Infinity],
    [0, 1],
  ]
  const other: Bar[] = [
    [3, Infinity],
    [0, Infinity],
    [0, 1],
  ]
  expect(bottleneckDistance(one, other)).toBe(1)
  expect(wassersteinDistance(one, other)).toBe(1)
  expect(bottleneckDistance(one, [[0, 1]])).toBe(Infinity)
  expect(wassersteinDistance(one, [[0, 1]])).toBe(Infinity)
})

test('orders and norms that are none are refused', () => {
  expect(() => wassersteinDistance(D, E, { order: Infinity })).toThrow('order must be')
  expect(() => wassersteinDistance(D, E, { innerNorm: 0.5 })).toThrow('innerNorm must be')
})

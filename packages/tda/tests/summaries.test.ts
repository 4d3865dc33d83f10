import { expect, test } from 'vitest'
import { erf } from '../image.ts'
import {
  bettiCurve,
  maxPersistence,
  persistenceEntropy,
  persistenceImage,
  persistences,
  type Bar,
} from '../index.ts'

const bars: Bar[] = [
  [0, 2],
  [1, 2],
  [1, 2],
  [0, Infinity],
]

test('lengths, the longest, and their entropy', () => {
  expect(persistences(bars)).toEqual([2, 1, 1])
  expect(maxPersistence(bars)).toBe(2)
  expect(persistenceEntropy(bars)).toBeCloseTo(1.5 * Math.LN2, 12)
  expect(
    persistenceEntropy([
      [0, 1],
      [3, 3],
    ]),
  ).toBe(0)
  expect(maxPersistence([])).toBe(0)
  expect(persistenceEntropy([])).toBe(0)
})

test('the Betti curve counts what is alive, births counting and deaths not', () => {
  expect([...bettiCurve(bars, [-1, 0, 1, 1.5, 2, 9])]).toEqual([0, 2, 4, 4, 1, 1])
  expect(() => bettiCurve(bars, [Number.NaN])).toThrow('a distance of the Betti curve')
})

test.each([
  [0, 0],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2, 0.9953222650189527],
  [2.6, 0.9997639655834707],
  [3.5, 0.9999992569016276],
  [7, 1],
])('erf(%d)', (x, value) => {
  expect(erf(x)).toBeCloseTo(value, 13)
  expect(erf(-x)).toBeCloseTo(-value, 13)
})

const frame = { birthRange: [0, 4], persistenceRange: [0, 4], columns: 4, rows: 4, sigma: 0.25 } as const

test('an image puts the mass of each bar where the bar is', () => {
  const image = persistenceImage([[0.5, 3]], frame)
  const brightest = image.indexOf(Math.max(...image))
  expect([Math.floor(brightest / 4), brightest % 4]).toEqual([2, 0])
  // One σ-cell of a normal distribution to either side of its mean: (2Φ(2) − 1)² of the weight 2.5/4.
  expect(image[brightest]).toBeCloseTo((2.5 / 4) * 0.9544997361 ** 2, 9)
})

test('an image adds up over its bars, and bars without length weigh nothing', () => {
  const one = persistenceImage([[0.5, 3]], frame)
  const other = persistenceImage([[2, 3.5]], frame)
  const both = persistenceImage(
    [
      [0.5, 3],
      [2, 3.5],
      [1, 1],
      [0, Infinity],
    ],
    frame,
  )
  for (const [pixel, value] of both.entries())
    expect(value).toBeCloseTo((one[pixel] ?? 0) + (other[pixel] ?? 0), 12)
  expect(Math.max(...persistenceImage([], frame))).toBe(0)
})

test('a wide frame holds the whole weight', () => {
  const wide = { ...frame, birthRange: [-9, 9], persistenceRange: [-9, 9], weight: () => 3 } as const
  const total = persistenceImage([[1, 2]], wide).reduce((a, b) => a + b, 0)
  expect(total).toBeCloseTo(3, 10)
})

test('frames that are none are refused', () => {
  expect(() => persistenceImage(bars, { ...frame, sigma: 0 })).toThrow('sigma must be positive')
  expect(() => persistenceImage(bars, { ...frame, birthRange: [1, 1] })).toThrow('a range must rise')
  expect(() => persistenceImage(bars, { ...frame, rows: 0 })).toThrow('rows must be')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fit, ForestError, fromBytes, score, toBytes } from '../index.ts'
import { blob, categories, table } from './tables.ts'

const points = blob(1, 300, [0, 0])
const rows = [
  ...table(points.map(([x = 0, y = 0], row) => [row % 5 === 0 ? NaN : x, y])),
  categories(
    'merchant',
    points.map((_, row) => (row === 0 ? '__proto__' : `ß${row % 3}`)),
  ),
]

test('a forest comes back from its bytes as it was, from any offset', () => {
  for (const extension of [0, 2]) {
    const forest = fit(rows, { extension, contamination: 0.1, seed: 7 })
    const bytes = toBytes(forest)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(fromBytes(bytes)).toEqual(forest)
    expect(fromBytes(shifted.subarray(3))).toEqual(forest)
    expect(score(fromBytes(bytes), rows)).toEqual(score(forest, rows))
  }
})

test('damaged bytes are refused, or make a forest that still scores', () => {
  const bytes = toBytes(fit(rows, { trees: 2, samples: 16 }))
  const read = (damaged: Uint8Array): void => {
    try {
      expect(score(fromBytes(damaged), rows)).toHaveLength(300)
    } catch (error) {
      expect(error).toBeInstanceOf(ForestError)
    }
  }
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      read(bytes.with(at, byte))
      expect(() => fromBytes(bytes.subarray(0, at))).toThrow(ForestError)
    }),
    { numRuns: 2000 },
  )
  for (const nothing of [[], [1, 2, 3], [...bytes, 0]]) {
    expect(() => fromBytes(Uint8Array.from(nothing))).toThrow('These bytes are no forest')
  }
})

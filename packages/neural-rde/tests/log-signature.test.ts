import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Basis,
  identity,
  logarithm,
  logSignature,
  logSignatureSize,
  lyndonWords,
  multiply,
  type Path,
  signature,
  standardFactors,
} from '../index.ts'
import { oracle } from './oracle.ts'

const path = (...points: number[][]): Path => ({
  points: Float64Array.from(points.flat()),
  channels: points[0]?.length ?? 0,
})
const close = (actual: ArrayLike<number>, expected: readonly number[], digits = 9) => {
  expect(actual.length).toBe(expected.length)
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, digits)
}
const coordinates = (of: Path, depth: number, basis: Basis = 'words') =>
  logSignature(of.channels, depth, basis).of(of)

describe('reference values (iisignature 0.24 and a tensor algebra of its own)', () => {
  test('a corner, to depth 4', () => {
    const corner = path([0, 0], [1, 0], [1, 1])
    const [, first = [], second = [], third = []] = signature(corner, 4)
    close(first, [1, 1])
    close(second, [0.5, 1, 0, 0.5])
    close(third, [1 / 6, 0.5, 0, 0.5, 0, 0, 0, 1 / 6])
    const expected = [1, 1, 0.5, 1 / 12, 1 / 12, 0, 1 / 24, 0]
    close(coordinates(corner, 4), expected)
    close(coordinates(corner, 4, 'brackets'), expected)
  })

  test('three channels, where the bases differ', () => {
    const walk = path([0, 0, 0], [1, 2, -1], [0.5, 1, 2], [2, 0, 1])
    const low = [2, 0, 1, -1, -0.5, 3]
    const [before, after] = [
      [1 / 6, -1 / 3, 1 / 3, -5 / 6],
      [1.0833333333, 2.6666666667, 1 / 6],
    ]
    close(coordinates(walk, 3, 'brackets'), [...low, ...before, -1 / 6, ...after])
    close(coordinates(walk, 3, 'words'), [...low, ...before, 2 / 3, ...after])
    close(signature(walk, 3)[2] ?? [], [2, -1, 0.5, 1, 0, 3, 1.5, -3, 0.5])
  })

  test('balances over time', () => {
    const balances = path([0, 1], [0.25, 0.8], [0.5, 1.5], [0.75, 1.2], [1, 1.3])
    const [, first = [], second = []] = signature(balances, 3)
    close(first, [1, 0.3])
    close(second, [0.5, 0.1375, 0.1625, 0.045])
    close(coordinates(balances, 3), [1, 0.3, -0.0125, -0.015625, 0.016875])
  })

  test.each([
    [2, [2, 3, 5, 8, 14]],
    [3, [3, 6, 14, 32, 80]],
    [4, [4, 10, 30, 90, 294]],
    [5, [5, 15, 55, 205, 829]],
    [6, [6, 21, 91, 406, 1960]],
  ])('as many Lyndon words of %i letters as the closed form says', (letters, sizes) => {
    for (const [at, size] of sizes.entries()) {
      expect(logSignatureSize(letters, at + 1)).toBe(size)
      expect(lyndonWords(letters, at + 1)).toHaveLength(size)
    }
  })

  test('words are in length-then-dictionary order', () => {
    const names = lyndonWords(3, 3).map((word) => word.map((letter) => letter + 1).join(''))
    expect(names.join(' ')).toBe('1 2 3 12 13 23 112 113 122 123 132 133 223 233')
    expect(standardFactors([0, 0, 1, 1])).toEqual([[0], [0, 1, 1]])
  })
})

test.each(oracle.logSignatures)('$channels channels to depth $depth as numpy has them', (given) => {
  const of = { points: Float64Array.from(given.points), channels: given.channels }
  close(coordinates(of, given.depth, 'words'), given.words, 10)
  close(coordinates(of, given.depth, 'brackets'), given.brackets, 10)
})

describe('invariants', () => {
  const point = (channels: number) =>
    fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: channels, maxLength: channels })
  const paths = fc
    .record({
      channels: fc.integer({ min: 1, max: 3 }),
      depth: fc.integer({ min: 1, max: 4 }),
    })
    .chain(({ channels, depth }) =>
      fc.record({
        depth: fc.constant(depth),
        points: fc.array(point(channels), { minLength: 2, maxLength: 8 }),
      }),
    )

  test('Chen: the signature of a whole is the product of its parts', () => {
    fc.assert(
      fc.property(paths, fc.nat(), ({ depth, points }, cut) => {
        const at = cut % points.length
        const [first, rest] = [path(...points.slice(0, at + 1)), path(...points.slice(at))]
        const joined = multiply(signature(first, depth), signature(rest, depth))
        const whole = signature(path(...points), depth)
        for (const [k, level] of whole.entries()) close(joined[k] ?? [], [...level], 10)
        const logJoined = logarithm(joined)
        const logWhole = logarithm(whole)
        for (const [k, level] of logWhole.entries()) close(logJoined[k] ?? [], [...level], 10)
      }),
    )
  })

  test('a path walked back has minus its log-signature', () => {
    fc.assert(
      fc.property(paths, ({ depth, points }) => {
        const there = coordinates(path(...points), depth)
        const back = coordinates(path(...points.toReversed()), depth)
        close(
          back,
          Array.from(there, (value) => 0 - value),
          10,
        )
      }),
    )
  })

  test('depth 2 by areas is depth 3 cut off', () => {
    fc.assert(
      fc.property(paths, ({ points }) => {
        const whole = path(...points)
        const [second, third] = [coordinates(whole, 2), coordinates(whole, 3)]
        close(second, [...third.subarray(0, second.length)], 12)
      }),
    )
  })

  test('only the way counts, not how fast or from where it is walked', () => {
    const way = path([0, 0], [2, 1], [3, -1])
    const slower = path([5, 5], [6, 5.5], [7, 6], [7, 6], [8, 4])
    close(coordinates(slower, 3), [...coordinates(way, 3)])
  })

  test('order shows where sums do not: salary then bills, bills then salary', () => {
    const [first, second] = [path([0, 0], [1, 0], [1, 1]), path([0, 0], [0, 1], [1, 1])]
    expect([...coordinates(first, 1)]).toEqual([...coordinates(second, 1)])
    expect(coordinates(first, 2)[2]).toBe(0.5)
    expect(coordinates(second, 2)[2]).toBe(-0.5)
  })
})

test('a path of one point or none has log-signature 0', () => {
  for (const depth of [1, 2, 3]) {
    close(coordinates(path([3, 4]), depth), Array<number>(logSignatureSize(2, depth)).fill(0))
    const none = { points: new Float64Array(), channels: 2 }
    close(coordinates(none, depth), Array<number>(logSignatureSize(2, depth)).fill(0))
  }
  expect(identity(2, 1).map((level) => [...level])).toEqual([[1], [0, 0]])
  expect(() => logSignature(2, 1).of(path([1, 2, 3]))).toThrow(RangeError)
})

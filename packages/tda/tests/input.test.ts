import { expect, test } from 'vitest'
import {
  delayEmbedding,
  euclideanDistances,
  fullDistances,
  lowerDistances,
  parallelCloud,
  pointCloud,
  readDistances,
  readLowerDistances,
  readPointCloud,
  readSparseDistances,
  ripsPersistence,
  slidingWindows,
  sparseDistances,
  TopologyError,
} from '../index.ts'
import { distancesOf, polygon, printed } from './clouds.ts'

/** The code of the error that `work` ends with. */
function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof TopologyError) return error.code
    throw error
  }
  return 'accepted'
}

test.each([
  ['no point', () => pointCloud([]), 'empty'],
  ['no coordinate', () => pointCloud([[], []]), 'empty'],
  ['points of two dimensions', () => pointCloud([[1, 2], [3]]), 'ragged'],
  ['coordinate NaN', () => pointCloud([[1], [Number.NaN]]), 'not_finite'],
  ['coordinate beyond single precision', () => pointCloud([[1], [1e39]]), 'not_finite'],
  ['points too far apart', () => distancesOf([[-3e38], [3e38]]), 'too_large'],
  ['five distances', () => lowerDistances([1, 2, 3, 4, 5]), 'not_triangular'],
  ['distance NaN', () => lowerDistances([Number.NaN]), 'not_a_number'],
  ['distance below zero', () => lowerDistances([-1]), 'negative'],
  ['distance beyond single precision', () => lowerDistances([1e39]), 'too_large'],
  ['no row', () => fullDistances([]), 'empty'],
  ['a row too short', () => fullDistances([[0, 1], [1]]), 'ragged'],
  [
    'another way back',
    () =>
      fullDistances([
        [0, 1],
        [2, 0],
      ]),
    'asymmetric',
  ],
  ['far from itself', () => fullDistances([[1]]), 'diagonal_not_zero'],
  ['an edge to nowhere', () => sparseDistances(2, [[0, 2, 1]]), 'index_out_of_range'],
  ['an edge to itself', () => sparseDistances(2, [[1, 1, 1]]), 'index_out_of_range'],
  ['an edge at half', () => sparseDistances(2, [[0, 0.5, 1]]), 'index_out_of_range'],
  ['no points', () => sparseDistances(0, []), 'empty'],
  ['half a point', () => sparseDistances(1.5, []), 'option_out_of_range'],
  ['an empty file', () => readLowerDistances(' \n'), 'empty'],
  ['a file of words', () => readPointCloud('one two'), 'not_a_number'],
  ['a hexadecimal number', () => readPointCloud('0x10'), 'not_a_number'],
  ['an edge of two numbers', () => readSparseDistances('0 1'), 'ragged'],
  ['modulus 4', () => ripsPersistence(square, { modulus: 4 }), 'option_out_of_range'],
  ['dimension −1', () => ripsPersistence(square, { dimensionMax: -1 }), 'option_out_of_range'],
  ['dimension 99', () => ripsPersistence(square, { dimensionMax: 99 }), 'option_out_of_range'],
  ['threshold NaN', () => ripsPersistence(square, { threshold: Number.NaN }), 'option_out_of_range'],
  ['ten bytes', () => ripsPersistence(square, { bytesMax: 10 }), 'too_large'],
  ['ten bytes of distances', () => euclideanDistances(pointCloud(polygon(9)), { bytesMax: 10 }), 'too_large'],
  ['a series too short', () => delayEmbedding([1, 2], { dimension: 2, delay: 2 }), 'empty'],
  ['delay 0', () => delayEmbedding([1, 2], { dimension: 2, delay: 0 }), 'option_out_of_range'],
  ['series of two lengths', () => parallelCloud([[1, 2], [1]]), 'ragged'],
])('%s is refused', (_, work, code) => {
  expect(refusal(work)).toBe(code)
})

const square = distancesOf(polygon(4))

test('more points than can be numbered are refused before anything is built', () => {
  const many = sparseDistances(100_000, [[0, 1, 1]])
  expect(refusal(() => ripsPersistence(many, { dimensionMax: 3 }))).toBe('too_large')
  expect(
    printed(ripsPersistence(sparseDistances(1_000, [[0, 1, 1]])))[0]?.startsWith('[0,1) [0,) [0,)'),
  ).toBe(true)
})

test('many points with few edges are no matter of their square', () => {
  const size = 50_000
  const ring = Array.from({ length: size }, (_, i): [number, number, number] => [i, (i + 1) % size, 1])
  expect(ripsPersistence(sparseDistances(size, ring))[1]?.bars).toEqual([[1, Infinity]])
})

test('memory is counted while columns grow', () => {
  const cloud = distancesOf(polygon(60))
  expect(refusal(() => ripsPersistence(cloud, { dimensionMax: 2, bytesMax: 100_000 }))).toBe('too_large')
  expect(refusal(() => ripsPersistence(cloud, { dimensionMax: 2 }))).toBe('accepted')
})

test('a matrix reads the same from its triangle, its rows and its edges', () => {
  const triangle = readLowerDistances('1\n1.5,1\n2, 1.5 ,1\n')
  const rows = readDistances('# a path\n0;1;1.5;2\r\n1;0;1;1.5\r\n\r\n1.5;1;0;1\r\n2;1.5;1;0\r\n')
  const edges = readSparseDistances('1 0 1\n0 2 1.5\n2 1 1\n3 0 2\n3 1 1.5\n3 2 +1e0')
  expect(rows).toEqual(triangle)
  expect(printed(ripsPersistence(edges))).toEqual(printed(ripsPersistence(triangle)))
})

test('six digits of asymmetry are the file’s, not the matrix’s', () => {
  expect(
    refusal(() =>
      fullDistances([
        [0, 1.23456],
        [1.234561, 0],
      ]),
    ),
  ).toBe('accepted')
})

test('points are read between commas or blanks', () => {
  expect(readPointCloud('0.5, -1\n1e-3\t.25\n\n')).toEqual({
    size: 2,
    dimension: 2,
    coordinates: Float64Array.of(0.5, -1, 0.001, 0.25),
  })
})

test('a delay embedding and parallel series are clouds of moments', () => {
  expect([...delayEmbedding([1, 2, 3, 4, 5], { dimension: 2, delay: 2 }).coordinates]).toEqual([
    1, 3, 2, 4, 3, 5,
  ])
  const series = [
    [1, 2, 3],
    [4, 5, 6],
  ]
  expect([...parallelCloud(series, { start: 1, end: 3 }).coordinates]).toEqual([2, 5, 3, 6])
})

test('windows slide as long as they fit', () => {
  expect(slidingWindows(10, { width: 4, stride: 3 })).toEqual([
    { start: 0, end: 4 },
    { start: 3, end: 7 },
    { start: 6, end: 10 },
  ])
  expect(slidingWindows(3, { width: 4 })).toEqual([])
})

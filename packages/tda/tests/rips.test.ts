import { expect, test } from 'vitest'
import {
  delayEmbedding,
  euclideanDistances,
  lowerDistances,
  maxPersistence,
  ripsPersistence,
} from '../index.ts'
import { cloud10, distancesOf, octahedron, polygon, printed, projectivePlane } from './clouds.ts'

const repeat = (bar: string, times: number) => Array.from({ length: times }, () => bar).join(' ')

test('a square is a loop until its diagonals fill it', () => {
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]
  expect(printed(ripsPersistence(distancesOf(square)))).toEqual(['[0,1) [0,1) [0,1) [0,)', '[1,1.41421)'])
})

test('polygons: a loop from the side to the triangle across', () => {
  expect(printed(ripsPersistence(distancesOf(polygon(6))))).toEqual([
    `${repeat('[0,1)', 5)} [0,)`,
    '[1,1.73205)',
  ])
  expect(printed(ripsPersistence(distancesOf(polygon(12))))).toEqual([
    `${repeat('[0,0.517638)', 11)} [0,)`,
    '[0.517638,1.73205)',
  ])
})

test('an octahedron is hollow', () => {
  expect(printed(ripsPersistence(distancesOf(octahedron), { dimensionMax: 2 }))).toEqual([
    `${repeat('[0,1.41421)', 5)} [0,)`,
    '',
    '[1.41421,2)',
  ])
})

test('two triangles are filled at once and joined last', () => {
  const triangle = (x: number) => [
    [x, 0],
    [x + 1, 0],
    [x + 0.5, 0.9],
  ]
  expect(printed(ripsPersistence(distancesOf([...triangle(0), ...triangle(5)])))).toEqual([
    '[0,1) [0,1) [0,1.02956) [0,1.02956) [0,4) [0,)',
    '',
  ])
})

test('ten points in the plane, as Ripser and GUDHI have them', () => {
  expect(printed(ripsPersistence(distancesOf(cloud10)))).toEqual([
    '[0,1.10454) [0,1.11803) [0,1.11803) [0,1.13137) [0,1.20416) [0,1.21655) [0,1.28062) [0,1.47648) [0,1.9799) [0,)',
    '[1.48661,1.58114) [1.47648,1.80278)',
  ])
})

test.each([
  { dimension: 2, delay: 5, points: 55, loops: '[0.312869,1.78201)' },
  { dimension: 3, delay: 3, points: 54, loops: '[0.405722,2.10406)' },
])(
  'a sine embedded with $dimension values $delay apart is one loop',
  ({ dimension, delay, points, loops }) => {
    const cloud = delayEmbedding(sine, { dimension, delay })
    expect(cloud.size).toBe(points)
    expect(printed(ripsPersistence(euclideanDistances(cloud)))[1]).toBe(loops)
  },
)

test('a sine embedded with too short a delay is a thin loop among others', () => {
  const [, loops] = ripsPersistence(euclideanDistances(delayEmbedding(sine, { dimension: 2, delay: 1 })))
  expect(loops?.bars.length).toBeGreaterThan(1)
  expect(maxPersistence(loops?.bars ?? [])).toBeCloseTo(0.618034 - 0.437016, 6)
})

const sine = Array.from({ length: 60 }, (_, t) => Math.sin((2 * Math.PI * t) / 20))

test('the projective plane has a loop and a void over Z/2, and neither over Z/3', () => {
  const plane = projectivePlane(60)
  const longLived = (modulus: number) =>
    ripsPersistence(plane, { dimensionMax: 2, modulus })
      .slice(1)
      .map(({ bars }) => bars.filter(([birth, death]) => death - birth > 0.3).length)
  expect(longLived(2)).toEqual([1, 1])
  expect(longLived(3)).toEqual([0, 0])
})

test('what lives at the threshold never dies', () => {
  expect(printed(ripsPersistence(distancesOf(polygon(6)), { threshold: 1.5 }))).toEqual([
    `${repeat('[0,1)', 5)} [0,)`,
    '[1,)',
  ])
  expect(printed(ripsPersistence(distancesOf(polygon(6)), { threshold: 0.5 }))).toEqual([
    repeat('[0,)', 6),
    '',
  ])
})

test('a loop names the edge that closes it', () => {
  const [, loops] = ripsPersistence(distancesOf(cloud10))
  for (const [i, [birth]] of (loops?.bars ?? []).entries()) {
    const [a = 0, b = 0] = loops?.birthSimplices[i] ?? []
    const [p = [], q = []] = [cloud10[a], cloud10[b]]
    expect(Math.hypot((p[0] ?? 0) - (q[0] ?? 0), (p[1] ?? 0) - (q[1] ?? 0))).toBeCloseTo(birth, 6)
  }
})

test('points without extent: one, equal ones, points that never meet', () => {
  const three = ['[0,) [0,) [0,)', '', '']
  expect(printed(ripsPersistence(distancesOf([[1, 2]]), { dimensionMax: 2 }))).toEqual(['[0,)', '', ''])
  const equal = Array.from({ length: 9 }, () => [3, 3])
  expect(printed(ripsPersistence(distancesOf(equal), { dimensionMax: 2 }))).toEqual(['[0,)', '', ''])
  const apart = lowerDistances([Infinity, Infinity, Infinity])
  expect(printed(ripsPersistence(apart, { dimensionMax: 2 }))).toEqual(three)
})

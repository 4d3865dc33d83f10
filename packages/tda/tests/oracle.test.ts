import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  lowerDistances,
  ripsPersistence,
  sparseDistances,
  standardPersistence,
  type DenseDistances,
} from '../index.ts'
import { distancesOf, sorted } from './clouds.ts'

const cloud = (coordinate: fc.Arbitrary<number>, size = { min: 1, max: 9 }) =>
  fc
    .integer({ min: 1, max: 3 })
    .chain((dimension) =>
      fc.array(fc.array(coordinate, { minLength: dimension, maxLength: dimension }), {
        minLength: size.min,
        maxLength: size.max,
      }),
    )
    .map((points) => distancesOf(points))

const real = fc.double({ min: -10, max: 10, noNaN: true })
/** A small grid: ties and equal points everywhere. */
const grid = fc.integer({ min: 0, max: 2 })
/** No metric: any lower triangle, few values, some infinite. */
const triangle = fc
  .integer({ min: 2, max: 9 })
  .chain((n) =>
    fc.array(fc.constantFrom(0, 1, 2, 3, 4, 5, Infinity), {
      minLength: (n * (n - 1)) / 2,
      maxLength: (n * (n - 1)) / 2,
    }),
  )
  .map((lower) => lowerDistances(lower))

const options = fc.record(
  {
    dimensionMax: fc.constantFrom(0, 1, 2),
    modulus: fc.constantFrom(2, 3, 5, 7),
    threshold: fc.double({ min: 0, max: 6, noNaN: true }),
  },
  { requiredKeys: ['dimensionMax', 'modulus'] },
)

const multisets = (diagrams: ReturnType<typeof ripsPersistence>) => diagrams.map(({ bars }) => sorted(bars))

function edgesOf({ size, lower }: DenseDistances): [number, number, number][] {
  const edges: [number, number, number][] = []
  for (let i = 1, at = 0; i < size; i++) {
    for (let j = 0; j < i; j++, at++)
      edges.push(at % 2 === 0 ? [i, j, lower[at] ?? 0] : [j, i, lower[at] ?? 0])
  }
  return edges
}

for (const [name, distances] of Object.entries({ real: cloud(real), grid: cloud(grid), triangle })) {
  test(`bars equal those of the textbook algorithm: ${name}`, () => {
    fc.assert(
      fc.property(distances, options, (space, options) => {
        const expected = multisets(standardPersistence(space, options))
        expect(multisets(ripsPersistence(space, options))).toEqual(expected)
        const sparse = sparseDistances(space.size, edgesOf(space))
        expect(multisets(ripsPersistence(sparse, options))).toEqual(expected)
      }),
      { numRuns: 120 },
    )
  })
}

test('bars equal those of the textbook algorithm: more points, so that columns meet', () => {
  fc.assert(
    fc.property(cloud(real, { min: 14, max: 16 }), fc.constantFrom(2, 3, 5, 11), (space, modulus) => {
      const options = { modulus, dimensionMax: 2 }
      expect(multisets(ripsPersistence(space, options))).toEqual(
        multisets(standardPersistence(space, options)),
      )
    }),
    { numRuns: 6 },
  )
})

test('the order of the points does not matter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(real, real), { minLength: 2, maxLength: 20 }),
      fc.infiniteStream(fc.nat()),
      (points, keys) => {
        const shuffled = points
          .map((point) => ({ point, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ point }) => point)
        const options = { dimensionMax: 2 }
        expect(multisets(ripsPersistence(distancesOf(shuffled), options))).toEqual(
          multisets(ripsPersistence(distancesOf(points), options)),
        )
      },
    ),
    { numRuns: 40 },
  )
})

test('twice the distances, twice the bars', () => {
  fc.assert(
    fc.property(cloud(real, { min: 2, max: 20 }), (space) => {
      const doubled = { ...space, lower: space.lower.map((length) => 2 * length) }
      const expected = multisets(ripsPersistence(space)).map((bars) => bars.map(([b, d]) => [2 * b, 2 * d]))
      expect(multisets(ripsPersistence(doubled))).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test('a far point adds one component and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(real, real), { minLength: 1, maxLength: 20 }), (points) => {
      const [components, loops] = ripsPersistence(distancesOf(points))
      const [more, same] = ripsPersistence(distancesOf([...points, [1000, 0]]))
      expect(more?.bars.length).toBe((components?.bars.length ?? 0) + 1)
      expect(sorted(same?.bars ?? [])).toEqual(sorted(loops?.bars ?? []))
    }),
    { numRuns: 40 },
  )
})

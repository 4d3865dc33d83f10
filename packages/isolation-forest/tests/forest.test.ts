/** What holds for every table and every forest. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { averagePathLength, decisionFunction, fit, refit, score, type Tree } from '../index.ts'
import { blob, categories, numbers, table } from './tables.ts'

const rowsMax = 60
const cell = fc.oneof(
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.integer({ min: -2, max: 2 }),
  fc.constant(NaN),
)
const anyRows = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: rowsMax,
  }),
)
const anyOrder = fc.shuffledSubarray([...Array(rowsMax).keys()], { minLength: rowsMax })
const anyForest = fc.record({
  rows: anyRows,
  options: fc.record({
    trees: fc.integer({ min: 1, max: 8 }),
    samples: fc.integer({ min: 1, max: 40 }),
    seed: fc.nat(),
    hyperplanes: fc.boolean(),
  }),
})
const grown = ({ rows, options: { hyperplanes, ...options } }: Made) => {
  const columns = table(rows)
  return { columns, forest: fit(columns, { ...options, extension: hyperplanes ? columns.length - 1 : 0 }) }
}
type Made = typeof anyForest extends fc.Arbitrary<infer T> ? T : never

test('scores lie in (0, 1], the same again for the same seed, and every row has one', () => {
  fc.assert(
    fc.property(anyForest, (made) => {
      const { columns, forest } = grown(made)
      const scores = score(forest, columns)
      expect(scores).toHaveLength(made.rows.length)
      for (const each of scores) expect(each > 0 && each <= 1).toBe(true)
      expect(grown(made).forest).toEqual(forest)
    }),
  )
})

/** Depth of each leaf, by the links. */
function leafDepths({ left }: Tree, node = 0, depth = 0): number[] {
  const child = left[node] as number
  if (child === node) return [depth]
  return [
    ...leafDepths({ left } as Tree, child, depth + 1),
    ...leafDepths({ left } as Tree, child + 1, depth + 1),
  ]
}

test('no leaf lies deeper than ⌈log2 ψ⌉, and each node is reached once', () => {
  fc.assert(
    fc.property(anyForest, (made) => {
      const { forest } = grown(made)
      const depthMax = Math.ceil(Math.log2(Math.max(forest.sampleSize, 2)))
      for (const tree of forest.trees) {
        const depths = leafDepths(tree)
        expect(Math.max(...depths)).toBe(tree.depth)
        expect(tree.depth).toBeLessThanOrEqual(depthMax)
        expect(depths).toHaveLength((tree.left.length + 1) / 2)
        if (tree.width === 1) expect(depths.length).toBeLessThanOrEqual(forest.sampleSize)
      }
    }),
  )
})

test('the path length of a root is the mean of its training rows', () => {
  fc.assert(
    fc.property(anyRows, fc.boolean(), (rows, hyperplanes) => {
      fc.pre(rows.length > 1)
      const columns = table(rows)
      const options = { trees: 1, seed: 2, extension: hyperplanes ? columns.length - 1 : 0 }
      const forest = fit(columns, options)
      const lengths = score(forest, columns).map((each) => -Math.log2(each) * averagePathLength(rows.length))
      const mean = lengths.reduce((sum, length) => sum + length, 0) / rows.length
      expect(mean).toBeCloseTo(forest.metrics.pathLengthMean, 9)
    }),
  )
})

test('a row scores the same wherever it stands and whatever stands beside it', () => {
  fc.assert(
    fc.property(anyForest, anyOrder, (made, places) => {
      const { columns, forest } = grown(made)
      const order = places.filter((row) => row < made.rows.length)
      const moved = score(forest, table(order.map((row) => made.rows[row] as number[])))
      const scores = score(forest, columns)
      expect([...moved]).toEqual(order.map((row) => scores[row]))
    }),
  )
})

test('where every tree sees all rows, the order of the training rows does not matter', () => {
  fc.assert(
    fc.property(anyRows, anyOrder, (rows, places) => {
      const options = { trees: 5, seed: 1 }
      const order = places.filter((row) => row < rows.length)
      const moved = order.map((row) => rows[row] as number[])
      expect(fit(table(moved), options).trees).toEqual(fit(table(rows), options).trees)
    }),
  )
})

test('a change of unit changes nothing', () => {
  const rows = blob(1, 300, [0, 0, 0])
  const scaled = rows.map(([a = 0, b = 0, c = 0]) => [a * 1024, b / 4, c])
  expect(score(fit(table(scaled)), table(scaled))).toEqual(score(fit(table(rows)), table(rows)))
})

test('an outlier scores high, its blob low, and other seeds say the same in other numbers', () => {
  const rows = table([...blob(1, 500, [0, 0]), [7, 7]])
  const [one, other] = [1, 2].map((seed) => score(fit(rows, { seed }), rows))
  expect(one?.at(-1)).toBeGreaterThan(0.7)
  expect(Math.max(...(one ?? []))).toBe(one?.at(-1))
  expect(one).not.toEqual(other)
  expect(one?.at(-1)).toBeCloseTo(other?.at(-1) ?? 0, 1)
})

test('the decision function is below 0 for what scores above 0.5', () => {
  const rows = table([...blob(1, 500, [0, 0]), [7, 7]])
  const forest = fit(rows)
  expect(decisionFunction(forest, rows).at(-1)).toBeCloseTo(0.5 - (score(forest, rows).at(-1) ?? 0), 12)
})

test('a rare category is strange, one never seen at least as much', () => {
  const shops = Array.from({ length: 1000 }, (_, row) => (row === 0 ? 'casino' : `shop ${row % 3}`))
  const forest = fit([categories('merchant', shops)])
  const [usual = 0, rare = 0, unseen = 0] = score(forest, [
    categories('merchant', ['shop 1', 'casino', 'constructor']),
  ])
  expect(rare).toBeGreaterThan(usual)
  expect(unseen).toBeGreaterThanOrEqual(rare)
})

test('beyond the commonest categories the others are one', () => {
  const shops = Array.from({ length: 100 }, (_, row) => (row < 90 ? 'grocer' : `shop ${row}`))
  const forest = fit([categories('merchant', shops)], { categoriesMax: 1 })
  const [one, other] = score(forest, [categories('merchant', ['shop 91', 'shop 92'])])
  expect(one).toBe(other)
  expect(forest.encodings[0]).toMatchObject({ categories: [['grocer', 90]] })
})

test('replacing trees follows a stream that moved, step by step', () => {
  const before = table(blob(1, 600, [0, 0]))
  const after = table(blob(2, 600, [6, 6]))
  const there = table([[6, 6]])
  const old = fit(before, { trees: 60, seed: 4 })
  const half = refit(old, after, 30)
  const all = refit(half, after, 30)
  expect(half.trees.slice(0, 30)).toEqual(old.trees.slice(30))
  expect([old, half, all].map(({ grown }) => grown)).toEqual([60, 90, 120])
  const [first = 0, second = 0, third = 0] = [old, half, all].map((forest) => score(forest, there)[0])
  expect(first).toBeGreaterThan(second)
  expect(second).toBeGreaterThan(third)
  expect(third).toBeLessThan(0.5)
})

test('replacing a tree twice is replacing two: number and seed make the tree', () => {
  const rows = [numbers('amount', blob(3, 400, [0]).flat())]
  const forest = fit(rows, { trees: 10 })
  expect(refit(refit(forest, rows, 1), rows, 1)).toEqual(refit(forest, rows, 2))
})

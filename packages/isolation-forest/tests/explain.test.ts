import { expect, test } from 'vitest'
import { explain, fit, ForestError, score, type Explanation } from '../index.ts'
import { blob, categories, numbers, table } from './tables.ts'

const sumOf = ({ contributions }: Explanation): number =>
  contributions.reduce((sum, { contribution }) => sum + contribution, 0)

test('contributions sum to the score', () => {
  const points = blob(1, 400, [0, 0, 0])
  const mixed = [
    ...table(points.map((point, row) => (row % 9 === 0 ? [NaN, ...point.slice(1)] : point))),
    categories(
      'merchant',
      points.map((_, row) => `shop ${row % 7}`),
    ),
  ]
  for (const extension of [0, 1, 3]) {
    const forest = fit(mixed, { extension })
    const scores = score(forest, mixed)
    const explained = explain(forest, mixed, [...scores.keys()])
    const gaps = explained.flatMap((each) => [
      each.score - (scores[each.row] as number),
      each.baseline + sumOf(each) - each.score,
    ])
    expect(gaps).toHaveLength(2 * scores.length)
    expect(Math.max(...gaps.map(Math.abs))).toBeLessThan(1e-12)
  }
})

test('the column that is out of character comes first', () => {
  for (const extension of [0, 1]) {
    for (const odd of [0, 1, 2]) {
      const strange = [0, 0, 0].with(odd, 8)
      const rows = table([...blob(odd, 500, [0, 0, 0]), strange])
      const [why] = explain(fit(rows, { extension }), rows, [500])
      expect(why?.contributions[0]?.column).toBe(`x${odd}`)
      expect(why?.contributions[0]?.contribution).toBeGreaterThan(0.1)
    }
  }
})

test('a column that never varies explains nothing, and a missing value is credited to its column', () => {
  const amounts = Float64Array.from(blob(1, 500, [0]).flat())
  const rows = [
    numbers('amount', amounts.with(3, NaN)),
    numbers(
      'constant',
      amounts.map(() => 1),
    ),
  ]
  const [why] = explain(fit(rows), rows, [3])
  const [amount, constant] = why?.contributions ?? []
  expect(amount?.column).toBe('amount')
  expect(amount?.contribution).toBeGreaterThan(0.1)
  expect(constant?.contribution).toBeCloseTo(0, 12)
})

test('a forest of one row has nothing to say', () => {
  const rows = table([[4, 2]])
  expect(explain(fit(rows), rows, [0])).toEqual([
    {
      row: 0,
      score: 0.5,
      baseline: 0.5,
      contributions: [
        { column: 'x0', contribution: 0 },
        { column: 'x1', contribution: 0 },
      ],
    },
  ])
})

test('only rows of the table can be explained', () => {
  const rows = table([[1], [2]])
  const forest = fit(rows)
  for (const row of [-1, 2, 0.5]) expect(() => explain(forest, rows, [row])).toThrow(ForestError)
  expect(explain(forest, rows, [])).toEqual([])
})

import { expect, test } from 'vitest'
import { fit, ForestError, refit, score, type ForestFault, type Table } from '../index.ts'
import { blob, categories, numbers, table } from './tables.ts'

function faultOf(work: () => unknown): ForestFault | 'none' {
  try {
    work()
    return 'none'
  } catch (error) {
    if (error instanceof ForestError) return error.code
    throw error
  }
}

test('what cannot be learned from is refused with what to do', () => {
  const good = [numbers('amount', [1, 2, 3])]
  const cases: [ForestFault, Table][] = [
    ['no_columns', []],
    ['no_rows', [numbers('amount', [])]],
    ['lengths_differ', [numbers('amount', [1, 2]), numbers('hour', [1])]],
    ['value_infinite', [numbers('amount', [1, Infinity])]],
    ['value_infinite', [numbers('amount', [-Infinity])]],
  ]
  for (const [code, rows] of cases) expect(faultOf(() => fit(rows))).toBe(code)
  expect(() => fit([numbers('amount', [1, Infinity])])).toThrow('Column "amount" is Infinity in row 1')
  for (const options of [
    { trees: 0 },
    { trees: 1.5 },
    { samples: 0 },
    { extension: 1 },
    { extension: -1 },
    { seed: -1 },
    { categoriesMax: NaN },
    { contamination: 0 },
    { contamination: 0.6 },
    { contamination: NaN },
  ]) {
    expect(faultOf(() => fit(good, options))).toBe('option_out_of_range')
  }
})

test('scoring and replacing want the columns of the fit', () => {
  const forest = fit([numbers('amount', [1, 2, 3]), categories('merchant', ['a', 'b', 'c'])])
  const amount = numbers('amount', [1])
  for (const other of [
    [amount],
    [categories('merchant', ['a']), amount],
    [amount, numbers('merchant', [1])],
    [amount, categories('shop', ['a'])],
  ]) {
    expect(faultOf(() => score(forest, other))).toBe('columns_differ')
    expect(faultOf(() => refit(forest, other, 1))).toBe('columns_differ')
  }
  const same = [amount, categories('merchant', ['a'])]
  expect(faultOf(() => refit(forest, same, 1))).toBe('rows_too_few')
  expect(faultOf(() => refit(forest, same, 0))).toBe('option_out_of_range')
  expect(faultOf(() => refit(forest, same, forest.trees.length + 1))).toBe('option_out_of_range')
})

test('no rows have no scores', () => {
  expect(score(fit(table([[1], [2]])), table([], 1))).toHaveLength(0)
})

test('where nothing varies nothing is strange: 0.5', () => {
  const constants: Table[] = [
    table(Array.from({ length: 300 }, () => [3, 3])),
    table([[3, 4]]),
    [numbers('amount', [NaN, NaN, NaN])],
    [categories('merchant', ['a', 'a', 'a'])],
  ]
  for (const rows of constants) {
    for (const each of score(fit(rows), rows)) expect(each).toBeCloseTo(0.5, 12)
  }
})

test('duplicates end in one leaf and score alike', () => {
  const rows = table([...Array.from({ length: 500 }, (_, row) => [row % 2, 0]), [9, 9]])
  const scores = score(fit(rows), rows)
  expect(new Set(scores.slice(0, 500).filter((_, row) => row % 2 === 0)).size).toBe(1)
  expect(Math.max(...scores)).toBe(scores.at(-1))
})

test('constant columns are passed over', () => {
  const rows = blob(1, 300, [0])
  const wide = table(rows.map(([x = 0]) => [5, 5, x, 5, 5]))
  const [narrow = 0, padded = 0] = [table(rows), wide].map((each) => score(fit(each), each)[0])
  expect(padded).toBeCloseTo(narrow, 1)
  expect(fit(wide, { extension: 4 }).metrics.nodes).toBeGreaterThan(2000)
})

test('neighbouring and huge numbers are cut apart', () => {
  const least = table([[1], [1 + Number.EPSILON], [1]])
  const [, odd = 0, plain = 0] = score(fit(least), least)
  expect(odd).toBeGreaterThan(plain)
  const huge = table([[-Number.MAX_VALUE], [Number.MAX_VALUE], [0], [1]])
  for (const each of score(fit(huge), huge)) expect(each > 0 && each <= 1).toBe(true)
})

test('a missing value is strange where it is rare, and plain where half of them are missing', () => {
  const values = Float64Array.from(blob(1, 600, [0]).flat())
  const rare = [numbers('amount', values.with(7, NaN))]
  const scores = score(fit(rare), rare)
  expect(scores.filter((each) => each >= (scores[7] as number)).length).toBeLessThan(0.1 * 600)
  const common = [
    numbers(
      'amount',
      values.map((value, row) => (row % 2 === 0 ? NaN : value)),
    ),
  ]
  expect(score(fit(common), common)[0]).toBeLessThan(0.5)
})

test('a value missing for the first time counts as the median', () => {
  const forest = fit(table(blob(1, 300, [0, 0])))
  const [missing, ordinary = 0] = score(
    forest,
    table([
      [NaN, NaN],
      [0, 0],
    ]),
  )
  expect(missing).toBeCloseTo(ordinary, 1)
})

test('more samples than rows: every tree sees all of them', () => {
  const rows = table([[1], [2], [8]])
  expect(fit(rows, { samples: 1000 }).sampleSize).toBe(3)
})

import { expect, test } from 'vitest'
import { linear, lookup, naiveBayes } from '../index.ts'

/** Names 0 and 1 belong to class 0, 2 and 3 to class 1; name 4 says nothing. */
const bags = [
  [0, 4],
  [1, 4],
  [0, 1],
  [2, 4],
  [3, 4],
  [2, 3, 4],
].map((bag) => Int32Array.from(bag))
const examples = { inputs: bags, labels: Int32Array.of(0, 0, 0, 1, 1, 1), classes: 2 }
const inOrder = (count: number) => Array.from({ length: count }, (_, at) => at)

test('look-up gives the shares of a text, pulled towards those of all rows', () => {
  const { predict } = lookup({
    inputs: ['tesco', 'tesco', 'tesco', 'uber'],
    labels: Int32Array.of(0, 0, 1, 1),
    classes: 2,
  })
  // All rows: (2 + 1)/(4 + 2) = .5 each; tesco: (2 + .5)/(3 + 1).
  expect([...predict('tesco')]).toEqual([0.625, 0.375])
  expect([...predict('new')]).toEqual([0.5, 0.5])
})

test('naive Bayes, by hand', () => {
  const { predict } = naiveBayes(examples, { buckets: 5, smoothing: 1 })
  // Class 0: 6 names, name 0 twice: (2 + 1)/(6 + 5). Class 1: 7 names, name 0 never: 1/12. Priors are equal.
  const ratio = 3 / 11 / (1 / 12)
  expect(predict(Int32Array.of(0))[0]).toBeCloseTo(ratio / (1 + ratio), 12)
})

test.for([
  ['naive Bayes', naiveBayes(examples, { buckets: 8 })],
  ['linear', linear(examples, { buckets: 8, permutation: inOrder })],
] as const)('%s tells the classes apart; what it has never met is a toss', ([, { predict }]) => {
  expect(predict(Int32Array.of(0))[0]).toBeGreaterThan(0.6)
  expect(predict(Int32Array.of(3))[1]).toBeGreaterThan(0.6)
  expect(predict(new Int32Array())[0]).toBeCloseTo(0.5, 1)
  const sum = predict(Int32Array.of(0, 3, 4)).reduce((total, share) => total + share, 0)
  expect(sum).toBeCloseTo(1, 12)
})

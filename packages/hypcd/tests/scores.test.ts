import { expect, test } from 'vitest'
import { adjustedRandIndex, clusterAccuracy, normalizedMutualInformation } from '../index.ts'

const truth = Int32Array.from([0, 1, 2, 3].flatMap((label) => Array<number>(5).fill(label)))
const predicted = Int32Array.from([0, 0, 0, 0, 2, 1, 1, 1, 3, 3, 0, 0, 2, 2, 2, 1, 1, 1, 1, 3])

test('V5: one matching over all rows; Old and New are read off under it', () => {
  const { perRow, perClass } = clusterAccuracy(truth, predicted, (label) => label < 2)
  expect(perRow.all).toBeCloseTo(0.65, 12)
  expect(perRow.old).toBeCloseTo(0.6, 12)
  expect(perRow.new).toBeCloseTo(0.7, 12)
  expect(perClass.all).toBeCloseTo(0.65, 12)
})

test('classes of unequal size count alike per class', () => {
  const { perRow, perClass } = clusterAccuracy(
    Int32Array.from([0, 0, 0, 0, 0, 0, 1, 1]),
    Int32Array.from([3, 3, 3, 3, 3, 3, 3, 1]),
    (label) => label === 0,
  )
  expect(perRow.all).toBeCloseTo(7 / 8, 12)
  expect(perClass.all).toBeCloseTo(3 / 4, 12)
  expect(perClass.new).toBeCloseTo(1 / 2, 12)
})

test('mutual information and the Rand index agree with scikit-learn', () => {
  expect(normalizedMutualInformation(truth, predicted)).toBeCloseTo(0.5499990814, 9)
  expect(adjustedRandIndex(truth, predicted)).toBeCloseTo(0.3187250996, 9)
  expect(normalizedMutualInformation(truth, truth)).toBeCloseTo(1, 12)
  expect(adjustedRandIndex(truth, truth)).toBe(1)
})

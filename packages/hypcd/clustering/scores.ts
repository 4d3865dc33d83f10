/** How well clusters match classes. */
import { assignLargest } from './hungarian.ts'

/** Shares of 0 to 1; NaN where there is no such row. */
export interface Accuracy {
  readonly all: number
  readonly old: number
  readonly new: number
}

/**
 * Accuracy after *one* optimal matching of clusters to classes over all rows ("v2" of Vaze et al. 2022, §3); rows of Old and New classes
 * are then read off under that same matching. `perClass`: the mean over classes of the share of each class ("v2b").
 * truth, predicted: class and cluster per row, from 0.
 */
export function clusterAccuracy(
  truth: Int32Array,
  predicted: Int32Array,
  isOld: (label: number) => boolean,
): { readonly perRow: Accuracy; readonly perClass: Accuracy } {
  const { counts, rows, columns } = contingency(truth, predicted)
  const n = Math.max(rows, columns)
  const gains = new Float64Array(n * n)
  for (let label = 0; label < rows; label++) {
    for (let cluster = 0; cluster < columns; cluster++) {
      gains[label * n + cluster] = counts[label * columns + cluster] ?? 0
    }
  }
  const clusterOf = assignLargest(gains, n)
  const classes = Array.from({ length: rows }, (_, label) => ({
    label,
    size: counts.subarray(label * columns, (label + 1) * columns).reduce((sum, count) => sum + count, 0),
    right: gains[label * n + (clusterOf[label] ?? 0)] ?? 0,
  })).filter(({ size }) => size > 0)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const shares = (part: typeof classes) => ({
    row: sum(part.map(({ right }) => right)) / sum(part.map(({ size }) => size)),
    class: sum(part.map(({ right, size }) => right / size)) / part.length,
  })
  const [old, fresh] = [
    classes.filter(({ label }) => isOld(label)),
    classes.filter(({ label }) => !isOld(label)),
  ]
  const [all, ofOld, ofNew] = [shares(classes), shares(old), shares(fresh)]
  return {
    perRow: { all: all.row, old: ofOld.row, new: ofNew.row },
    perClass: { all: all.class, old: ofOld.class, new: ofNew.class },
  }
}

/** Mutual information over the arithmetic mean of both entropies, as scikit-learn's default; 1 for two single clusters. */
export function normalizedMutualInformation(truth: Int32Array, predicted: Int32Array): number {
  const table = contingency(truth, predicted)
  const { counts, columns, rowSums, columnSums, total } = table
  let information = 0
  for (const [place, count] of counts.entries()) {
    if (count === 0) continue
    const [row, column] = [Math.floor(place / columns), place % columns]
    const expected = ((rowSums[row] ?? 0) * (columnSums[column] ?? 0)) / total
    information += (count / total) * Math.log(count / expected)
  }
  const mean = (entropy(rowSums, total) + entropy(columnSums, total)) / 2
  return mean === 0 ? 1 : information / mean
}

/** Agreement of pairs of rows, corrected for chance (Hubert, Arabie 1985). */
export function adjustedRandIndex(truth: Int32Array, predicted: Int32Array): number {
  const { counts, rowSums, columnSums, total } = contingency(truth, predicted)
  const pairs = (values: Float64Array) => values.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const [both, rows, columns] = [pairs(counts), pairs(rowSums), pairs(columnSums)]
  const expected = (rows * columns) / ((total * (total - 1)) / 2)
  const largest = (rows + columns) / 2
  return largest === expected ? 1 : (both - expected) / (largest - expected)
}

function entropy(sums: Float64Array, total: number): number {
  return sums.reduce((sum, count) => (count === 0 ? sum : sum - (count / total) * Math.log(count / total)), 0)
}

function contingency(truth: Int32Array, predicted: Int32Array) {
  if (truth.length !== predicted.length || truth.length === 0) {
    throw new RangeError(`${truth.length} classes for ${predicted.length} clusters`)
  }
  const [rows, columns] = [1 + largest(truth), 1 + largest(predicted)]
  const counts = new Float64Array(rows * columns)
  const [rowSums, columnSums] = [new Float64Array(rows), new Float64Array(columns)]
  for (const [i, row] of truth.entries()) {
    const column = predicted[i] ?? 0
    counts[row * columns + column] = (counts[row * columns + column] ?? 0) + 1
    rowSums[row] = (rowSums[row] ?? 0) + 1
    columnSums[column] = (columnSums[column] ?? 0) + 1
  }
  return { counts, rows, columns, rowSums, columnSums, total: truth.length }
}

function largest(values: Int32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

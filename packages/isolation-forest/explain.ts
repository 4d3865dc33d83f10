/**
 * Why a row is strange. On its way from the root each cut changes the path length that is still to be expected, and
 * the change is credited to the column the cut looks at (path contributions, as Saabas 2014 has them for decision
 * trees); a hyperplane's change is shared among its features by |w(x − p)|. The changes of a path sum to its length,
 * so contributions sum to the score.
 */
import { featuresOf, writeFeatures } from './encoding.ts'
import { ForestError } from './errors.ts'
import type { IsolationForest } from './model.ts'
import { averagePathLength } from './path-length.ts'
import { projection, scoreOf } from './score.ts'
import { checkedRows, type Table } from './table.ts'
import type { Tree } from './tree.ts'

export interface Explanation {
  readonly row: number
  readonly score: number
  /** The score of the training rows' mean path length, where every row starts. */
  readonly baseline: number
  /** What each column adds, the one that makes the row strangest first; they sum to score − baseline. */
  readonly contributions: readonly { readonly column: string; readonly contribution: number }[]
}

/**
 * Explains the scores of some rows, in the order given.
 * @throws ForestError as `score`; `row_out_of_range`
 */
export function explain(model: IsolationForest, table: Table, rows: readonly number[]): Explanation[] {
  const count = checkedRows(table)
  const features = featuresOf(model.encodings, table)
  const x = new Float64Array(features.length)
  const start = model.trees.reduce((sum, { pathLength }) => sum + (pathLength[0] as number), 0)
  const baselineLength = start / model.trees.length
  return rows.map((row) => {
    if (!Number.isInteger(row) || row < 0 || row >= count) {
      throw new ForestError('row_out_of_range', `There is no row ${row}: the table has ${count}, from 0.`)
    }
    writeFeatures(features, () => row, 1, x, 1)
    const changes = new Float64Array(features.length)
    for (const tree of model.trees) addChanges(tree, x, changes)
    const lengths = new Float64Array(model.encodings.length)
    for (const [feature, { column }] of features.entries()) {
      lengths[column] = (lengths[column] as number) + (changes[feature] as number) / model.trees.length
    }
    return explanation(model, row, baselineLength, lengths)
  })
}

/**
 * The score is exponential in the path length. On the straight way from the baseline to the row each column makes the
 * same part of every step, so it gets the same part of the rise: one slope, −ln 2/c(ψ) times the mean score on the way.
 */
function explanation(
  model: IsolationForest,
  row: number,
  baselineLength: number,
  lengths: Float64Array,
): Explanation {
  const change = lengths.reduce((sum, length) => sum + length, 0)
  const baseline = scoreOf(model.sampleSize, baselineLength)
  const score = scoreOf(model.sampleSize, baselineLength + change)
  const rate = model.sampleSize > 1 ? -Math.LN2 / averagePathLength(model.sampleSize) : 0
  const slope = baseline * (change === 0 ? rate : Math.expm1(rate * change) / change)
  const contributions = model.encodings
    .map(({ name }, column) => ({ column: name, contribution: slope * (lengths[column] as number) || 0 }))
    .toSorted((a, b) => b.contribution - a.contribution)
  return { row, score, baseline, contributions }
}

/** Credits each change of the expected path length on the way of the row `x` to the features of its cut. */
function addChanges(tree: Tree, x: Float64Array, changes: Float64Array): void {
  const { width, depth, left, feature, threshold, pathLength } = tree
  let node = 0
  for (let level = 0; level < depth; level++) {
    const cut = node
    const value = width === 1 ? (x[feature[cut] as number] as number) : projection(tree, cut, x, 1, 0)
    node = (left[cut] as number) + Number(value > (threshold[cut] as number))
    const change = (pathLength[node] as number) - (pathLength[cut] as number)
    for (const [i, share] of shares(tree, cut, x).entries()) {
      const credited = feature[cut * width + i] as number
      changes[credited] = (changes[credited] as number) + change * share
    }
  }
}

/** The parts that the features of a cut have in which side the row `x` fell to; they sum to 1. */
function shares({ width, feature, weight, point }: Tree, node: number, x: Float64Array): number[] {
  if (width === 1) return [1]
  const parts = Array.from({ length: width }, (_, i) => {
    const place = node * width + i
    const distance = (x[feature[place] as number] as number) - (point[place] as number)
    return Math.abs((weight[place] as number) * distance)
  })
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => (whole === 0 ? 1 / width : part / whole))
}

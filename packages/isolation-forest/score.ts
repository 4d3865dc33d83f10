import { featuresOf, writeFeatures } from './encoding.ts'
import type { IsolationForest } from './model.ts'
import { averagePathLength } from './path-length.ts'
import { checkedRows, type Table } from './table.ts'
import type { Tree } from './tree.ts'

/** Numbers of a block of features: 32 KiB, the first-level cache of small machines. */
const blockNumbers = 4096
const blockRowsMin = 64

/**
 * How strange each row is: 2^(−E[h(x)] / c(ψ)) (Liu et al. 2008, eq. 2), in (0, 1]. Well above 0.5 is strange, well
 * below is ordinary, and all near 0.5 means the table has no outliers to speak of; it is no probability. It is
 * scikit-learn's `score_samples` with the sign turned. Memory beyond the result is a block of rows.
 *
 * @returns one score by row of `table`, which has the columns of the fitted one
 * @throws ForestError `columns_differ`, `lengths_differ`, `value_infinite`
 */
export function score(model: IsolationForest, table: Table): Float64Array {
  const scores = new Float64Array(checkedRows(table))
  const features = featuresOf(model.encodings, table)
  const blockRows = Math.max(blockRowsMin, Math.floor(blockNumbers / features.length / 4) * 4)
  const block = new Float64Array(blockRows * features.length)
  const sums = new Float64Array(blockRows)
  for (let from = 0; from < scores.length; from += blockRows) {
    const rows = Math.min(blockRows, scores.length - from)
    writeFeatures(features, (i) => from + i, rows, block, blockRows)
    sums.fill(0)
    for (const tree of model.trees) {
      if (tree.width === 1) addPathLengths(tree, block, sums)
      else addPlanePathLengths(tree, block, sums)
    }
    for (let i = 0; i < rows; i++) {
      scores[from + i] = scoreOf(model.sampleSize, (sums[i] as number) / model.trees.length)
    }
  }
  return scores
}

/**
 * scikit-learn's `decision_function`: −score − offset, below 0 for an anomaly.
 * @throws as `score`
 */
export function decisionFunction(model: IsolationForest, table: Table): Float64Array {
  return score(model, table).map((strangeness) => -strangeness - model.offset)
}

/** The score of a mean path length. One training row has nothing to be compared with: 0.5, as in scikit-learn. */
export function scoreOf(sampleSize: number, pathLength: number): number {
  const normal = averagePathLength(sampleSize)
  return normal === 0 ? 0.5 : 2 ** (-pathLength / normal)
}

/**
 * Adds to each sum the path length of its row; feature f of row i is `block[f * sums.length + i]`. A side is a number,
 * so the processor has no branch to guess, and four rows go down together, so that their loads do not wait for each
 * other: 2.7 times as fast as row by row with a branch. The rows are a multiple of four.
 */
function addPathLengths(tree: Tree, block: Float64Array, sums: Float64Array): void {
  const { depth, left, feature, threshold, pathLength } = tree
  const stride = sums.length
  const next = (node: number, row: number): number =>
    (left[node] as number) +
    Number((block[(feature[node] as number) * stride + row] as number) > (threshold[node] as number))
  const add = (row: number, node: number): void => {
    sums[row] = (sums[row] as number) + (pathLength[node] as number)
  }
  for (let row = 0; row < stride; row += 4) {
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let level = 0; level < depth; level++) {
      a = next(a, row)
      b = next(b, row + 1)
      c = next(c, row + 2)
      d = next(d, row + 3)
    }
    add(row, a)
    add(row + 1, b)
    add(row + 2, c)
    add(row + 3, d)
  }
}

function addPlanePathLengths(tree: Tree, block: Float64Array, sums: Float64Array): void {
  const { depth, left, threshold, pathLength } = tree
  for (let row = 0; row < sums.length; row++) {
    let node = 0
    for (let level = 0; level < depth; level++) {
      const right = projection(tree, node, block, sums.length, row) > (threshold[node] as number)
      node = (left[node] as number) + Number(right)
    }
    sums[row] = (sums[row] as number) + (pathLength[node] as number)
  }
}

/** Where a row of the block lies along the normal of the node's cut, w·x. */
export function projection(
  tree: Tree,
  node: number,
  block: Float64Array,
  stride: number,
  row: number,
): number {
  const { width, feature, weight } = tree
  let sum = 0
  for (let place = node * width; place < (node + 1) * width; place++) {
    sum += (weight[place] as number) * (block[(feature[place] as number) * stride + row] as number)
  }
  return sum
}

/**
 * Isolation Forest (Liu, Ting & Zhou, ICDM 2008): what is rare and different is cut off from the rest by few random
 * cuts, so a short mean path to a row's leaf means a strange row. Conventions are scikit-learn's (constant features
 * passed over, ψ, c(n), offset); with `extension` the cuts are hyperplanes (Hariri et al. 2019). We differ in growing more trees, in
 * taking categories and missing values (encoding.ts) and in computing with 64-bit numbers.
 */
import { featuresOf, learnEncodings, writeFeatures, type Feature } from './encoding.ts'
import { ForestError } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { checkedOptions, type ForestOptions, type IsolationForest } from './model.ts'
import { randomStream, sampleRows } from './random.ts'
import { score } from './score.ts'
import { checkedRows, type Table } from './table.ts'
import { growTree, type Tree } from './tree.ts'

/**
 * Grows a forest. Time O(trees · ψ log ψ) and one pass over the table; memory O(trees · ψ).
 * Heavy tails stretch the range that cuts are drawn from: take logarithms of amounts first.
 *
 * @param table columns of equal length; at least one row
 * @throws ForestError `no_columns`, `no_rows`, `lengths_differ`, `value_infinite`, `option_out_of_range`
 */
export function fit(table: Table, options: ForestOptions = {}): IsolationForest {
  const rows = checkedRowsToLearn(table)
  const checked = checkedOptions(options, { rows, columns: table.length })
  const encodings = learnEncodings(table, checked.categoriesMax)
  const sampleSize = Math.min(checked.samples, rows)
  const features = featuresOf(encodings, table)
  const planted = { options: checked, encodings, sampleSize }
  const trees = growTrees(planted, features, rows, 0, checked.trees)
  return completed({ ...planted, trees, grown: checked.trees }, table)
}

/**
 * Replaces the oldest `trees` of the forest by trees grown from `table`, the rows of late: the forest follows a
 * drifting stream at a fraction of a fit. Encodings are learned anew: rarity is an absolute scale, so
 * the cuts of the older trees keep their meaning; only which columns mark missing values stays.
 *
 * @param trees 1 … trees of the forest
 * @throws ForestError as `fit` and `score`; `rows_too_few` where `table` has fewer rows than a tree is grown from
 */
export function refit(model: IsolationForest, table: Table, trees: number): IsolationForest {
  const rows = checkedRowsToLearn(table)
  featuresOf(model.encodings, table)
  if (!Number.isInteger(trees) || trees < 1 || trees > model.trees.length) {
    throw new ForestError(
      'option_out_of_range',
      `trees is ${trees}: give a whole number from 1 to ${model.trees.length}.`,
    )
  }
  if (rows < model.sampleSize) {
    throw new ForestError(
      'rows_too_few',
      `There are ${rows} rows and each tree is grown from ${model.sampleSize}: give more rows, or fit anew.`,
    )
  }
  const encodings = learnEncodings(table, model.options.categoriesMax, model.encodings)
  const followed = { ...model, encodings }
  const young = growTrees(followed, featuresOf(encodings, table), rows, model.grown, trees)
  return completed(
    { ...followed, trees: [...model.trees.slice(trees), ...young], grown: model.grown + trees },
    table,
  )
}

function checkedRowsToLearn(table: Table): number {
  const rows = checkedRows(table)
  if (rows === 0) throw new ForestError('no_rows', 'The table has no rows: a forest needs at least one.')
  return rows
}

type Planted = Pick<IsolationForest, 'options' | 'encodings' | 'sampleSize'>

/** Trees number `first`, `first + 1`, …; each has a random sequence of its own. */
function growTrees(
  { options, sampleSize }: Planted,
  features: readonly Feature[],
  rows: number,
  first: number,
  count: number,
): Tree[] {
  const depthMax = Math.ceil(Math.log2(Math.max(sampleSize, 2)))
  const values = new Float64Array(sampleSize * features.length)
  return Array.from({ length: count }, (_, index) => {
    const random = randomStream(options.seed, first + index)
    const drawn = sampleRows(rows, sampleSize, random)
    writeFeatures(features, (i) => drawn[i] as number, sampleSize, values, sampleSize)
    const sample = { rows: sampleSize, features: features.length, values }
    return growTree(sample, { width: options.extension + 1, depthMax, random })
  })
}

function completed(
  forest: Planted & Pick<IsolationForest, 'trees' | 'grown'>,
  table: Table,
): IsolationForest {
  const { options, encodings, sampleSize, trees, grown } = forest
  const model: IsolationForest = {
    version: 1,
    options,
    encodings,
    sampleSize,
    offset: -0.5,
    trees,
    grown,
    training: { rows: table[0]?.values.length ?? 0, fingerprint: fingerprintOf(table) },
    metrics: {
      nodes: trees.reduce((sum, { left }) => sum + left.length, 0),
      pathLengthMean: trees.reduce((sum, { pathLength }) => sum + (pathLength[0] ?? 0), 0) / trees.length,
    },
  }
  if (options.contamination === null) return model
  return { ...model, offset: -quantile(score(model, table), 1 - options.contamination) }
}

/** With linear interpolation, as `numpy.percentile` does. */
function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted()
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] as number
  const above = sorted[Math.ceil(place)] as number
  return below + (above - below) * (place - Math.floor(place))
}

import type { Encoding } from './encoding.ts'
import { ForestError } from './errors.ts'
import type { Tree } from './tree.ts'

export interface ForestOptions {
  /** Trees, t in the paper. Default 300, on large tables 100. */
  readonly trees?: number
  /** Rows each tree is grown from, ψ in the paper; all of them where there are fewer. Default 256. */
  readonly samples?: number
  /** 0 cuts one feature at a time; n cuts along hyperplanes of n + 1 features (Extended Isolation Forest). Default 0. */
  readonly extension?: number
  /** Share of training rows to count as anomalies, in (0, 0.5]; without it the threshold is a score of 0.5. */
  readonly contamination?: number
  /** Categories kept by column, the commonest first; the others count as never seen. Default 10 000. */
  readonly categoriesMax?: number
  /** Same seed, same table: same forest. Default 0. */
  readonly seed?: number
}

/** A fitted forest: plain data. */
export interface IsolationForest {
  readonly version: 1
  readonly options: {
    readonly trees: number
    readonly samples: number
    readonly extension: number
    readonly contamination: number | null
    readonly categoriesMax: number
    readonly seed: number
  }
  readonly encodings: readonly Encoding[]
  /** Rows each tree was really grown from. */
  readonly sampleSize: number
  /** Added to −score by `decisionFunction`: −0.5, or by `contamination`. */
  readonly offset: number
  /** The oldest first. */
  readonly trees: readonly Tree[]
  /** Trees grown so far, also those replaced since: the number of the next one. */
  readonly grown: number
  readonly training: { readonly rows: number; readonly fingerprint: string }
  readonly metrics: { readonly nodes: number; readonly pathLengthMean: number }
}

/** The paper's 100 trees leave scores that vary with the seed; three times as many are worth their time, until rows are many. */
const defaultTrees = { usual: 300, large: 100, largeRows: 100_000 }

/** @throws ForestError `option_out_of_range` */
export function checkedOptions(
  options: ForestOptions,
  { rows, columns }: { rows: number; columns: number },
): IsolationForest['options'] {
  const {
    trees = rows > defaultTrees.largeRows ? defaultTrees.large : defaultTrees.usual,
    samples = 256,
    extension = 0,
    contamination = null,
    categoriesMax = 10_000,
    seed = 0,
  } = options
  const whole = (name: string, value: number, min: number, max: number): void => {
    if (Number.isInteger(value) && value >= min && value <= max) return
    throw new ForestError(
      'option_out_of_range',
      `${name} is ${value}: give a whole number from ${min} to ${max}.`,
    )
  }
  whole('trees', trees, 1, 10_000)
  whole('samples', samples, 1, 2 ** 20)
  whole('extension', extension, 0, columns - 1)
  whole('categoriesMax', categoriesMax, 0, 2 ** 20)
  whole('seed', seed, 0, 2 ** 32 - 1)
  if (contamination !== null && !(contamination > 0 && contamination <= 0.5)) {
    throw new ForestError(
      'option_out_of_range',
      `contamination is ${contamination}: give a share above 0 and up to 0.5, or leave it out.`,
    )
  }
  return { trees, samples, extension, contamination, categoriesMax, seed }
}

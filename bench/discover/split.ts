import { createRng } from '@scale/numerics'

/** Rows of a file as Generalized Category Discovery sees them. */
export interface Split {
  /** Class of each row; Old ones come first. */
  readonly truth: Int32Array
  /** The same where it may be known, −1 elsewhere. */
  readonly labels: Int32Array
  readonly classes: number
  readonly oldClasses: number
  /** Rows whose label is hidden: those that are scored. */
  readonly hidden: Int32Array
}

/**
 * The split of Vaze et al. 2022, §5: a share of the classes, drawn by seed, is Old; half of the rows of Old classes are labelled, all else is
 * not. An Old class of which chance labels no row gets one.
 */
export function splitOf(names: readonly string[], { old, seed }: { old: number; seed: number }): Split {
  const rng = createRng(seed)
  const distinct = [...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1))
  const order = rng.permutation(distinct.length)
  const classOf = new Map(distinct.map((name, place) => [name, order[place] ?? 0]))
  const oldClasses = Math.round(distinct.length * old)
  const truth = Int32Array.from(names, (name) => classOf.get(name) ?? 0)
  const labels = truth.map((label) => (label < oldClasses && rng.uniform() < 0.5 ? label : -1))
  const labelled = new Set(labels)
  for (const [row, label] of truth.entries()) {
    if (label >= oldClasses || labelled.has(label)) continue
    labels[row] = label
    labelled.add(label)
  }
  const hidden = Int32Array.from(labels.keys().filter((row) => labels[row] === -1))
  return { truth, labels, classes: distinct.length, oldClasses, hidden }
}

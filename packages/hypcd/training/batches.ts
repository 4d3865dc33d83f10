import type { Rng } from '@scale/numerics'

/** Numbers of rows, labelled ones first. */
export interface Draw {
  readonly rows: Int32Array
  readonly labelled: number
}

/**
 * Endless batches of which half the rows are labelled (the weighted sampler of GCD), each half in random order without repetition until
 * it is used up. A kind of which there is no row leaves its half to the other.
 */
export function batches(labels: Int32Array, size: number, rng: Rng): () => Draw {
  const known = endless(Int32Array.from(labels.keys().filter((row) => (labels[row] ?? -1) >= 0)), rng)
  const unknown = endless(Int32Array.from(labels.keys().filter((row) => (labels[row] ?? -1) < 0)), rng)
  const labelled = known ? (unknown ? size >> 1 : size) : 0
  return () => {
    const rows = Int32Array.from({ length: size }, (_, place) => {
      const next = place < labelled ? known : unknown
      return next?.() ?? 0
    })
    return { rows, labelled }
  }
}

function endless(rows: Int32Array, rng: Rng): (() => number) | null {
  if (rows.length === 0) return null
  let order = rng.permutation(rows.length)
  let next = 0
  return () => {
    if (next === order.length) {
      order = rng.permutation(rows.length)
      next = 0
    }
    return rows[order[next++] ?? 0] ?? 0
  }
}

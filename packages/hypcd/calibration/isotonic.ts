/**
 * Isotonic regression by pool-adjacent-violators: the rising steps nearest to the outcomes (Zadrozny, Elkan 2002), few and wide. Rows to come
 * are not a draw from those before: a merchant changes as a whole. What holds on a fifth of the rows holds better than what finer
 * steps, or slopes between them, say of a few merchants.
 */
export interface Isotonic {
  /** The score up to which each step reaches, rising. */
  readonly ends: Float64Array
  /** Share of right answers on each, rising. */
  readonly shares: Float64Array
}

const stepsMax = 5
/** Steps stand on this many rows at least: fewer would follow chance. */
const rowsPerStepMin = 50

export function fitIsotonic(scores: ArrayLike<number>, right: ArrayLike<boolean>): Isotonic {
  const order = Int32Array.from({ length: scores.length }, (_, at) => at)
  order.sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  const rowsPerStep = Math.max(rowsPerStepMin, Math.ceil(order.length / stepsMax))
  const steps: { end: number; right: number; rows: number }[] = []
  for (let from = 0; from < order.length; from += rowsPerStep) {
    const part = order.subarray(from, from + rowsPerStep)
    const rightRows = part.filter((row) => right[row]).length
    steps.push({ end: scores[part.at(-1) ?? 0] ?? 0, right: rightRows, rows: part.length })
    for (let last = steps.length - 1; last > 0; last--) {
      const [below, above] = [steps[last - 1], steps[last]]
      if (!below || !above || below.right * above.rows < above.right * below.rows) break
      below.end = above.end
      below.right += above.right
      below.rows += above.rows
      steps.pop()
    }
  }
  return {
    ends: Float64Array.from(steps, ({ end }) => end),
    // As if one more row had been half right, so that nothing is certain.
    shares: Float64Array.from(steps, ({ right, rows }) => (right + 0.5) / (rows + 1)),
  }
}

/** How far probabilities within a step lie apart, so that of two rows the better one stays ahead. */
const spread = 0.01

export function applyIsotonic({ ends, shares }: Isotonic, score: number): number {
  if (shares.length === 0) return score
  const found = ends.findIndex((end) => score <= end)
  const step = found < 0 ? shares.length - 1 : found
  const [from, to] = [ends[step - 1] ?? 0, ends[step] ?? 1]
  const share = shares[step] ?? score
  const part = to > from ? Math.min(1, (score - from) / (to - from)) : 1
  const low = Math.max(share - spread / 2, ((shares[step - 1] ?? 0) + share) / 2)
  const high = Math.min(share + spread / 2, (share + (shares[step + 1] ?? 1)) / 2)
  return low + part * (high - low)
}

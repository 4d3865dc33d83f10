/**
 * Isotonic regression by pool-adjacent-violators: the rising function nearest to the outcomes (Zadrozny, Elkan 2002). Between the middles of
 * its steps it is linear, so that no two probabilities fall together needlessly.
 */
export interface Isotonic {
  /** Rising. */
  readonly scores: Float64Array
  /** Share of right answers at each, rising. */
  readonly shares: Float64Array
}

/** Steps stand on this many rows at least: fewer would follow chance. */
const rowsPerStepMin = 50

export function fitIsotonic(scores: ArrayLike<number>, right: ArrayLike<boolean>): Isotonic {
  const order = Int32Array.from({ length: scores.length }, (_, at) => at)
  order.sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  const steps: { score: number; right: number; rows: number }[] = []
  for (let from = 0; from < order.length; from += rowsPerStepMin) {
    const part = order.subarray(from, from + rowsPerStepMin)
    const step = { score: 0, right: 0, rows: part.length }
    for (const row of part) {
      step.score += scores[row] ?? 0
      step.right += right[row] ? 1 : 0
    }
    steps.push(step)
    for (let last = steps.length - 1; last > 0; last--) {
      const [below, above] = [steps[last - 1], steps[last]]
      if (!below || !above || below.right * above.rows < above.right * below.rows) break
      below.score += above.score
      below.right += above.right
      below.rows += above.rows
      steps.pop()
    }
  }
  return {
    scores: Float64Array.from(steps, ({ score, rows }) => score / rows),
    // As if one more row had been half right, so that nothing is certain.
    shares: Float64Array.from(steps, ({ right, rows }) => (right + 0.5) / (rows + 1)),
  }
}

export function applyIsotonic({ scores, shares }: Isotonic, score: number): number {
  const above = scores.findIndex((each) => each >= score)
  if (above === 0 || scores.length === 0) return shares[0] ?? score
  if (above < 0) return shares.at(-1) ?? score
  const [low, high] = [scores[above - 1] ?? 0, scores[above] ?? 1]
  const part = high > low ? (score - low) / (high - low) : 1
  return (1 - part) * (shares[above - 1] ?? 0) + part * (shares[above] ?? 1)
}

export interface ReliabilityBin {
  /** Bounds of the probabilities in it. */
  readonly from: number
  readonly to: number
  readonly rows: number
  /** Mean of the probabilities, 0 without rows. */
  readonly confidence: number
  /** Share of right answers, 0 without rows. */
  readonly accuracy: number
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[]
  /** Expected calibration error: mean gap between confidence and accuracy, weighted by rows (Guo et al. 2017). */
  readonly error: number
}

/** The reliability diagram of `count` bins of equal width. */
export function reliability(
  probabilities: ArrayLike<number>,
  right: ArrayLike<boolean>,
  count = 15,
): Reliability {
  const sums = Array.from({ length: count }, () => ({ rows: 0, confidence: 0, right: 0 }))
  for (let row = 0; row < probabilities.length; row++) {
    const probability = probabilities[row] ?? 0
    const sum = sums[Math.min(count - 1, Math.floor(probability * count))]
    if (!sum) continue
    sum.rows += 1
    sum.confidence += probability
    sum.right += right[row] ? 1 : 0
  }
  const gaps = sums.map(({ confidence, right }) => Math.abs(confidence - right))
  return {
    bins: sums.map(({ rows, confidence, right }, at) => ({
      from: at / count,
      to: (at + 1) / count,
      rows,
      confidence: confidence / Math.max(1, rows),
      accuracy: right / Math.max(1, rows),
    })),
    error: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, probabilities.length),
  }
}

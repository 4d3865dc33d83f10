/** Weight of the newest batch in the running shares. */
const momentum = 0.02
/** Part of the prior that follows the running shares; the rest is uniform, which keeps unused classes open. */
const followed = 0.5

/**
 * Shares expected of the classes: a running mean of what the head predicts, smoothed towards uniform. Payments are Zipfian; a uniform prior
 * would tear large classes apart.
 */
export function createPrior(classes: number) {
  const running = new Float32Array(classes).fill(1 / classes)
  return {
    shares: (): Float32Array => running.map((share) => followed * share + (1 - followed) / classes),
    /** probabilities: rows×classes */
    follow(probabilities: Float32Array): void {
      const rows = probabilities.length / classes
      for (let k = 0; k < classes; k++) running[k] = (1 - momentum) * (running[k] ?? 0)
      for (const [place, probability] of probabilities.entries()) {
        const k = place % classes
        running[k] = (running[k] ?? 0) + (momentum * probability) / rows
      }
    },
  }
}

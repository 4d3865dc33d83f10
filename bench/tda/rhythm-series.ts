/** A weekly rhythm that breaks without a change of level or variance: what a spending series does when a life changes. */

export interface BrokenRhythm {
  /** Mean 0 and variance 1 throughout. */
  readonly series: number[]
  /** The first step without rhythm. */
  readonly breaksAt: number
}

/** `days` whose variance is weekly rhythm by `share` and noise by the rest, then as many of noise alone. */
export function brokenRhythm(seed: number, days: number, share: number): BrokenRhythm {
  const normal = normals(seed)
  const phase = 7 * normal()
  const series = Array.from({ length: 2 * days }, (_, day) => {
    const noise = normal()
    return day < days
      ? Math.sqrt(share) * Math.SQRT2 * Math.sin((2 * Math.PI * (day + phase)) / 7) +
          Math.sqrt(1 - share) * noise
      : noise
  })
  return { series, breaksAt: days }
}

/** Standard normal deviates: mulberry32 and Box–Muller. */
function normals(seed: number): () => number {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** The probability that a positive scores above a negative, ties counting half. */
export function rocAuc(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0
  for (const a of positives) for (const b of negatives) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (positives.length * negatives.length)
}

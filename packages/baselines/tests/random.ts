/** Mulberry32: uniform in [0, 1), the same for the same seed everywhere. */
export function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Standard normal, by Box and Muller. */
export function normal(seed: number): () => number {
  const next = uniform(seed)
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** Level, slope, a season of 7 and noise. */
export function weekly(seed: number, length: number, noise = 1): Float64Array {
  const next = normal(seed)
  const week = [3, 1, 0, -1, -2, -4, 3]
  return Float64Array.from({ length }, (_, i) => 50 + 0.1 * i + (week[i % 7] as number) + noise * next())
}

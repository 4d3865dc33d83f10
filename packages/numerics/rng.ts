import { log } from './scalar.ts'

/** Random numbers that a seed decides, the same on every machine. */
export interface Rng {
  /** Uniform in [0, 1), 24 bits. */
  uniform(): number
  /** Normal with mean 0 and variance 1. */
  normal(): number
  /** Uniform integer in 0 … limit−1. */
  below(limit: number): number
  /** A random order of 0 … count−1. */
  permutation(count: number): Int32Array
}

/** xoshiro128** (Blackman, Vigna 2018), its state filled from `seed` by splitmix32. */
export function createRng(seed: number): Rng {
  let filler = seed | 0
  const fill = () => {
    filler = (filler + 0x9e3779b9) | 0
    let z = filler
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  let [s0, s1, s2, s3] = [fill(), fill(), fill(), fill()]
  const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by))
  const next = () => {
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9)
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = rotate(s3, 11)
    return result >>> 0
  }
  const uniform = () => (next() >>> 8) / 0x1000000
  /** 2^32 steps times a limit below 2^21 stay exact; the bias is below limit/2^32. */
  const below = (limit: number) => Math.floor((next() / 0x100000000) * limit)
  /** Marsaglia's polar method: only a logarithm and a root. */
  const normal = (): number => {
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const s = x * x + y * y
      if (s > 0 && s < 1) return x * Math.sqrt((-2 * log(s)) / s)
    }
  }
  const permutation = (count: number) => {
    const order = Int32Array.from({ length: count }, (_, index) => index)
    for (let last = count - 1; last > 0; last--) {
      const other = below(last + 1)
      const kept = order[last] ?? 0
      order[last] = order[other] ?? 0
      order[other] = kept
    }
    return order
  }
  return { uniform, normal, below, permutation }
}

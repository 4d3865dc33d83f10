/**
 * xoshiro128** (Blackman & Vigna 2021, public domain), seeded by splitmix32. A pair (seed, stream) names a sequence,
 * so that tree number 57 is the same tree whichever trees were grown before it.
 */
export interface Random {
  /** Uniform in [0, 1), with 53 bits. */
  uniform(): number
  /** A whole number, uniform in [0, limit). */
  below(limit: number): number
  /** Standard normal, by the polar method of Marsaglia. */
  normal(): number
}

export function randomStream(seed: number, stream: number): Random {
  let mixed = Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)
  const splitmix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed ^ (mixed >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix() | 1]

  const bits = (): number => {
    const turned = Math.imul(b, 5)
    const result = Math.imul((turned << 7) | (turned >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
  const uniform = (): number => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992
  const normal = (): number => {
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
    }
  }
  return { uniform, below: (limit) => Math.floor(uniform() * limit), normal }
}

/** `count` different rows of `rows`, uniform over all such sets, in O(count) (Floyd; Bentley & Floyd 1987). */
export function sampleRows(rows: number, count: number, random: Random): Uint32Array {
  const drawn = new Set<number>()
  for (let last = rows - count; last < rows; last++) {
    const row = random.below(last + 1)
    drawn.add(drawn.has(row) ? last : row)
  }
  return Uint32Array.from(drawn)
}

/**
 * The truncated tensor algebra over R^d: what signatures live in. Level k holds d^k numbers, the coefficient of the
 * word i1…ik at i1·d^(k−1) + … + ik; level 0 is one number.
 */
export type Levels = readonly Float64Array[]

/** 1, the neutral element of `multiply`. */
export function identity(channels: number, depth: number): Levels {
  return Array.from({ length: depth + 1 }, (_, k) => new Float64Array(channels ** k).fill(k === 0 ? 1 : 0))
}

/** (A ⊗ B)^n = Σ_i A^i ⊗ B^(n−i). For signatures this is Chen's identity: S(X * Y) = S(X) ⊗ S(Y). */
export function multiply(a: Levels, b: Levels): Levels {
  return a.map((level, n) => {
    const product = new Float64Array(level.length)
    for (let i = 0; i <= n; i++) addOuter(product, a[i] as Float64Array, b[n - i] as Float64Array)
    return product
  })
}

/** into += left ⊗ right */
function addOuter(into: Float64Array, left: Float64Array, right: Float64Array): void {
  for (let i = 0; i < left.length; i++) {
    const factor = left[i] as number
    if (factor === 0) continue
    const start = i * right.length
    for (let j = 0; j < right.length; j++) {
      into[start + j] = (into[start + j] as number) + factor * (right[j] as number)
    }
  }
}

/**
 * a ← a ⊗ exp(increment), in place: one more straight piece of a path. Level k is
 * ((Δ/k + a¹) ⊗ Δ/(k−1) + a²) ⊗ … ⊗ Δ + a^k, Horner's rule for Σ_i a^i ⊗ Δ^(k−i)/(k−i)!
 * (Kidger & Lyons 2021, Signatory, arXiv 2001.00706, §3.2.1).
 */
export function multiplyByExponential(a: Levels, increment: Float64Array): void {
  for (let k = a.length - 1; k >= 1; k--) {
    let sum = new Float64Array([1])
    for (let i = 1; i <= k; i++) {
      const next = (a[i] as Float64Array).slice()
      addOuter(
        next,
        sum,
        increment.map((value) => value / (k - i + 1)),
      )
      sum = next
    }
    ;(a[k] as Float64Array).set(sum)
  }
}

/** Σ_k (−1)^(k+1)/k (a − 1)^⊗k for a of level 0 = 1, by Horner's rule; its level 0 is 0. */
export function logarithm(a: Levels): Levels {
  const x = a.map((level, k) => (k === 0 ? new Float64Array(1) : level))
  const depth = a.length - 1
  let sum: Levels = a.map((level) => new Float64Array(level.length))
  for (let k = depth; k >= 1; k--) {
    const product = multiply(x, sum)
    sum = product.map((level, n) => (n === 0 ? Float64Array.of(1 / k) : level.map((value) => -value)))
  }
  return multiply(x, sum)
}

/** [a, b] = a ⊗ b − b ⊗ a */
export function bracket(a: Levels, b: Levels): Levels {
  const [ab, ba] = [multiply(a, b), multiply(b, a)]
  return ab.map((level, k) => level.map((value, i) => value - (ba[k]?.[i] as number)))
}

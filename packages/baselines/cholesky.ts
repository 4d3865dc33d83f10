/** The lower Cholesky factor of a symmetric positive definite d × d matrix, row by row; overwrites its lower half. */
export function choleskyFactor(a: Float64Array, d: number): Float64Array {
  for (let j = 0; j < d; j++) {
    for (let i = j; i < d; i++) {
      let sum = a[i * d + j] as number
      for (let k = 0; k < j; k++) sum -= (a[i * d + k] as number) * (a[j * d + k] as number)
      a[i * d + j] = i === j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / (a[j * d + j] as number)
    }
  }
  return a
}

/** Solves L Lᵀ x = b in place. */
export function choleskySolve(factor: Float64Array, b: Float64Array): Float64Array {
  const d = b.length
  for (let i = 0; i < d; i++) {
    let sum = b[i] as number
    for (let k = 0; k < i; k++) sum -= (factor[i * d + k] as number) * (b[k] as number)
    b[i] = sum / (factor[i * d + i] as number)
  }
  for (let i = d - 1; i >= 0; i--) {
    const x = (b[i] as number) / (factor[i * d + i] as number)
    b[i] = x
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - (factor[i * d + k] as number) * x
  }
  return b
}

/** Trace of (L Lᵀ)⁻¹: the squares of all entries of L⁻¹, one column after the other. */
export function traceOfInverse(factor: Float64Array, d: number): number {
  const column = new Float64Array(d)
  let trace = 0
  for (let j = 0; j < d; j++) {
    for (let i = j; i < d; i++) {
      let sum = i === j ? 1 : 0
      for (let k = j; k < i; k++) sum -= (factor[i * d + k] as number) * (column[k] as number)
      const entry = sum / (factor[i * d + i] as number)
      column[i] = entry
      trace += entry * entry
    }
  }
  return trace
}

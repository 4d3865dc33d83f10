/** Sums over all windows of a series of the products of their values, two by two: what least squares on lags asks for. */
export interface WindowMoments {
  readonly windows: number
  /** Σ xᵢ, where xᵢ is the value i steps before the window's end. */
  readonly sums: Float64Array
  /** Σ xᵢ xⱼ, size × size. */
  readonly products: Float64Array
}

/**
 * Windows overlap, so Σ xᵢ₊₁ xⱼ₊₁ has the terms of Σ xᵢ xⱼ but for one at either end (the covariance method of linear
 * prediction: Makhoul 1975, Proc. IEEE 63, 561–580): n · size steps instead of n · size². What all windows share is summed
 * once and the ends are added; nothing is subtracted, so no large value leaves its rounding behind.
 */
export function windowMoments(values: Float64Array, size: number): WindowMoments {
  const n = values.length
  const at = (i: number): number => values[i] as number
  const products = new Float64Array(size * size)
  for (let lag = 0; lag < size; lag++) {
    const count = size - lag
    let shared = 0
    for (let s = size - 1; s <= n - size + lag; s++) shared += at(s) * at(s - lag)
    let before = 0
    for (let i = 0; i < count; i++) {
      if (i > 0) before += at(size - 1 - i) * at(size - 1 - i - lag)
      products[i * size + i + lag] = shared + before
    }
    let after = 0
    for (let i = count - 1; i >= 0; i--) {
      const place = i * size + i + lag
      if (i < count - 1) after += at(n - 1 - i) * at(n - 1 - i - lag)
      products[place] = (products[place] as number) + after
      products[(i + lag) * size + i] = products[place]
    }
  }
  const windows = n - size + 1
  const sums = Float64Array.from({ length: size }, (_, i) => {
    let sum = 0
    for (let s = size - 1 - i; s < n - i; s++) sum += at(s)
    return sum
  })
  return { windows, sums, products }
}

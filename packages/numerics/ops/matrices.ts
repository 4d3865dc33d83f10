import type { Kernels } from '../kernels/interface.ts'

/** Addresses of dense matrices and the sizes of the product: C is m×n, k is summed over. */
interface Product {
  a: number
  b: number
  c: number
  m: number
  n: number
  k: number
  /** Add to what is in C. */
  accumulate?: boolean
}

/** C = A·B with A m×k, B k×n. */
export function multiply(kernels: Kernels, { a, b, c, m, n, k, accumulate = false }: Product): void {
  kernels.gemm(a, 4 * k, 4, b, 4 * n, 4, c, m, n, k, accumulate)
}

/** C = A·Bᵀ with A m×k, B n×k. */
export function multiplyByTransposed(
  kernels: Kernels,
  { a, b, c, m, n, k, accumulate = false }: Product,
): void {
  kernels.gemm(a, 4 * k, 4, b, 4, 4 * k, c, m, n, k, accumulate)
}

/** C = Aᵀ·B with A k×m, B k×n. */
export function multiplyTransposed(
  kernels: Kernels,
  { a, b, c, m, n, k, accumulate = false }: Product,
): void {
  kernels.gemm(a, 4, 4 * m, b, 4 * n, 4, c, m, n, k, accumulate)
}

import type { Kernels } from '../interface.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround

/** Where rows of A, columns of B and a tile of C stand, in floats, and how far it is from one step of the sum to the next. */
interface Walk {
  aRow: number
  aStep: number
  bStep: number
  bColumn: number
  n: number
  k: number
  accumulate: boolean
}

/** Tiles of 2×4, so that eight sums stay in registers; each is made one step after the other, as in assembly/gemm.ts. */
export function gemmKernel(memory: Memory): Kernels['gemm'] {
  return (a, aRow, aStep, b, bStep, bColumn, c, m, n, k, accumulate) => {
    const { f32 } = memory
    const walk = {
      aRow: aRow >> 2,
      aStep: aStep >> 2,
      bStep: bStep >> 2,
      bColumn: bColumn >> 2,
      n,
      k,
      accumulate,
    }
    const evenRows = m - (m % 2)
    const wholeColumns = n - (n % 4)
    const place = (i: number, j: number) =>
      [(a >> 2) + i * walk.aRow, (b >> 2) + j * walk.bColumn, (c >> 2) + i * n + j] as const
    for (let i = 0; i < evenRows; i += 2) {
      for (let j = 0; j < wholeColumns; j += 4) tile(f32, ...place(i, j), walk)
    }
    for (let i = 0; i < m; i++) {
      for (let j = i < evenRows ? wholeColumns : 0; j < n; j++) element(f32, ...place(i, j), walk)
    }
  }
}

function tile(f32: Float32Array, a: number, b: number, c: number, walk: Walk): void {
  const { aRow, aStep, bStep, bColumn, n, k, accumulate } = walk
  let c00 = accumulate ? at(f32, c) : 0
  let c01 = accumulate ? at(f32, c + 1) : 0
  let c02 = accumulate ? at(f32, c + 2) : 0
  let c03 = accumulate ? at(f32, c + 3) : 0
  let c10 = accumulate ? at(f32, c + n) : 0
  let c11 = accumulate ? at(f32, c + n + 1) : 0
  let c12 = accumulate ? at(f32, c + n + 2) : 0
  let c13 = accumulate ? at(f32, c + n + 3) : 0
  for (let p = 0; p < k; p++) {
    const a0 = at(f32, a)
    const a1 = at(f32, a + aRow)
    const b0 = at(f32, b)
    const b1 = at(f32, b + bColumn)
    const b2 = at(f32, b + 2 * bColumn)
    const b3 = at(f32, b + 3 * bColumn)
    c00 = f(c00 + f(a0 * b0))
    c01 = f(c01 + f(a0 * b1))
    c02 = f(c02 + f(a0 * b2))
    c03 = f(c03 + f(a0 * b3))
    c10 = f(c10 + f(a1 * b0))
    c11 = f(c11 + f(a1 * b1))
    c12 = f(c12 + f(a1 * b2))
    c13 = f(c13 + f(a1 * b3))
    a += aStep
    b += bStep
  }
  f32[c] = c00
  f32[c + 1] = c01
  f32[c + 2] = c02
  f32[c + 3] = c03
  f32[c + n] = c10
  f32[c + n + 1] = c11
  f32[c + n + 2] = c12
  f32[c + n + 3] = c13
}

function element(f32: Float32Array, a: number, b: number, c: number, walk: Walk): void {
  let sum = walk.accumulate ? at(f32, c) : 0
  for (let p = 0; p < walk.k; p++) sum = f(sum + f(at(f32, a + p * walk.aStep) * at(f32, b + p * walk.bStep)))
  f32[c] = sum
}

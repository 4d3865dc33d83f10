import type { Kernels } from '../interface.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround

/** Four columns at a time; each element is summed one step after the other, as in assembly/gemm.ts. */
export function gemmKernel(memory: Memory): Kernels['gemm'] {
  return (aBytes, aRowBytes, aStepBytes, bBytes, bStepBytes, bColumnBytes, c, m, n, k, accumulate) => {
    const { f32 } = memory
    const [a, aRow, aStep] = [aBytes >> 2, aRowBytes >> 2, aStepBytes >> 2]
    const [b, bStep, bColumn] = [bBytes >> 2, bStepBytes >> 2, bColumnBytes >> 2]
    const start = (to: number) => (accumulate ? at(f32, to) : 0)
    for (let i = 0; i < m; i++) {
      let to = (c >> 2) + i * n
      let j = 0
      for (; j + 4 <= n; j += 4, to += 4) {
        let [c0, c1, c2, c3] = [start(to), start(to + 1), start(to + 2), start(to + 3)]
        let left = a + i * aRow
        let right = b + j * bColumn
        for (let p = 0; p < k; p++, left += aStep, right += bStep) {
          const value = at(f32, left)
          c0 = f(c0 + f(value * at(f32, right)))
          c1 = f(c1 + f(value * at(f32, right + bColumn)))
          c2 = f(c2 + f(value * at(f32, right + 2 * bColumn)))
          c3 = f(c3 + f(value * at(f32, right + 3 * bColumn)))
        }
        f32[to] = c0
        f32[to + 1] = c1
        f32[to + 2] = c2
        f32[to + 3] = c3
      }
      for (; j < n; j++, to++) {
        let sum = start(to)
        for (let p = 0; p < k; p++) {
          sum = f(sum + f(at(f32, a + i * aRow + p * aStep) * at(f32, b + p * bStep + j * bColumn)))
        }
        f32[to] = sum
      }
    }
  }
}

import type { Kernels } from '../interface.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround

export function layoutKernels(
  memory: Memory,
): Pick<Kernels, 'copyBlocks' | 'permute' | 'embeddingBag' | 'embeddingBagBackward'> {
  const int = (pointer: number, index: number) => memory.i32[(pointer >> 2) + index] ?? -1
  return {
    copyBlocks(from, fromStride, to, toStride, block, count) {
      for (let i = 0; i < count; i++) {
        const start = (from >> 2) + i * fromStride
        memory.f32.copyWithin((to >> 2) + i * toStride, start, start + block)
      }
    },
    permute(from, to, n0, n1, n2, n3, s0, s1, s2, s3) {
      const { f32 } = memory
      let place = to >> 2
      for (let i = 0; i < n0; i++) {
        for (let j = 0; j < n1; j++) {
          for (let k = 0; k < n2; k++) {
            const row = (from >> 2) + i * s0 + j * s1 + k * s2
            for (let l = 0; l < n3; l++) f32[place++] = at(f32, row + l * s3)
          }
        }
      }
    },
    embeddingBag(table, indices, weights, offsets, y, bags, n) {
      const { f32 } = memory
      for (let b = 0; b < bags; b++) {
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let t = int(offsets, b); t < int(offsets, b + 1); t++) {
            sum = f(sum + f(at(f32, (weights >> 2) + t) * at(f32, (table >> 2) + int(indices, t) * n + j)))
          }
          f32[(y >> 2) + b * n + j] = sum
        }
      }
    },
    embeddingBagBackward(indices, weights, offsets, dy, dTable, bags, n) {
      const { f32 } = memory
      for (let b = 0; b < bags; b++) {
        for (let t = int(offsets, b); t < int(offsets, b + 1); t++) {
          const row = (dTable >> 2) + int(indices, t) * n
          const weight = at(f32, (weights >> 2) + t)
          for (let j = 0; j < n; j++) {
            f32[row + j] = at(f32, row + j) + f(weight * at(f32, (dy >> 2) + b * n + j))
          }
        }
      }
    },
  }
}

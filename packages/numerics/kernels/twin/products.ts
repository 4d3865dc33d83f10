import type { Kernels } from '../interface.ts'
import { sumInLanes } from './floats.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround
type Names = 'matvec' | 'matvecBackward' | 'weightedSum' | 'weightedSumBackward' | 'squaredDistances'

export function productKernels(memory: Memory): Pick<Kernels, Names> {
  const dot = (x: number, y: number, n: number) => {
    const { f32 } = memory
    return sumInLanes(n, (j) => f(at(f32, x + j) * at(f32, y + j)))
  }
  return {
    matvec(matrix, x, y, batch, m, n) {
      for (let i = 0; i < batch * m; i++) {
        memory.f32[(y >> 2) + i] = dot((matrix >> 2) + i * n, (x >> 2) + Math.floor(i / m) * n, n)
      }
    },
    matvecBackward(matrix, x, dy, df, dx, batch, m, n) {
      const { f32 } = memory
      for (let b = 0; b < batch; b++) {
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let i = 0; i < m; i++) {
            const g = at(f32, (dy >> 2) + b * m + i)
            const place = (b * m + i) * n + j
            sum = f(sum + f(g * at(f32, (matrix >> 2) + place)))
            f32[(df >> 2) + place] = g * at(f32, (x >> 2) + b * n + j)
          }
          f32[(dx >> 2) + b * n + j] = sum
        }
      }
    },
    weightedSum(v, w, y, count, rows, n) {
      const { f32 } = memory
      for (let r = 0; r < rows; r++) {
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let i = 0; i < count; i++) {
            sum = f(sum + f(at(f32, (w >> 2) + r * count + i) * at(f32, (v >> 2) + (i * rows + r) * n + j)))
          }
          f32[(y >> 2) + r * n + j] = sum
        }
      }
    },
    weightedSumBackward(v, w, dy, dv, dw, count, rows, n) {
      const { f32 } = memory
      for (let r = 0; r < rows; r++) {
        for (let i = 0; i < count; i++) {
          const weight = at(f32, (w >> 2) + r * count + i)
          const row = (i * rows + r) * n
          for (let j = 0; j < n; j++) {
            f32[(dv >> 2) + row + j] = weight * at(f32, (dy >> 2) + r * n + j)
          }
          f32[(dw >> 2) + r * count + i] = dot((dy >> 2) + r * n, (v >> 2) + row, n)
        }
      }
    },
    squaredDistances(a, b, out, m, n, d) {
      const { f32 } = memory
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          f32[(out >> 2) + i * n + j] = sumInLanes(d, (p) => {
            const gap = f(at(f32, (a >> 2) + i * d + p) - at(f32, (b >> 2) + j * d + p))
            return f(gap * gap)
          })
        }
      }
    },
  }
}

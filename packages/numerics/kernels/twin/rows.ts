import type { Kernels } from '../interface.ts'
import { exp, sigmoid, sumInLanes } from './floats.ts'
import { at, type Memory } from './memory.ts'

const f = Math.fround
const nothing = -f(3.4028234663852886e38)

export function softmaxKernels(memory: Memory): Pick<Kernels, 'softmax' | 'softmaxBackward'> {
  return {
    softmax(x, mask, maskRows, y, stats, rows, n) {
      const { f32 } = memory
      for (let r = 0; r < rows; r++) {
        const from = (x >> 2) + r * n
        const to = (y >> 2) + r * n
        const maskRow = (mask >> 2) + (r % maskRows) * n
        const value = (j: number) => (mask !== 0 && at(f32, maskRow + j) === 0 ? nothing : at(f32, from + j))
        let largest = nothing
        for (let j = 0; j < n; j++) largest = Math.max(largest, value(j))
        const sum = sumInLanes(n, (j) => {
          const v = value(j)
          return (f32[to + j] = v > nothing ? exp(f(v - largest)) : 0)
        })
        const inverse = sum > 0 ? f(1 / sum) : 0
        for (let j = 0; j < n; j++) f32[to + j] = at(f32, to + j) * inverse
        if (stats === 0) continue
        f32[(stats >> 2) + 2 * r] = largest
        f32[(stats >> 2) + 2 * r + 1] = sum
      }
    },
    softmaxBackward(y, dy, dx, rows, n) {
      const { f32 } = memory
      for (let r = 0; r < rows; r++) {
        const [p, g, to] = [(y >> 2) + r * n, (dy >> 2) + r * n, (dx >> 2) + r * n]
        const product = sumInLanes(n, (j) => f(at(f32, p + j) * at(f32, g + j)))
        for (let j = 0; j < n; j++) f32[to + j] = at(f32, p + j) * f(at(f32, g + j) - product)
      }
    },
  }
}

export function layerNormKernels(memory: Memory): Pick<Kernels, 'layerNorm' | 'layerNormBackward'> {
  return {
    layerNorm(x, gamma, beta, y, stats, rows, n, epsilon) {
      const { f32 } = memory
      for (let r = 0; r < rows; r++) {
        const [from, to] = [(x >> 2) + r * n, (y >> 2) + r * n]
        const mean = f(sumInLanes(n, (j) => at(f32, from + j)) / n)
        const variance = f(
          sumInLanes(n, (j) => {
            const d = f(at(f32, from + j) - mean)
            return f(d * d)
          }) / n,
        )
        const inverse = f(1 / f(Math.sqrt(f(variance + f(epsilon)))))
        for (let j = 0; j < n; j++) {
          const unit = f(f(at(f32, from + j) - mean) * inverse)
          f32[to + j] = f(unit * at(f32, (gamma >> 2) + j)) + at(f32, (beta >> 2) + j)
        }
        f32[(stats >> 2) + 2 * r] = mean
        f32[(stats >> 2) + 2 * r + 1] = inverse
      }
    },
    layerNormBackward(x, gamma, dy, stats, dx, dGamma, dBeta, rows, n) {
      const { f32 } = memory
      f32.fill(0, dGamma >> 2, (dGamma >> 2) + n)
      f32.fill(0, dBeta >> 2, (dBeta >> 2) + n)
      for (let r = 0; r < rows; r++) {
        const [from, g, to] = [(x >> 2) + r * n, (dy >> 2) + r * n, (dx >> 2) + r * n]
        const mean = at(f32, (stats >> 2) + 2 * r)
        const inverse = at(f32, (stats >> 2) + 2 * r + 1)
        const unit = (j: number) => f(f(at(f32, from + j) - mean) * inverse)
        const through = (j: number) => f(at(f32, g + j) * at(f32, (gamma >> 2) + j))
        const sum = f(sumInLanes(n, through) / n)
        const product = f(sumInLanes(n, (j) => f(through(j) * unit(j))) / n)
        for (let j = 0; j < n; j++) {
          const slope = f(f(through(j) - sum) - f(unit(j) * product))
          f32[(dGamma >> 2) + j] = at(f32, (dGamma >> 2) + j) + f(at(f32, g + j) * unit(j))
          f32[(dBeta >> 2) + j] = at(f32, (dBeta >> 2) + j) + at(f32, g + j)
          f32[to + j] = inverse * slope
        }
      }
    },
  }
}

export function rowKernels(memory: Memory): Pick<Kernels, 'repeatRow' | 'sumRows' | 'glu' | 'gluBackward'> {
  return {
    repeatRow(row, out, rows, n) {
      for (let r = 0; r < rows; r++) memory.f32.copyWithin((out >> 2) + r * n, row >> 2, (row >> 2) + n)
    },
    sumRows(x, out, rows, n) {
      const { f32 } = memory
      f32.fill(0, out >> 2, (out >> 2) + n)
      for (let r = 0; r < rows; r++) {
        for (let j = 0; j < n; j++)
          f32[(out >> 2) + j] = at(f32, (out >> 2) + j) + at(f32, (x >> 2) + r * n + j)
      }
    },
    glu(x, y, rows, n) {
      const { f32 } = memory
      for (let r = 0; r < rows; r++) {
        const from = (x >> 2) + 2 * r * n
        for (let j = 0; j < n; j++) {
          f32[(y >> 2) + r * n + j] = at(f32, from + j) * sigmoid(at(f32, from + n + j))
        }
      }
    },
    gluBackward(x, dy, dx, rows, n) {
      const { f32 } = memory
      for (let r = 0; r < rows; r++) {
        const [from, to] = [(x >> 2) + 2 * r * n, (dx >> 2) + 2 * r * n]
        for (let j = 0; j < n; j++) {
          const gate = sigmoid(at(f32, from + n + j))
          const through = f(at(f32, (dy >> 2) + r * n + j) * gate)
          const slope = f(at(f32, from + j) * f(1 - gate))
          f32[to + j] = through
          f32[to + n + j] = through * slope
        }
      }
    },
  }
}

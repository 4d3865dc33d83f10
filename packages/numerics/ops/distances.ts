import { acosh1p } from '../scalar.ts'
import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'
import { multiply, multiplyTransposed } from './matrices.ts'
import { dotRows } from './radial.ts'

/**
 * Distances of all pairs in the Poincaré ball, d = arcosh(1 + 2c‖a−b‖²/((1−c‖a‖²)(1−c‖b‖²)))/√c; 2‖a−b‖ as c → 0.
 * a: m×n, b: k×n, both inside the ball; d: m×k. Between equal points the gradient is taken as 0.
 */
export function poincareDistances(tape: Tape, a: Tensor, b: Tensor, c: number): Tensor {
  const { arena, kernels } = tape.runtime
  const [m, n, k] = [a.length(0), a.length(1), b.length(0)]
  expectShape('poincareDistances: b', b.shape, [k, n])
  const y = tape.output([m, k], [a, b])
  const squares = arena.take(m * k)
  kernels.squaredDistances(a.address, b.address, squares, m, k, n)
  const { f32 } = arena
  const room = (x: Tensor) =>
    Float64Array.from({ length: x.length(0) }, (_, r) => {
      const row = (x.address >> 2) + r * n
      return 1 - c * dotRows(f32, row, f32, row, n)
    })
  const [roomA, roomB] = [room(a), room(b)]
  const stretch = (i: number, j: number) => (2 * c) / ((roomA[i] ?? 1) * (roomB[j] ?? 1))
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < k; j++) {
      const t = stretch(i, j) * (f32[(squares >> 2) + i * k + j] ?? 0)
      f32[(y.address >> 2) + i * k + j] = acosh1p(t) / Math.sqrt(c)
    }
  }
  tape.record({
    outputs: [y],
    backward() {
      const dSquares = arena.take(m * k)
      const [ownA, ownB] = [new Float64Array(m), new Float64Array(k)]
      const view = arena.f32
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < k; j++) {
          const t = stretch(i, j) * (view[(squares >> 2) + i * k + j] ?? 0)
          const up = view[(y.gradient >> 2) + i * k + j] ?? 0
          const dt = t > 0 ? up / Math.sqrt(c * t * (t + 2)) : 0
          const dSquare = dt * stretch(i, j)
          view[(dSquares >> 2) + i * k + j] = -2 * dSquare
          ownA[i] = (ownA[i] ?? 0) + 2 * dSquare + (2 * c * dt * t) / (roomA[i] ?? 1)
          ownB[j] = (ownB[j] ?? 0) + 2 * dSquare + (2 * c * dt * t) / (roomB[j] ?? 1)
        }
      }
      tape.contribute(a, (da) => {
        multiply(kernels, { a: dSquares, b: b.address, c: da, m, n, k })
        addOwn(arena.f32, a, da, ownA)
      })
      tape.contribute(b, (db) => {
        multiplyTransposed(kernels, { a: dSquares, b: a.address, c: db, m: k, n, k: m })
        addOwn(arena.f32, b, db, ownB)
      })
    },
    onnx(graph) {
      const sum = (x: string) =>
        graph.node('ReduceSum', [graph.node('Mul', [x, x]), graph.ints([-1])], { keepdims: 0 })
      const left = graph.reshape(graph.of(a), [m, 1, n])
      const square = sum(graph.node('Sub', [left, graph.reshape(graph.of(b), [1, k, n])]))
      const space = (x: string) =>
        graph.node('Sub', [graph.scalar(1), graph.node('Mul', [graph.scalar(c), sum(x)])])
      const spaces = graph.node('Mul', [space(left), space(graph.of(b))])
      const t = graph.node('Div', [graph.node('Mul', [graph.scalar(2 * c), square]), spaces])
      const cosh = graph.node('Acosh', [graph.node('Add', [graph.scalar(1), t])])
      return graph.node('Mul', [cosh, graph.scalar(1 / Math.sqrt(c))])
    },
  })
  return y
}

function addOwn(f32: Float32Array, x: Tensor, address: number, own: Float64Array): void {
  const n = x.length(-1)
  for (let i = 0; i < x.size; i++) {
    const place = (address >> 2) + i
    f32[place] = (f32[place] ?? 0) + (own[Math.floor(i / n)] ?? 0) * (f32[(x.address >> 2) + i] ?? 0)
  }
}

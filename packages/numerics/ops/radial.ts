/**
 * Maps of a row along its own ray, y = s(‖x‖)·x: into the Poincaré ball and back, to a bounded norm, to norm 1. They share one
 * way back, dx = s·dy + (s′/‖x‖)·⟨x, dy⟩·x, and differ in s alone. Norms and factors are double precision, with our own
 * transcendental functions (scalar.ts). Ganea, Bécigneul, Hofmann 2018, "Hyperbolic Neural Networks", §2.
 */
import type { OnnxGraph } from '../onnx/graph.ts'
import { atanh, tanh as tanh64 } from '../scalar.ts'
import type { Tape } from '../tape.ts'
import type { Tensor } from '../tensor.ts'

/** s and s′/‖x‖ at a norm. */
interface Factor {
  s: number
  slope: number
}

/** exp₀: tangent vectors at the origin into the ball of curvature −c, tanh(√c‖x‖)/(√c‖x‖)·x. x: rows×n. */
export function expmap0(tape: Tape, x: Tensor, c: number): Tensor {
  const root = Math.sqrt(c)
  const factor = (norm: number): Factor => {
    const z = root * norm
    if (z < 1e-2) {
      const q = z * z
      const s = 1 - q / 3 + (2 * q * q) / 15 - (17 * q * q * q) / 315
      return { s, slope: c * (-2 / 3 + (8 * q) / 15 - (34 * q * q) / 105) }
    }
    const t = tanh64(z)
    return { s: t / z, slope: (1 - t * t - t / z) / (norm * norm) }
  }
  return radial(tape, x, factor, (graph, norm) => {
    const z = graph.node('Mul', [norm, graph.scalar(root)])
    return graph.node('Div', [graph.node('Tanh', [z]), z])
  })
}

const rim = 1 - 1e-5

/** log₀: the inverse of exp₀, artanh(√c‖x‖)/(√c‖x‖)·x; beyond √c‖x‖ = 1 − 10⁻⁵ the artanh stays what it is there. */
export function logmap0(tape: Tape, x: Tensor, c: number): Tensor {
  const root = Math.sqrt(c)
  const factor = (norm: number): Factor => {
    const z = root * norm
    if (z > rim) return { s: atanh(rim) / z, slope: -atanh(rim) / (z * norm * norm) }
    if (z < 1e-2) {
      const q = z * z
      const s = 1 + q / 3 + (q * q) / 5 + (q * q * q) / 7
      return { s, slope: c * (2 / 3 + (4 * q) / 5 + (6 * q * q) / 7) }
    }
    const s = atanh(z) / z
    return { s, slope: (1 / (1 - z * z) - s) / (norm * norm) }
  }
  return radial(tape, x, factor, (graph, norm) => {
    const z = graph.node('Mul', [norm, graph.scalar(root)])
    return graph.node('Div', [graph.node('Atanh', [graph.node('Min', [z, graph.scalar(rim)])]), z])
  })
}

/** min(1, radius/‖x‖)·x: the clip before exp₀, and the projection that keeps points off the rim of the ball. */
export function clipNorm(tape: Tape, x: Tensor, radius: number): Tensor {
  const factor = (norm: number): Factor =>
    norm <= radius ? { s: 1, slope: 0 } : { s: radius / norm, slope: -radius / (norm * norm * norm) }
  return radial(tape, x, factor, (graph, norm) =>
    graph.node('Min', [graph.scalar(1), graph.node('Div', [graph.scalar(radius), norm])]),
  )
}

/** x/‖x‖: rows of norm 1, so that their products are cosines. A row of zeros stays. */
export function normalize(tape: Tape, x: Tensor): Tensor {
  const factor = (norm: number): Factor =>
    norm === 0 ? { s: 0, slope: 0 } : { s: 1 / norm, slope: -1 / (norm * norm * norm) }
  return radial(tape, x, factor, (graph, norm) => graph.node('Reciprocal', [norm]))
}

function radial(
  tape: Tape,
  x: Tensor,
  factor: (norm: number) => Factor,
  onnxFactor: (graph: OnnxGraph, norm: string) => string,
): Tensor {
  const { arena } = tape.runtime
  const n = x.length(-1)
  const rows = x.size / n
  const y = tape.output(x.shape, [x])
  const factors = new Float64Array(2 * rows)
  const { data: from } = x
  const { data: to } = y
  for (let row = 0; row < rows; row++) {
    const { s, slope } = factor(Math.sqrt(dotRows(from, row * n, from, row * n, n)))
    factors[2 * row] = s
    factors[2 * row + 1] = slope
    for (let j = row * n; j < (row + 1) * n; j++) to[j] = s * (from[j] ?? 0)
  }
  tape.record({
    outputs: [y],
    backward: () =>
      tape.contribute(x, (address) => {
        const { f32 } = arena
        const [source, dy, dx] = [x.address >> 2, y.gradient >> 2, address >> 2]
        for (let row = 0; row < rows; row++) {
          const s = factors[2 * row] ?? 0
          const along = (factors[2 * row + 1] ?? 0) * dotRows(f32, source + row * n, f32, dy + row * n, n)
          for (let j = row * n; j < (row + 1) * n; j++) {
            f32[dx + j] = s * (f32[dy + j] ?? 0) + along * (f32[source + j] ?? 0)
          }
        }
      }),
    onnx(graph) {
      const squares = graph.node('Mul', [graph.of(x), graph.of(x)])
      const sum = graph.node('ReduceSum', [squares, graph.ints([-1])], { keepdims: 1 })
      const norm = graph.node('Max', [graph.node('Sqrt', [sum]), graph.scalar(1e-12)])
      return graph.node('Mul', [graph.of(x), onnxFactor(graph, norm)])
    },
  })
  return y
}

/** ⟨a[i…i+n), b[j…j+n)⟩ in double precision. */
export function dotRows(a: Float32Array, i: number, b: Float32Array, j: number, n: number): number {
  let sum = 0
  for (let p = 0; p < n; p++) sum += (a[i + p] ?? 0) * (b[j + p] ?? 0)
  return sum
}

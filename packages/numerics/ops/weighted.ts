import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'

/** A matrix of its own per row: y[b] = f[b]·x[b], the right side of a log-ODE. f: batch×m×n, x: batch×n, y: batch×m. */
export function matvec(tape: Tape, f: Tensor, x: Tensor): Tensor {
  const { kernels } = tape.runtime
  const [batch, m, n] = [f.length(0), f.length(1), f.length(2)]
  expectShape('matvec: x', x.shape, [batch, n])
  const y = tape.output([batch, m], [f, x])
  kernels.matvec(f.address, x.address, y.address, batch, m, n)
  tape.record({
    outputs: [y],
    backward() {
      const [df, dx] = [tape.room(f.size), tape.room(x.size)]
      kernels.matvecBackward(f.address, x.address, y.gradient, df, dx, batch, m, n)
      tape.passOn(f, df)
      tape.passOn(x, dx)
    },
    onnx(graph) {
      const column = graph.reshape(graph.of(x), [batch, n, 1])
      return graph.reshape(graph.node('MatMul', [graph.of(f), column]), [batch, m])
    },
  })
  return y
}

/**
 * Tensors weighted row by row: y[r] = Σ_i weights[r, i]·values[i, r], how a variable selection network joins its variables.
 * values: count×…×n, weights: …×count, y: …×n.
 */
export function weightedSum(tape: Tape, values: Tensor, weights: Tensor): Tensor {
  const { kernels } = tape.runtime
  const [count, n] = [values.length(0), values.length(-1)]
  const lead = values.shape.slice(1, -1)
  expectShape('weightedSum: weights', weights.shape, [...lead, count])
  const rows = weights.size / count
  const y = tape.output([...lead, n], [values, weights])
  kernels.weightedSum(values.address, weights.address, y.address, count, rows, n)
  tape.record({
    outputs: [y],
    backward() {
      const [dv, dw] = [tape.room(values.size), tape.room(weights.size)]
      kernels.weightedSumBackward(values.address, weights.address, y.gradient, dv, dw, count, rows, n)
      tape.passOn(values, dv)
      tape.passOn(weights, dw)
    },
    onnx(graph) {
      const [wide, flat] = [
        graph.reshape(graph.of(values), [count, rows, n]),
        graph.reshape(graph.of(weights), [rows, count]),
      ]
      const columns = graph.reshape(graph.node('Transpose', [flat], { perm: [1, 0] }), [count, rows, 1])
      const product = graph.node('Mul', [wide, columns])
      return graph.reshape(graph.node('ReduceSum', [product, graph.ints([0])], { keepdims: 0 }), y.shape)
    },
  })
  return y
}

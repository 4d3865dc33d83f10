import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'

/**
 * γ·(x − mean)/√(variance + ε) + β over the last axis. x: …×n; γ, β: n, or groups×n where each of `groups` equal parts of the rows
 * has its own. ε: 1e-5 in PyTorch, 1e-3 in Keras.
 */
export function layerNorm(
  tape: Tape,
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  options: { epsilon?: number } = {},
): Tensor {
  const { kernels, arena } = tape.runtime
  const epsilon = options.epsilon ?? 1e-5
  const n = x.length(-1)
  const groups = gamma.size / n
  const rows = x.size / n / groups
  expectShape('layerNorm: β', beta.shape, gamma.shape)
  expectShape('layerNorm: rows', [x.size], [groups * rows * n])
  const y = tape.output(x.shape, [x, gamma, beta])
  const stats = arena.take(2 * groups * rows)
  const part = (address: number, floats: number, group: number) => address + 4 * floats * group
  for (let g = 0; g < groups; g++) {
    const [from, to] = [part(x.address, rows * n, g), part(y.address, rows * n, g)]
    const [scale, shift] = [part(gamma.address, n, g), part(beta.address, n, g)]
    kernels.layerNorm(from, scale, shift, to, part(stats, 2 * rows, g), rows, n, epsilon)
  }
  tape.record({
    outputs: [y],
    backward() {
      const [dx, dGamma, dBeta] = [tape.room(x.size), tape.room(gamma.size), tape.room(gamma.size)]
      for (let g = 0; g < groups; g++) {
        const slab = rows * n
        const [from, through] = [part(x.address, slab, g), part(y.gradient, slab, g)]
        const [scale, dScale, dShift] = [part(gamma.address, n, g), part(dGamma, n, g), part(dBeta, n, g)]
        const saved = part(stats, 2 * rows, g)
        kernels.layerNormBackward(from, scale, through, saved, part(dx, slab, g), dScale, dShift, rows, n)
      }
      tape.passOn(x, dx)
      tape.passOn(gamma, dGamma)
      tape.passOn(beta, dBeta)
    },
    onnx(graph) {
      const unit = graph.node(
        'LayerNormalization',
        [graph.of(x), graph.constant(new Float32Array(n).fill(1), [n])],
        { axis: -1, epsilon },
      )
      const wide = graph.reshape(unit, [groups, rows, n])
      const scaled = graph.node('Mul', [wide, graph.reshape(graph.of(gamma), [groups, 1, n])])
      const shifted = graph.node('Add', [scaled, graph.reshape(graph.of(beta), [groups, 1, n])])
      return graph.reshape(shifted, x.shape)
    },
  })
  return y
}

/**
 * Softmax over the last axis, over the places where `mask` is not 0. mask: m×n, used for row r mod m of x (a causal mask of T×T
 * serves every head), no gradient. A row without any place is all 0.
 */
export function softmax(tape: Tape, x: Tensor, options: { mask?: Tensor } = {}): Tensor {
  const { kernels } = tape.runtime
  const { mask } = options
  const n = x.length(-1)
  const rows = x.size / n
  const maskRows = mask ? mask.size / n : 1
  if (mask && rows % maskRows !== 0) throw new RangeError(`softmax: ${maskRows} rows of mask for ${rows}`)
  const y = tape.output(x.shape, [x])
  kernels.softmax(x.address, mask?.address ?? 0, maskRows, y.address, 0, rows, n)
  tape.record({
    outputs: [y],
    backward: () => tape.contribute(x, (dx) => kernels.softmaxBackward(y.address, y.gradient, dx, rows, n)),
    onnx(graph) {
      if (!mask) return graph.node('Softmax', [graph.of(x)], { axis: -1 })
      const allowed = graph.node('Cast', [graph.reshape(graph.of(mask), [maskRows, n])], { to: 9 })
      const wide = graph.reshape(graph.of(x), [rows / maskRows, maskRows, n])
      const open = graph.node('Where', [allowed, wide, graph.scalar(-1e9)])
      const p = graph.node('Softmax', [open], { axis: -1 })
      return graph.reshape(graph.node('Where', [allowed, p, graph.scalar(0)]), x.shape)
    },
  })
  return y
}

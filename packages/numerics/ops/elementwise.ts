import { exp, log1p } from '../scalar.ts'
import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'

/** x + factor·y, of equal shapes. */
export function addScaled(tape: Tape, x: Tensor, y: Tensor, factor: number): Tensor {
  const { kernels } = tape.runtime
  expectShape('add', y.shape, x.shape)
  const out = tape.output(x.shape, [x, y])
  kernels.addScaled(x.address, y.address, factor, out.address, x.size)
  tape.record({
    outputs: [out],
    backward() {
      tape.contribute(y, (dy) => kernels.scale(out.gradient, factor, dy, y.size))
      tape.passOn(x, out.gradient)
    },
    onnx: (graph) => {
      const right = factor === 1 ? graph.of(y) : graph.node('Mul', [graph.of(y), graph.scalar(factor)])
      return graph.node('Add', [graph.of(x), right])
    },
  })
  return out
}

/** x + y, of equal shapes. */
export function add(tape: Tape, x: Tensor, y: Tensor): Tensor {
  return addScaled(tape, x, y, 1)
}

/** x ⊙ y, of equal shapes. */
export function mul(tape: Tape, x: Tensor, y: Tensor): Tensor {
  const { kernels } = tape.runtime
  expectShape('mul', y.shape, x.shape)
  const out = tape.output(x.shape, [x, y])
  kernels.mul(x.address, y.address, out.address, x.size)
  tape.record({
    outputs: [out],
    backward() {
      tape.contribute(x, (dx) => kernels.mul(out.gradient, y.address, dx, x.size))
      tape.contribute(y, (dy) => kernels.mul(out.gradient, x.address, dy, y.size))
    },
    onnx: (graph) => graph.node('Mul', [graph.of(x), graph.of(y)]),
  })
  return out
}

/** factor·x */
export function scale(tape: Tape, x: Tensor, factor: number): Tensor {
  const { kernels } = tape.runtime
  const y = tape.output(x.shape, [x])
  kernels.scale(x.address, factor, y.address, x.size)
  tape.record({
    outputs: [y],
    backward: () => tape.contribute(x, (dx) => kernels.scale(y.gradient, factor, dx, x.size)),
    onnx: (graph) => graph.node('Mul', [graph.of(x), graph.scalar(factor)]),
  })
  return y
}

/** max(x, 0) */
export function relu(tape: Tape, x: Tensor): Tensor {
  return activation(tape, x, 'relu', 'Relu')
}

/** x above 0, e^x − 1 below. */
export function elu(tape: Tape, x: Tensor): Tensor {
  return activation(tape, x, 'elu', 'Elu')
}

export function tanh(tape: Tape, x: Tensor): Tensor {
  return activation(tape, x, 'tanh', 'Tanh')
}

/** 1/(1 + e^{−x}) */
export function sigmoid(tape: Tape, x: Tensor): Tensor {
  return activation(tape, x, 'sigmoid', 'Sigmoid')
}

function activation(
  tape: Tape,
  x: Tensor,
  name: 'relu' | 'elu' | 'tanh' | 'sigmoid',
  onnxType: string,
): Tensor {
  const { kernels } = tape.runtime
  const y = tape.output(x.shape, [x])
  kernels[name](x.address, y.address, x.size)
  tape.record({
    outputs: [y],
    backward: () => tape.contribute(x, (dx) => kernels[`${name}Backward`](y.address, y.gradient, dx, x.size)),
    onnx: (graph) => graph.node(onnxType, [graph.of(x)]),
  })
  return y
}

/** log(1 + e^x) */
export function softplus(tape: Tape, x: Tensor): Tensor {
  const { kernels } = tape.runtime
  const y = tape.output(x.shape, [x])
  const { data } = y
  for (const [i, value] of x.data.entries()) data[i] = Math.max(value, 0) + log1p(exp(-Math.abs(value)))
  tape.record({
    outputs: [y],
    backward: () => tape.contribute(x, (dx) => kernels.softplusBackward(x.address, y.gradient, dx, x.size)),
    onnx: (graph) => graph.node('Softplus', [graph.of(x)]),
  })
  return y
}

/** Gated linear unit: the first half of the last axis times the sigmoid of the second. x: …×2n, y: …×n. */
export function glu(tape: Tape, x: Tensor): Tensor {
  const { kernels } = tape.runtime
  const n = x.length(-1) / 2
  const y = tape.output([...x.shape.slice(0, -1), n], [x])
  const rows = y.size / n
  kernels.glu(x.address, y.address, rows, n)
  tape.record({
    outputs: [y],
    backward: () => tape.contribute(x, (dx) => kernels.gluBackward(x.address, y.gradient, dx, rows, n)),
    onnx(graph) {
      const [value = '', gate = ''] = graph.nodes('Split', [graph.of(x)], 2, { axis: -1 })
      return graph.node('Mul', [value, graph.node('Sigmoid', [gate])])
    },
  })
  return y
}

/**
 * Each number 0 with probability `rate`, else divided by 1 − rate (Srivastava et al. 2014). The same `seed` (a whole number)
 * drops the same places; give every call of a step its own. For training only: an inference leaves it out.
 */
export function dropout(tape: Tape, x: Tensor, options: { rate: number; seed: number }): Tensor {
  const { rate, seed } = options
  const { kernels } = tape.runtime
  if (!(rate >= 0 && rate < 1)) throw new RangeError(`dropout: rate ${rate} is not in [0, 1)`)
  const [closed, factor] = [Math.round(rate * 0x1000000), 1 / (1 - rate)]
  const y = tape.output(x.shape, [x])
  kernels.dropout(x.address, y.address, x.size, seed, closed, factor)
  tape.record({
    outputs: [y],
    backward: () => tape.contribute(x, (dx) => kernels.dropout(y.gradient, dx, x.size, seed, closed, factor)),
    onnx(graph) {
      const ones = tape.constant(new Float32Array(x.size).fill(1), x.shape)
      kernels.dropout(ones.address, ones.address, x.size, seed, closed, factor)
      return graph.node('Mul', [graph.of(x), graph.of(ones)])
    },
  })
  return y
}

import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'

/** The same numbers under another shape; nothing is copied. */
export function reshape(tape: Tape, x: Tensor, shape: readonly number[]): Tensor {
  const y = tape.view(x, shape)
  expectShape('reshape: size', [y.size], [x.size])
  tape.record({
    outputs: [y],
    backward: () => tape.passOn(x, y.gradient),
    onnx: (graph) => graph.reshape(graph.of(x), shape),
  })
  return y
}

/** How an axis splits a dense tensor: `outer` runs, each `length` pieces of `inner` floats. */
function split(x: Tensor, axis: number): { outer: number; length: number; inner: number } {
  const product = (lengths: readonly number[]) => lengths.reduce((size, length) => size * length, 1)
  return {
    outer: product(x.shape.slice(0, axis)),
    length: x.length(axis),
    inner: product(x.shape.slice(axis + 1)),
  }
}

/** x from `start` up to, not including, `end` of an axis (counted from 0). */
export function slice(tape: Tape, x: Tensor, axis: number, start: number, end: number): Tensor {
  const { kernels } = tape.runtime
  const { outer, length, inner } = split(x, axis)
  if (!(start >= 0 && start < end && end <= length))
    throw new RangeError(`slice ${start}…${end} of ${length}`)
  const y = tape.output(x.shape.with(axis, end - start), [x])
  const [whole, part] = [length * inner, (end - start) * inner]
  kernels.copyBlocks(x.address + 4 * start * inner, whole, y.address, part, part, outer)
  tape.record({
    outputs: [y],
    backward: () =>
      tape.contribute(x, (dx) => {
        kernels.fill(dx, 0, x.size)
        kernels.copyBlocks(y.gradient, part, dx + 4 * start * inner, whole, part, outer)
      }),
    onnx: (graph) =>
      graph.node('Slice', [graph.of(x), graph.ints([start]), graph.ints([end]), graph.ints([axis])]),
  })
  return y
}

/** Tensors one after the other along an axis (counted from 0); their other axes are equal. */
export function concat(tape: Tape, parts: readonly [Tensor, ...Tensor[]], axis: number): Tensor {
  const { kernels } = tape.runtime
  const [first] = parts
  for (const part of parts) expectShape('concat', part.shape.with(axis, 1), first.shape.with(axis, 1))
  const length = parts.reduce((sum, part) => sum + part.length(axis), 0)
  const y = tape.output(first.shape.with(axis, length), parts)
  const { outer, inner } = split(y, axis)
  const pieces = parts.map((part, index) => {
    const before = parts.slice(0, index).reduce((sum, other) => sum + other.length(axis), 0)
    return { part, from: 4 * before * inner, run: part.length(axis) * inner }
  })
  for (const { part, from, run } of pieces) {
    kernels.copyBlocks(part.address, run, y.address + from, length * inner, run, outer)
  }
  tape.record({
    outputs: [y],
    backward() {
      for (const { part, from, run } of pieces) {
        tape.contribute(part, (dx) =>
          kernels.copyBlocks(y.gradient + from, length * inner, dx, run, run, outer),
        )
      }
    },
    onnx: (graph) =>
      graph.node(
        'Concat',
        parts.map((part) => graph.of(part)),
        { axis },
      ),
  })
  return y
}

/** Axes in another order, up to four: axis i of the result is axis order[i] of x. */
export function permute(tape: Tape, x: Tensor, order: readonly number[]): Tensor {
  const { kernels } = tape.runtime
  expectShape(
    'permute: order',
    [...order].toSorted((a, b) => a - b),
    [...x.shape.keys()],
  )
  if (order.length > 4) throw new RangeError('permute: at most four axes')
  const shape = order.map((axis) => x.length(axis))
  const y = tape.output(shape, [x])
  walk(x.address, y.address, shape, stridesAfter(x.shape, order))
  function walk(from: number, to: number, lengths: readonly number[], strides: readonly number[]) {
    const [n0 = 1, n1 = 1, n2 = 1, n3 = 1] = padded(lengths)
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = padded(strides)
    kernels.permute(from, to, n0, n1, n2, n3, s0, s1, s2, s3)
  }
  tape.record({
    outputs: [y],
    backward: () =>
      tape.contribute(x, (dx) => {
        const inverse = order.map((_, axis) => order.indexOf(axis))
        walk(y.gradient, dx, x.shape, stridesAfter(shape, inverse))
      }),
    onnx: (graph) => graph.node('Transpose', [graph.of(x)], { perm: order }),
  })
  return y
}

const padded = (values: readonly number[]) => [...Array<number>(4 - values.length).fill(1), ...values]

/** Strides, in floats, with which a dense tensor of `shape` is walked in the given order of axes. */
function stridesAfter(shape: readonly number[], order: readonly number[]): number[] {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((size, length) => size * length, 1))
  return order.map((axis) => strides[axis] ?? 1)
}

/** Mean over the first axis. x: n×rest, y: rest. */
export function meanFirst(tape: Tape, x: Tensor): Tensor {
  const { kernels } = tape.runtime
  const [count, shape] = [x.length(0), x.shape.length > 1 ? x.shape.slice(1) : [1]]
  const y = tape.output(shape, [x])
  kernels.sumRows(x.address, y.address, count, y.size)
  kernels.scale(y.address, 1 / count, y.address, y.size)
  tape.record({
    outputs: [y],
    backward: () =>
      tape.contribute(x, (dx) => {
        kernels.scale(y.gradient, 1 / count, dx, y.size)
        if (count > 1) kernels.repeatRow(dx, dx + 4 * y.size, count - 1, y.size)
      }),
    onnx: (graph) =>
      graph.reshape(graph.node('ReduceMean', [graph.of(x)], { axes: [0], keepdims: 0 }), shape),
  })
  return y
}

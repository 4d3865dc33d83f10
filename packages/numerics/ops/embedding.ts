import type { OnnxGraph } from '../onnx/graph.ts'
import type { Tape } from '../tape.ts'
import { expectShape, Parameter, type Tensor } from '../tensor.ts'

/** Bags of weighted rows of a table: bag b holds entries offsets[b] … offsets[b+1]−1. */
export interface Bags {
  /** Row of the table per entry. */
  indices: Int32Array
  /** Weight per entry: signed hashing, 1/√count, or 1. */
  weights: Float32Array
  /** One more than there are bags; from 0 to the number of entries, never falling. */
  offsets: Int32Array
}

/**
 * y[b] = Σ_t weights[t]·table[indices[t]] over the entries of bag b, 0 for an empty bag. table: rows×n, y: bags×n.
 * The gradient of a sparse parameter touches only the rows read.
 */
export function embeddingBag(tape: Tape, table: Tensor, bags: Bags): Tensor {
  const [rows, n] = [table.length(0), table.length(1)]
  checkBags(bags, rows)
  const count = bags.offsets.length - 1
  return lookUp(tape, table, bags, [count, n], (graph) => {
    const entries = bags.indices.length
    const bagOf = Array.from({ length: count }, (_, b) => b).flatMap((b) =>
      Array<number>((bags.offsets[b + 1] ?? 0) - (bags.offsets[b] ?? 0)).fill(b),
    )
    const read = graph.node('Gather', [graph.of(table), graph.indices(bags.indices)])
    const weighted = graph.node('Mul', [read, graph.constant(bags.weights, [entries, 1])])
    const zeros = graph.constant(new Float32Array(count * n), [count, n])
    const places = graph.reshape(graph.ints(bagOf), [entries, 1])
    return graph.node('ScatterND', [zeros, places, weighted], { reduction: 'add' })
  })
}

/** Rows of x by their number, in any order and as often as asked. x: rows×…, y: indices×…. */
export function gather(tape: Tape, x: Tensor, indices: Int32Array): Tensor {
  const weights = new Float32Array(indices.length).fill(1)
  const offsets = Int32Array.from({ length: indices.length + 1 }, (_, entry) => entry)
  checkBags({ indices, weights, offsets }, x.length(0))
  return lookUp(tape, x, { indices, weights, offsets }, [indices.length, ...x.shape.slice(1)], (graph) =>
    graph.node('Gather', [graph.of(x), graph.indices(indices)]),
  )
}

function lookUp(
  tape: Tape,
  table: Tensor,
  bags: Bags,
  shape: readonly number[],
  onnx: (graph: OnnxGraph) => string,
): Tensor {
  const { arena, kernels } = tape.runtime
  const [count, n] = [bags.offsets.length - 1, table.size / table.length(0)]
  const y = tape.output(shape, [table])
  const indices = arena.take(bags.indices.length)
  const weights = arena.take(bags.weights.length)
  const offsets = arena.take(bags.offsets.length)
  arena.i32.set(bags.indices, indices >> 2)
  arena.f32.set(bags.weights, weights >> 2)
  arena.i32.set(bags.offsets, offsets >> 2)
  kernels.embeddingBag(table.address, indices, weights, offsets, y.address, count, n)
  tape.record({
    outputs: [y],
    backward() {
      if (table instanceof Parameter && table.touchedRows) {
        for (const index of bags.indices) table.touchedRows.add(index)
        kernels.embeddingBagBackward(indices, weights, offsets, y.gradient, table.gradient, count, n)
        return
      }
      tape.contribute(table, (dTable) => {
        kernels.fill(dTable, 0, table.size)
        kernels.embeddingBagBackward(indices, weights, offsets, y.gradient, dTable, count, n)
      })
    },
    onnx,
  })
  return y
}

function checkBags({ indices, weights, offsets }: Bags, rows: number): void {
  expectShape('embeddingBag: weights', [weights.length], [indices.length])
  const rising = offsets.every((offset, b) => offset >= (offsets[b - 1] ?? 0))
  if (offsets.length < 2 || offsets[0] !== 0 || !rising || offsets.at(-1) !== indices.length) {
    throw new RangeError('embeddingBag: offsets go from 0 to the number of indices and never fall')
  }
  if (indices.some((index) => index < 0 || index >= rows)) {
    throw new RangeError(`embeddingBag: an index is not a row of ${rows}`)
  }
}

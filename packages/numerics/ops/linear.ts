import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'
import { multiply, multiplyByTransposed, multiplyTransposed } from './matrices.ts'

/** y = x·w + b. x: …×in, w: in×out, b: out or null. y: …×out. */
export function linear(tape: Tape, x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const [inner, outer] = [x.length(-1), w.length(-1)]
  expectShape('linear: w', w.shape, [inner, outer])
  return affine(tape, { x, w, b, groups: 1, rows: x.size / inner, shape: [...x.shape.slice(0, -1), outer] })
}

/** One linear layer per group: y[g] = x[g]·w[g] + b[g]. x: groups×…×in, w: groups×in×out, b: groups×out or null. */
export function batchedLinear(tape: Tape, x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const [groups, inner, outer] = [x.length(0), x.length(-1), w.length(-1)]
  expectShape('batchedLinear: w', w.shape, [groups, inner, outer])
  const rows = x.size / inner / groups
  return affine(tape, { x, w, b, groups, rows, shape: [...x.shape.slice(0, -1), outer] })
}

interface Affine {
  x: Tensor
  w: Tensor
  b: Tensor | null
  groups: number
  /** Rows of each group. */
  rows: number
  shape: number[]
}

function affine(tape: Tape, { x, w, b, groups, rows, shape }: Affine): Tensor {
  const { kernels } = tape.runtime
  const [k, n] = [w.length(-2), w.length(-1)]
  if (b) expectShape('linear: b', b.shape, groups === 1 && w.shape.length === 2 ? [n] : [groups, n])
  const y = tape.output(shape, b ? [x, w, b] : [x, w])
  const at = (address: number, floats: number, group: number) => address + 4 * floats * group
  const each = (run: (group: number) => void) => {
    for (let group = 0; group < groups; group++) run(group)
  }
  each((g) => {
    const c = at(y.address, rows * n, g)
    if (b) kernels.repeatRow(at(b.address, n, g), c, rows, n)
    const [a, right] = [at(x.address, rows * k, g), at(w.address, k * n, g)]
    multiply(kernels, { a, b: right, c, m: rows, n, k, accumulate: b !== null })
  })
  tape.record({
    outputs: [y],
    backward() {
      const dy = (g: number) => at(y.gradient, rows * n, g)
      tape.contribute(x, (dx) =>
        each((g) => {
          const right = at(w.address, k * n, g)
          multiplyByTransposed(kernels, { a: dy(g), b: right, c: at(dx, rows * k, g), m: rows, n: k, k: n })
        }),
      )
      tape.contribute(w, (dw) =>
        each((g) => {
          const a = at(x.address, rows * k, g)
          multiplyTransposed(kernels, { a, b: dy(g), c: at(dw, k * n, g), m: k, n, k: rows })
        }),
      )
      if (b) tape.contribute(b, (db) => each((g) => kernels.sumRows(dy(g), at(db, n, g), rows, n)))
    },
    onnx(graph) {
      if (w.shape.length === 2) {
        const product = graph.node('MatMul', [graph.of(x), graph.of(w)])
        return b ? graph.node('Add', [product, graph.of(b)]) : product
      }
      const flat = graph.reshape(graph.of(x), [groups, rows, k])
      const product = graph.node('MatMul', [flat, graph.of(w)])
      const sum = b ? graph.node('Add', [product, graph.reshape(graph.of(b), [groups, 1, n])]) : product
      return graph.reshape(sum, shape)
    },
  })
  return y
}

/** Products of matrices in pairs: y[i] = a[i]·b[i], or a[i]·b[i]ᵀ. a: …×m×k, b: …×k×n (transposed: …×n×k). */
export function bmm(tape: Tape, a: Tensor, b: Tensor, options: { transposeB?: boolean } = {}): Tensor {
  const { kernels } = tape.runtime
  const transposed = options.transposeB ?? false
  const lead = a.shape.slice(0, -2)
  const [m, k, n] = [a.length(-2), a.length(-1), b.length(transposed ? -2 : -1)]
  expectShape('bmm: b', b.shape, transposed ? [...lead, n, k] : [...lead, k, n])
  const y = tape.output([...lead, m, n], [a, b])
  const each = (run: (a: number, b: number, c: number) => void, [first, second, third]: number[] = []) => {
    const sizes = { a: 4 * m * k, b: 4 * k * n, c: 4 * m * n }
    for (let i = 0; i < a.size / (m * k); i++) {
      run((first ?? 0) + i * sizes.a, (second ?? 0) + i * sizes.b, (third ?? 0) + i * sizes.c)
    }
  }
  const forward = transposed ? multiplyByTransposed : multiply
  each(
    (left, right, c) => forward(kernels, { a: left, b: right, c, m, n, k }),
    [a.address, b.address, y.address],
  )
  tape.record({
    outputs: [y],
    backward() {
      const back = transposed ? multiply : multiplyByTransposed
      tape.contribute(a, (da) =>
        each(
          (c, right, dy) => back(kernels, { a: dy, b: right, c, m, n: k, k: n }),
          [da, b.address, y.gradient],
        ),
      )
      tape.contribute(b, (db) =>
        each(
          (left, c, dy) =>
            transposed
              ? multiplyTransposed(kernels, { a: dy, b: left, c, m: n, n: k, k: m })
              : multiplyTransposed(kernels, { a: left, b: dy, c, m: k, n, k: m }),
          [a.address, db, y.gradient],
        ),
      )
    },
    onnx(graph) {
      const axes = [...lead.keys(), lead.length + 1, lead.length]
      const right = transposed ? graph.node('Transpose', [graph.of(b)], { perm: axes }) : graph.of(b)
      return graph.node('MatMul', [graph.of(a), right])
    },
  })
  return y
}

/** Addition in the Poincaré ball of curvature −c (c > 0), scalars per row in double precision. Ganea, Bécigneul, Hofmann 2018. */
import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'
import { dotRows } from './radial.ts'

/**
 * a ⊕ b = [(1 + 2c⟨a,b⟩ + c‖b‖²)a + (1 − c‖a‖²)b] / [1 + 2c⟨a,b⟩ + c²‖a‖²‖b‖²]. a: rows×n; b: rows×n, or n for every row.
 */
export function mobiusAdd(tape: Tape, a: Tensor, b: Tensor, c: number): Tensor {
  const { arena } = tape.runtime
  const n = a.length(-1)
  const rows = a.size / n
  const shared = b.shape.length === 1
  expectShape('mobiusAdd: b', b.shape, shared ? [n] : a.shape)
  const y = tape.output(a.shape, [a, b])
  const { f32 } = arena
  for (let r = 0; r < rows; r++) {
    const [i, j] = [(a.address >> 2) + r * n, (b.address >> 2) + (shared ? 0 : r * n)]
    const { left, right, divisor } = mobiusFactors(f32, i, j, n, c)
    for (let p = 0; p < n; p++) {
      f32[(y.address >> 2) + r * n + p] = (left * (f32[i + p] ?? 0) + right * (f32[j + p] ?? 0)) / divisor
    }
  }
  tape.record({
    outputs: [y],
    backward() {
      const [da, db] = [tape.room(a.size), tape.room(b.size)]
      mobiusBackward(arena.f32, { a, b, y, da, db, c, rows, n, shared })
      tape.passOn(a, da)
      tape.passOn(b, db)
    },
    onnx(graph) {
      const [x, z] = [graph.of(a), graph.of(b)]
      const product = (one: string, other: string) =>
        graph.node('ReduceSum', [graph.node('Mul', [one, other]), graph.ints([-1])], { keepdims: 1 })
      const times = (one: string, factor: number) => graph.node('Mul', [one, graph.scalar(factor)])
      const [aa, ab, bb] = [product(x, x), product(x, z), product(z, z)]
      const base = graph.node('Add', [graph.scalar(1), times(ab, 2 * c)])
      const left = graph.node('Add', [base, times(bb, c)])
      const right = graph.node('Sub', [graph.scalar(1), times(aa, c)])
      const divisor = graph.node('Add', [base, times(graph.node('Mul', [aa, bb]), c * c)])
      const sum = graph.node('Add', [graph.node('Mul', [left, x]), graph.node('Mul', [right, z])])
      return graph.node('Div', [sum, divisor])
    },
  })
  return y
}

function mobiusFactors(f32: Float32Array, i: number, j: number, n: number, c: number) {
  const aa = dotRows(f32, i, f32, i, n)
  const ab = dotRows(f32, i, f32, j, n)
  const bb = dotRows(f32, j, f32, j, n)
  return {
    aa,
    bb,
    left: 1 + 2 * c * ab + c * bb,
    right: 1 - c * aa,
    divisor: 1 + 2 * c * ab + c * c * aa * bb,
  }
}

interface MobiusStep {
  a: Tensor
  b: Tensor
  y: Tensor
  da: number
  db: number
  c: number
  rows: number
  n: number
  shared: boolean
}

function mobiusBackward(f32: Float32Array, { a, b, y, da, db, c, rows, n, shared }: MobiusStep): void {
  const sums = new Float64Array(b.size)
  for (let r = 0; r < rows; r++) {
    const [i, j] = [(a.address >> 2) + r * n, (b.address >> 2) + (shared ? 0 : r * n)]
    const g = (y.gradient >> 2) + r * n
    const { aa, bb, left, right, divisor } = mobiusFactors(f32, i, j, n, c)
    const dLeft = dotRows(f32, g, f32, i, n) / divisor
    const dRight = dotRows(f32, g, f32, j, n) / divisor
    const dDivisor = -dotRows(f32, g, f32, (y.address >> 2) + r * n, n) / divisor
    const dab = 2 * c * (dLeft + dDivisor)
    const daa = -c * dRight + c * c * bb * dDivisor
    const dbb = c * dLeft + c * c * aa * dDivisor
    for (let p = 0; p < n; p++) {
      const [up, ap, bp] = [f32[g + p] ?? 0, f32[i + p] ?? 0, f32[j + p] ?? 0]
      const place = shared ? p : r * n + p
      f32[(da >> 2) + r * n + p] = (left / divisor) * up + dab * bp + 2 * daa * ap
      sums[place] = (sums[place] ?? 0) + (right / divisor) * up + dab * ap + 2 * dbb * bp
    }
  }
  f32.set(sums, db >> 2)
}

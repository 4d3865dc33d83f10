/** Hyperplanes in the Poincaré ball of curvature −c (c > 0): c‖x‖² < 1. Scalars per pair are double precision. */
import type { OnnxGraph } from '../onnx/graph.ts'
import { asinh } from '../scalar.ts'
import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'
import { multiply, multiplyByTransposed, multiplyTransposed } from './matrices.ts'
import { dotRows } from './radial.ts'

/**
 * Hyperbolic multinomial logistic regression: the signed distance of x to the hyperplane through p_k with normal a_k, times 2‖a_k‖,
 *   logit_k = (2‖a_k‖/√c)·arsinh( 2√c⟨−p_k ⊕ x, a_k⟩ / ((1 − c‖−p_k ⊕ x‖²)‖a_k‖) )   (Ganea et al. 2018, eq. 25).
 * With 1 − c‖−p ⊕ x‖² = (1 − c‖p‖²)(1 − c‖x‖²)/D it needs inner products only. x: rows×n and p: classes×n on the ball,
 * a: classes×n not zero. logits: rows×classes.
 */
export function hyperbolicMlr(tape: Tape, x: Tensor, a: Tensor, p: Tensor, c: number): Tensor {
  const { arena, kernels } = tape.runtime
  const [rows, n, classes] = [x.length(0), x.length(1), a.length(0)]
  expectShape('hyperbolicMlr: a', a.shape, [classes, n])
  expectShape('hyperbolicMlr: p', p.shape, [classes, n])
  const y = tape.output([rows, classes], [x, a, p])
  const [px, xa] = [arena.take(rows * classes), arena.take(rows * classes)]
  const sizes = { m: rows, n: classes, k: n }
  multiplyByTransposed(kernels, { a: x.address, b: p.address, c: px, ...sizes })
  multiplyByTransposed(kernels, { a: x.address, b: a.address, c: xa, ...sizes })
  const { f32 } = arena
  const inner = (one: Tensor, other: Tensor) =>
    Float64Array.from({ length: one.length(0) }, (_, r) =>
      dotRows(f32, (one.address >> 2) + r * n, f32, (other.address >> 2) + r * n, n),
    )
  const fixed = {
    c,
    px: px >> 2,
    xa: xa >> 2,
    xx: inner(x, x),
    pp: inner(p, p),
    pa: inner(p, a),
    aa: inner(a, a),
  }
  for (let i = 0; i < rows * classes; i++) {
    const { z, norm } = planeOf(f32, fixed, i, classes)
    f32[(y.address >> 2) + i] = ((2 * norm) / Math.sqrt(c)) * asinh(z)
  }
  tape.record({
    outputs: [y],
    backward() {
      const [dpx, dxa] = [arena.take(y.size), arena.take(y.size)]
      const sums = planesBackward(
        arena.f32,
        fixed,
        { g: y.gradient >> 2, dpx: dpx >> 2, dxa: dxa >> 2 },
        classes,
      )
      const tied = (tensor: Tensor, address: number, own: Float64Array, other: Tensor | null) => {
        const view = arena.f32
        for (let i = 0; i < tensor.size; i++) {
          const row = Math.floor(i / n)
          const joint = other ? (sums.pa[row] ?? 0) * (view[(other.address >> 2) + i] ?? 0) : 0
          const place = (address >> 2) + i
          view[place] =
            (view[place] ?? 0) + 2 * (own[row] ?? 0) * (view[(tensor.address >> 2) + i] ?? 0) + joint
        }
      }
      tape.contribute(x, (dx) => {
        const shape = { m: rows, n, k: classes }
        multiply(kernels, { a: dpx, b: p.address, c: dx, ...shape })
        multiply(kernels, { a: dxa, b: a.address, c: dx, ...shape, accumulate: true })
        tied(x, dx, sums.xx, null)
      })
      tape.contribute(p, (dp) => {
        multiplyTransposed(kernels, { a: dpx, b: x.address, c: dp, m: classes, n, k: rows })
        tied(p, dp, sums.pp, a)
      })
      tape.contribute(a, (da) => {
        multiplyTransposed(kernels, { a: dxa, b: x.address, c: da, m: classes, n, k: rows })
        tied(a, da, sums.aa, p)
      })
    },
    onnx: (graph) => planeNodes(graph, [x, a, p], c),
  })
  return y
}

/** Inner products of a whole batch: of points and planes (px, xa: addresses of rows×classes), and of each with itself. */
interface Products {
  c: number
  px: number
  xa: number
  xx: Float64Array
  pp: Float64Array
  pa: Float64Array
  aa: Float64Array
}

/** The argument of arsinh for pair i, and what it is made of (w/(βγ‖a‖)·2√c with w = β⟨x,a⟩ − α⟨p,a⟩). */
function planeOf(f32: Float32Array, { c, px, xa, xx, pp, pa, aa }: Products, i: number, classes: number) {
  const row = Math.floor(i / classes)
  const k = i - row * classes
  const norm = Math.sqrt(aa[k] ?? 0)
  const [square, across, pointNormal] = [xx[row] ?? 0, f32[xa + i] ?? 0, pa[k] ?? 0]
  const alpha = 1 - 2 * c * (f32[px + i] ?? 0) + c * square
  const beta = 1 - c * (pp[k] ?? 0)
  const gamma = 1 - c * square
  const unit = (2 * Math.sqrt(c)) / (beta * gamma * norm)
  const z = unit * (beta * across - alpha * pointNormal)
  return { row, k, norm, across, pointNormal, alpha, beta, gamma, unit, z }
}

function planesBackward(
  f32: Float32Array,
  fixed: Products,
  { g, dpx, dxa }: { g: number; dpx: number; dxa: number },
  classes: number,
) {
  const { c } = fixed
  const root = Math.sqrt(c)
  const sums = {
    xx: new Float64Array(fixed.xx.length),
    pp: new Float64Array(classes),
    pa: new Float64Array(classes),
    aa: new Float64Array(classes),
  }
  for (let i = 0; i < fixed.xx.length * classes; i++) {
    const plane = planeOf(f32, fixed, i, classes)
    const { row, k, norm, z } = plane
    const up = f32[g + i] ?? 0
    const dz = (up * 2 * norm) / root / Math.sqrt(1 + z * z)
    const dw = dz * plane.unit
    const dAlpha = -dw * plane.pointNormal
    const dBeta = dw * plane.across - (dz * z) / plane.beta
    const dGamma = -(dz * z) / plane.gamma
    const dNorm = (up * 2 * asinh(z)) / root - (dz * z) / norm
    f32[dpx + i] = -2 * c * dAlpha
    f32[dxa + i] = dw * plane.beta
    sums.xx[row] = (sums.xx[row] ?? 0) + c * (dAlpha - dGamma)
    sums.pp[k] = (sums.pp[k] ?? 0) - c * dBeta
    sums.pa[k] = (sums.pa[k] ?? 0) - dw * plane.alpha
    sums.aa[k] = (sums.aa[k] ?? 0) + dNorm / (2 * norm)
  }
  return sums
}

function planeNodes(graph: OnnxGraph, tensors: readonly [Tensor, Tensor, Tensor], c: number): string {
  const [points = '', normals = '', planes = ''] = tensors.map((tensor) => graph.of(tensor))
  const times = (one: string, other: string) => graph.node('Mul', [one, other])
  const less = (one: string, other: string) => graph.node('Sub', [one, other])
  const number = (value: number) => graph.scalar(value)
  const sum = (one: string, other: string, keepdims: 0 | 1) =>
    graph.node('ReduceSum', [times(one, other), graph.ints([-1])], { keepdims })
  const against = (right: string) =>
    graph.node('MatMul', [points, graph.node('Transpose', [right], { perm: [1, 0] })])
  const xx = sum(points, points, 1)
  const beta = less(number(1), times(number(c), sum(planes, planes, 0)))
  const gamma = less(number(1), times(number(c), xx))
  const bent = less(times(number(c), xx), times(number(2 * c), against(planes)))
  const alpha = graph.node('Add', [number(1), bent])
  const w = less(times(beta, against(normals)), times(alpha, sum(planes, normals, 0)))
  const norm = graph.node('Sqrt', [sum(normals, normals, 0)])
  const z = graph.node('Div', [times(number(2 * Math.sqrt(c)), w), times(times(beta, gamma), norm)])
  return times(times(number(2 / Math.sqrt(c)), norm), graph.node('Asinh', [z]))
}

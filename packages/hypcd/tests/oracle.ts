/**
 * The equations in double precision, plainly: the oracle of what is trained in single precision. `guarded` adds the small constants of
 * the official code (hyptorch/pmath.py), with which the digits of the reference cases were made.
 */
import type { Ball } from '../index.ts'

export interface Guards {
  readonly divisor: number
  readonly normMin: number
  readonly artanhMax: number
}
export const exactly: Guards = { divisor: 0, normMin: 0, artanhMax: 1 }
export const guarded: Guards = { divisor: 1e-5, normMin: 1e-5, artanhMax: 1 - 1e-5 }

type Vector = readonly number[]

export const dot = (a: Vector, b: Vector) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
const norm = (a: Vector, { normMin }: Guards) => Math.max(Math.sqrt(dot(a, a)), normMin)
const times = (a: Vector, factor: number) => a.map((x) => x * factor)
const artanh = (x: number, { artanhMax }: Guards) => Math.atanh(Math.min(x, artanhMax))

export function toBall64(z: Vector, { curvature, clip }: Ball, guards: Guards): number[] {
  const shortened = times(z, Math.min(1, clip / (norm(z, exactly) + guards.divisor)))
  return project(exp0(shortened, curvature, guards), curvature, guards)
}

export function exp0(z: Vector, c: number, guards: Guards): number[] {
  const length = Math.sqrt(c) * norm(z, guards)
  return length === 0 ? [...z] : times(z, Math.tanh(length) / length)
}

function project(y: Vector, c: number, guards: Guards): number[] {
  return times(y, Math.min(1, (1 - 1e-3) / Math.sqrt(c) / norm(y, guards)))
}

export function mobiusSum(a: Vector, b: Vector, c: number, { divisor }: Guards): number[] {
  const [aa, ab, bb] = [dot(a, a), dot(a, b), dot(b, b)]
  const below = 1 + 2 * c * ab + c * c * aa * bb + divisor
  return a.map((x, i) => ((1 + 2 * c * ab + c * bb) * x + (1 - c * aa) * (b[i] ?? 0)) / below)
}

export function distance(a: Vector, b: Vector, c: number, guards: Guards): number {
  const gap = mobiusSum(times(a, -1), b, c, guards)
  return (2 / Math.sqrt(c)) * artanh(Math.sqrt(c) * Math.sqrt(dot(gap, gap)), guards)
}

/**
 * HypLinear. The official code forgets c where it adds the bias (`pmath.mobius_add(mv, bias)`, whose default is c = 1): pass
 * `biasCurvature` 1 for its digits. The equation, and what is trained here, adds in the ball of c.
 */
export function hypLinear(
  x: Vector,
  { w, b }: { w: readonly Vector[]; b: Vector },
  { c, biasCurvature = c }: { c: number; biasCurvature?: number },
  guards: Guards,
): number[] {
  const wx = w.map((row) => dot(row, x))
  const [xNorm, wxNorm, root] = [norm(x, guards), norm(wx, guards), Math.sqrt(c)]
  const product = times(wx, Math.tanh((wxNorm / xNorm) * artanh(root * xNorm, guards)) / (wxNorm * root))
  const sum = mobiusSum(project(product, c, guards), exp0(b, c, guards), biasCurvature, guards)
  return project(sum, c, guards)
}

/**
 * Hyperbolic multinomial logistic regression, the alternative the paper did not keep: signed distances to the hyperplanes through
 * exp₀(P_k) with normals A_k·(1 − c‖p_k‖²).
 */
export function mlr(
  x: Vector,
  normals: readonly Vector[],
  P: readonly Vector[],
  c: number,
  guards: Guards,
): number[] {
  return P.map((tangent, k) => {
    const p = exp0(tangent, c, guards)
    const a = times(normals[k] ?? [], 1 - c * dot(p, p))
    const [moved, length] = [mobiusSum(times(p, -1), x, c, guards), Math.sqrt(dot(a, a))]
    const inside = (2 * Math.sqrt(c) * dot(moved, a)) / ((1 - c * dot(moved, moved)) * length)
    return (2 / (1 - c * dot(p, p))) * (length / Math.sqrt(c)) * Math.asinh(inside)
  })
}

export const cosine = (a: Vector, b: Vector) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** −log of the softmax share of `partner` among all others, in row i. */
function surprise(similarity: readonly Vector[], i: number, partner: number, temperature: number): number {
  const row = (similarity[i] ?? []).map((value) => value / temperature)
  const others = row.filter((_, j) => j !== i)
  const largest = Math.max(...others)
  const logSum = largest + Math.log(others.reduce((sum, value) => sum + Math.exp(value - largest), 0))
  return logSum - (row[partner] ?? 0)
}

export function infoNce(similarity: readonly Vector[], temperature: number): number {
  const n = similarity.length
  return mean(similarity.map((_, i) => surprise(similarity, i, (i + n / 2) % n, temperature)))
}

/** All rows labelled: labels of the first views, which hold for the second too. */
export function supCon(similarity: readonly Vector[], labels: Vector, temperature: number): number {
  const labelOf = (view: number) => labels[view % labels.length]
  return mean(
    similarity.map((row, i) => {
      const mates = [...row.keys()].filter((j) => j !== i && labelOf(j) === labelOf(i))
      return mean(mates.map((mate) => surprise(similarity, i, mate, temperature)))
    }),
  )
}

export function softmax64(logits: Vector, temperature: number): number[] {
  const powers = logits.map((logit) => Math.exp((logit - Math.max(...logits)) / temperature))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

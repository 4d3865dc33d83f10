/**
 * The log-ODE where its answer is known: linear vector fields dz = Σ_i A_i z dX^i along a piecewise linear path, the
 * example of Morrill et al. 2021 in two channels. Along one window the log-ODE of depth N is ż = (Σ_w c_w Ā_w) z over the
 * Lyndon words w of at most N letters.
 */
import { dormandPrince, logSignature, standardFactors, type Word } from '../index.ts'

type Matrix = readonly (readonly number[])[]
export type Solve = (field: (z: Float64Array) => Float64Array, z: Float64Array) => Float64Array

const fields: readonly Matrix[] = [
  [
    [0, 1],
    [-1, 0],
  ],
  [
    [0.1, 0.3],
    [0.2, -0.1],
  ],
]
const zero: Matrix = [
  [0, 0],
  [0, 0],
]
const path = { points: Float64Array.of(0, 0, 0.3, 0.1, 0.5, 0.4, 0.4, 0.8), channels: 2 }
const start = Float64Array.of(1, 0.5)

/** To eleven digits. */
export const exactly: Solve = (field, z) => dormandPrince(field, z, { relative: 1e-12, absolute: 1e-13 })

/** Where the log-ODE of this depth ends, with the whole path as one window. */
export function logOdeEnd(depth: number, solve: Solve = exactly): Float64Array {
  const { words, of } = logSignature(2, depth, 'brackets')
  const coordinates = of(path)
  return flow(
    words.map((word, at) => [fieldOf(word), coordinates[at] as number]),
    start,
    solve,
  )
}

/** The true end: one exponential of a matrix per straight piece. */
export function exactEnd(solve: Solve = exactly): Float64Array {
  let z: Float64Array = start
  for (let at = 2; at < path.points.length; at += 2) {
    const steps = [0, 1].map((i) => (path.points[at + i] as number) - (path.points[at + i - 2] as number))
    z = flow(
      steps.map((step, i) => [fields[i] as Matrix, step]),
      z,
      solve,
    )
  }
  return z
}

function flow(terms: readonly (readonly [Matrix, number])[], z: Float64Array, solve: Solve): Float64Array {
  const matrix = terms.reduce<Matrix>((sum, [term, factor]) => combine(sum, term, factor), zero)
  return solve(
    (at) =>
      Float64Array.from(matrix, (row) => row.reduce((sum, value, j) => sum + value * (at[j] as number), 0)),
    z,
  )
}

/** Ā of [u, v] is Ā_v Ā_u − Ā_u Ā_v: the bracket of linear fields is minus the commutator of their matrices. */
function fieldOf(word: Word): Matrix {
  const factors = standardFactors(word)
  if (!factors) return fields[word[0] as number] as Matrix
  const [u, v] = [fieldOf(factors[0]), fieldOf(factors[1])]
  return combine(multiply(v, u), multiply(u, v), -1)
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) =>
    row.map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] as number), 0)),
  )
}

function combine(a: Matrix, b: Matrix, factor: number): Matrix {
  return a.map((row, i) => row.map((value, j) => value + factor * (b[i]?.[j] as number)))
}

/**
 * The Poincaré ball {a : c‖a‖² < 1} of curvature −c, c > 0 (the official code's sign; the paper writes −c²). Features are clipped and
 * mapped in by exp₀. Liu, He, Han 2025, "Hyperbolic Category Discovery", §3.2; Ganea, Bécigneul, Hofmann 2018.
 */
import { clipNorm, expmap0, linear, logmap0, mobiusAdd, type Tape, type Tensor } from '@scale/numerics'

export interface Ball {
  /** c of the curvature −c. */
  readonly curvature: number
  /** Features longer than this are shortened to it before exp₀, so that no point comes near the rim, where gradients vanish. */
  readonly clip: number
}

/** How near to the rim, radius 1/√c, a point may come. */
const rimMargin = 1e-3

/** Clip, exp₀, projection. z: rows×n, in tangent space at the origin; the result lies in the ball. */
export function toBall(tape: Tape, z: Tensor, { curvature, clip }: Ball): Tensor {
  return project(tape, expmap0(tape, clipNorm(tape, z, clip), curvature), curvature)
}

/**
 * HypLinear: (W ⊗ m) ⊕ exp₀(b), where W ⊗ m = exp₀(W·log₀(m)). m: rows×in, in the ball; w: in×out; b: out, in tangent space. The result,
 * rows×out, lies in the ball.
 */
export function mobiusLinear(tape: Tape, m: Tensor, w: Tensor, b: Tensor, curvature: number): Tensor {
  const product = expmap0(tape, linear(tape, logmap0(tape, m, curvature), w, null), curvature)
  return project(tape, mobiusAdd(tape, product, expmap0(tape, b, curvature), curvature), curvature)
}

function project(tape: Tape, y: Tensor, curvature: number): Tensor {
  return clipNorm(tape, y, (1 - rimMargin) / Math.sqrt(curvature))
}

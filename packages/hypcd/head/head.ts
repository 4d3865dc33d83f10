import {
  linear,
  normalize,
  type Parameter,
  permute,
  type Rng,
  type Runtime,
  type Tape,
  type Tensor,
} from '@scale/numerics'
import { type Ball, mobiusLinear, toBall } from '../geometry/ball.ts'

/** Where features live: in the Poincaré ball (HypCD), or on the sphere (GCD, SimGCD), its twin in all else. */
export type Space =
  | { readonly geometry: 'hyperbolic'; readonly ball: Ball }
  | { readonly geometry: 'euclidean' }

/** The parametric classifier. */
export interface Head {
  readonly parameters: readonly Parameter[]
  /** features: rows×dim, as the encoder gives them; rows×classes, before any temperature. */
  logits(tape: Tape, features: Tensor): Tensor
}

/**
 * HypFFN in the ball: one HypLinear, its coordinates taken as logits (the paper tried hyperbolic regression and found it worse). On the
 * sphere: cosines with learned prototypes.
 */
export function createHead(
  runtime: Runtime,
  { dim, classes, space, rng }: { dim: number; classes: number; space: Space; rng: Rng },
): Head {
  const bound = 1 / Math.sqrt(dim)
  const draw = (length: number) => Float32Array.from({ length }, () => (2 * rng.uniform() - 1) * bound)
  if (space.geometry === 'euclidean') {
    const prototypes = runtime.parameter(draw(classes * dim), [classes, dim])
    return {
      parameters: [prototypes],
      logits(tape, features) {
        const directions = permute(tape, normalize(tape, prototypes), [1, 0])
        return linear(tape, normalize(tape, features), directions, null)
      },
    }
  }
  const { ball } = space
  const weights = runtime.parameter(draw(dim * classes), [dim, classes])
  const bias = runtime.parameter(draw(classes), [classes])
  return {
    parameters: [weights, bias],
    logits: (tape, features) =>
      mobiusLinear(tape, toBall(tape, features, ball), weights, bias, ball.curvature),
  }
}

/**
 * LN(skip + GLU(x)): how the network lets a part of itself in or shuts it out (§4.1, eq. 5; the gated skip connections of eq. 17, 20
 * and 22).
 */
import { add, glu, layerNorm, type Tensor } from '@scale/numerics'
import { dense } from './dense.ts'
import type { Pass } from './pass.ts'
import type { Weights } from './weights.ts'

/** Of Keras' layer norm, and so of Google's code; ports to PyTorch have 1e-5, which shows in the third digit. */
const epsilon = 1e-3

export interface GateSize {
  readonly inputs: number
  readonly outputs: number
  readonly groups?: number | undefined
}

/** GLU(x) = (xW₅ + b₅) ⊙ σ(xW₄ + b₄); `wide` holds W₅ and W₄ side by side. x: …×inputs, skip and result: …×outputs. */
export function gate(
  weights: Weights,
  name: string,
  { inputs, outputs, groups }: GateSize,
): (pass: Pass, x: Tensor, skip: Tensor) => Tensor {
  const wide = dense(weights, `${name}.wide`, { inputs, outputs, groups, parallel: 2 })
  const shape = groups === undefined ? [outputs] : [groups, outputs]
  const gamma = weights.constant(`${name}.gamma`, shape, 1)
  const beta = weights.constant(`${name}.beta`, shape, 0)
  return ({ tape }, x, skip) =>
    layerNorm(tape, add(tape, skip, glu(tape, wide(tape, x))), gamma, beta, { epsilon })
}

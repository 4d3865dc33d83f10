/**
 * The models that learn from names, amount and date, and are pooled. Those in the ball generalise through the encoder; the wide one, a
 * softmax regression straight on hashed names, remembers rare names exactly (Cheng et al. 2016, "Wide & Deep Learning").
 */
import {
  embeddingBag,
  type Parameter,
  type Rng,
  type Runtime,
  scale,
  type Tape,
  type Tensor,
} from '@scale/numerics'
import { createEncoder } from '../encoder/encoder.ts'
import { type Batch, buckets } from '../encoder/features.ts'
import type { Ball } from '../geometry/ball.ts'
import { createHead } from '../head/head.ts'
import { studentTemperature } from '../losses/classification.ts'

export interface Member {
  readonly kind: 'ball' | 'wide'
  /** By the names they are stored under. */
  readonly weights: Readonly<Record<string, Parameter>>
  /** Logits, rows×classes, and the encoder's tangent vectors, null where there is no encoder. */
  forward(
    tape: Tape,
    batch: Batch,
    training?: { dropout: number; rng: Rng },
  ): { logits: Tensor; z: Tensor | null }
}

export const ball: Ball = { curvature: 0.1, clip: 2 }

/** Encoder → clip → exp₀ → HypFFN. */
export function ballMember(runtime: Runtime, rng: Rng, classes: number): Member {
  const encoder = createEncoder(runtime, rng)
  const head = createHead(runtime, {
    dim: encoder.dim,
    classes,
    space: { geometry: 'hyperbolic', ball },
    rng,
  })
  const ofHead = head.parameters.map((parameter, at) => [`head${at}`, parameter] as const)
  return {
    kind: 'ball',
    weights: { ...encoder.weights, ...Object.fromEntries(ofHead) },
    forward(tape, batch, training) {
      const z = encoder.forward(tape, batch, training)
      return { logits: scale(tape, head.logits(tape, z), 1 / studentTemperature), z }
    },
  }
}

export function wideMember(runtime: Runtime, classes: number): Member {
  const table = runtime.parameter(new Float32Array(buckets * classes), [buckets, classes], { sparse: true })
  return {
    kind: 'wide',
    weights: { table },
    forward: (tape, batch) => ({ logits: embeddingBag(tape, table, batch.bags), z: null }),
  }
}

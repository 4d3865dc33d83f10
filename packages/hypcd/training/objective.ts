/** The whole loss of one batch: L = L_rep + λ_b·L_cls^s + (1−λ_b)·(L_cls^u + ξ·KL(p̄ ‖ p*)). Liu, He, Han 2025, §3.3–3.4. */
import { addScaled, concat, scale, slice, softmax, type Tape, type Tensor } from '@scale/numerics'
import { toBall } from '../geometry/ball.ts'
import type { Head, Space } from '../head/head.ts'
import {
  classification,
  meanDivergence,
  selfDistillation,
  studentTemperature,
} from '../losses/classification.ts'
import { closeness, contrastive, cosines, type Pairs, pairsOf } from '../losses/contrastive.ts'

/** λ_b of the paper. */
const supervisedWeight = 0.35
/** ξ of the official scripts. */
const priorWeight = 1
const angleTemperature = { unsupervised: 0.07, supervised: 0.07 }
const distanceTemperature = { unsupervised: 1, supervised: 0.07 }

/** (1−α_d)·L_ang + α_d·L_dis; on the sphere L_ang alone. z: features of 2B views. */
export function representationLoss(
  tape: Tape,
  z: Tensor,
  pairs: Pairs,
  space: Space,
  distanceWeight: number,
): Tensor {
  const angle = contrastive(tape, cosines(tape, z), pairs, {
    supervised: supervisedWeight,
    temperature: angleTemperature,
  })
  if (space.geometry === 'euclidean' || distanceWeight === 0) return angle
  const { curvature } = space.ball
  const distance = contrastive(tape, closeness(tape, toBall(tape, z, space.ball), curvature), pairs, {
    supervised: supervisedWeight,
    temperature: distanceTemperature,
  })
  return addScaled(tape, scale(tape, angle, 1 - distanceWeight), distance, distanceWeight)
}

export interface BatchTargets {
  /** Class per row of the batch, −1 where it is not known; known ones come first. */
  readonly labels: Int32Array
  readonly labelled: number
  /** p*, expected shares of the classes. */
  readonly prior: Float32Array
  readonly distanceWeight: number
  readonly teacherTemperature: number
}

/**
 * z: features of 2B views. Besides the loss: what the head says of the views without label, of which the prior is made. They alone are held to
 * it: half of a batch is labelled by choice of the sampler, which says nothing of how classes are spread.
 */
export function objective(
  tape: Tape,
  { z, head, space }: { z: Tensor; head: Head; space: Space },
  { labels, labelled, prior, distanceWeight, teacherTemperature }: BatchTargets,
): { loss: Tensor; predicted: Float32Array } {
  const rows = labels.length
  let loss = representationLoss(tape, z, pairsOf(tape, labels), space, distanceWeight)
  const logits = head.logits(tape, z)
  const add = (term: Tensor, weight: number) => {
    loss = addScaled(tape, loss, term, weight)
  }
  if (labelled > 0) add(classification(tape, logits, labels.subarray(0, labelled)), supervisedWeight)
  if (labelled === rows) return { loss, predicted: new Float32Array() }
  add(selfDistillation(tape, logits, teacherTemperature), 1 - supervisedWeight)
  const free = concat(
    tape,
    [slice(tape, logits, 0, labelled, rows), slice(tape, logits, 0, rows + labelled, 2 * rows)],
    0,
  )
  add(meanDivergence(tape, free, prior), (1 - supervisedWeight) * priorWeight)
  const sharp = tape.constant(
    free.data.map((logit) => logit / studentTemperature),
    free.shape,
  )
  return { loss, predicted: softmax(tape, sharp).data.slice() }
}

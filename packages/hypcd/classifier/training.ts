import { adam, addScaled, crossEntropy, type Rng, type Runtime, Tape, type Tensor } from '@scale/numerics'
import { batchOf, namesOf } from '../encoder/features.ts'
import type { Row } from '../encoder/row.ts'
import { cosineRate, distanceWeight } from '../training/schedule.ts'
import { contrastOf } from './contrast.ts'
import type { Member } from './members.ts'

export interface Examples {
  readonly rows: readonly Row[]
  /** The class of each row. */
  readonly labels: Int32Array
  readonly classes: number
}

export interface Plan {
  readonly epochs: number
  readonly batchSize: number
  /** Step size of Adam, falling along a cosine. */
  readonly rate: number
  /** Decoupled weight decay. */
  readonly decay: number
  /** Share of the names of a row left out each time it is met, so that no single one is relied on. */
  readonly namesLeftOut: number
  /** Share of hidden units left out. */
  readonly dropout: number
  /** Weight of the contrastive loss beside the cross-entropy. */
  readonly contrast: number
  /** What the share of distances in it, beside angles, grows to. */
  readonly distanceMost: number
}

const together = { batchSize: 128, namesLeftOut: 0.3, dropout: 0.3, distanceMost: 0.3 }
export const plans: Readonly<Record<Member['kind'], Plan>> = {
  ball: { ...together, epochs: 4, rate: 0.003, decay: 1, contrast: 0.02 },
  wide: { ...together, epochs: 4, rate: 0.03, decay: 0, contrast: 0 },
}

/** A small file is gone through more often, so that there are this many steps. */
const stepsLeast = 100

/** Trains in place; gives back control after each step with the share that is done. */
export function* trainMember(
  runtime: Runtime,
  member: Member,
  { rows, labels }: Examples,
  rng: Rng,
  plan: Plan = plans[member.kind],
): Generator<number, void, undefined> {
  const optimiser = adam(runtime, Object.values(member.weights), { rate: plan.rate, decay: plan.decay })
  const names = rows.map(namesOf)
  const tape = new Tape(runtime)
  const batches = Math.ceil(rows.length / plan.batchSize)
  const epochs = Math.max(plan.epochs, Math.ceil(stepsLeast / batches))
  const steps = epochs * batches
  let order = new Int32Array()
  for (let step = 0; step < steps; step++) {
    const [epoch, place] = [Math.floor(step / batches), step % batches]
    if (place === 0) order = Int32Array.from(rng.permutation(rows.length))
    const drawn = order.subarray(place * plan.batchSize, (place + 1) * plan.batchSize)
    const batch = batchOf(
      Array.from(drawn, (row) => wording(rows[row] ?? { text: '' })),
      Array.from(drawn, (row) => thinned(names[row] ?? new Int32Array(), plan.namesLeftOut, rng)),
    )
    const targets = drawn.map((row) => labels[row] ?? 0)
    const { logits, z } = member.forward(tape, batch, { dropout: plan.dropout, rng })
    const distances = distanceWeight(epoch, { epochs, most: plan.distanceMost })
    tape.backward(lossOf(tape, { logits, z }, targets, { contrast: plan.contrast, distances }))
    tape.reset()
    optimiser.step({ rate: cosineRate(step, steps, plan.rate) })
    yield (step + 1) / steps
  }
}

/**
 * What members are shown of a row. Amount and date are left to the memory: in the members they changed the accuracy by less than
 * another seed does (README), and without them one answer serves every row of a text.
 */
export function wording({ text, hints }: Row): Row {
  return hints ? { text, hints } : { text }
}

function lossOf(
  tape: Tape,
  { logits, z }: { logits: Tensor; z: Tensor | null },
  targets: Int32Array,
  { contrast, distances }: { contrast: number; distances: number },
): Tensor {
  const classification = crossEntropy(tape, logits, targets)
  const attraction = z && contrast > 0 ? contrastOf(tape, z, targets, distances) : null
  return attraction ? addScaled(tape, classification, attraction, contrast) : classification
}

function thinned(names: Int32Array, share: number, rng: Rng): Int32Array {
  const kept = names.filter(() => rng.uniform() >= share)
  return kept.length > 0 ? kept : names
}

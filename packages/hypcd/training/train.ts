import { adam, createRng, Tape } from '@scale/numerics'
import { features } from '../encoder/features.ts'
import type { Row } from '../encoder/row.ts'
import { batches } from './batches.ts'
import type { Model } from './model.ts'
import { objective } from './objective.ts'
import { createPrior } from './prior.ts'
import { cosineRate, distanceWeight, teacherTemperature } from './schedule.ts'
import { sameMerchant, viewOf } from './views.ts'

export interface TrainingOptions {
  readonly steps: number
  readonly seed: number
  /** Rows of a batch, two views each; 128, as in the paper. */
  readonly batchSize?: number
  /** Largest learning rate; 3e-3. */
  readonly rate?: number
  /** α_max: the weight the distance losses reach; 0.3. No use on the sphere. */
  readonly distanceWeightMost?: number
}

export interface Progress {
  readonly step: number
  readonly steps: number
  readonly loss: number
}

/**
 * Trains on labelled and unlabelled rows together, one step per turn of the iterator: whoever drives it shows progress, stops, or lets other
 * work pass between steps. labels: class of each row, −1 where it is not known. Epochs of the schedules are passes over all rows.
 */
export function* train(
  model: Model,
  rows: readonly Row[],
  labels: Int32Array,
  options: TrainingOptions,
): Generator<Progress, void, undefined> {
  const { steps, seed, batchSize = 128, rate = 3e-3, distanceWeightMost = 0.3 } = options
  const { runtime, encoder, head, space } = model
  const rng = createRng(seed)
  const draw = batches(labels, Math.min(batchSize, 2 * rows.length), rng)
  const merchants = sameMerchant(rows)
  const prior = createPrior(model.classes)
  const optimiser = adam(runtime, model.parameters, { rate })
  const epochs = Math.max(1, (steps * batchSize) / rows.length)
  const tape = new Tape(runtime)
  const view = (row: number | undefined) => viewOf(rows[row ?? 0] ?? { text: '' }, rng)
  for (let step = 0; step < steps; step++) {
    const { rows: chosen, labelled } = draw()
    const first = Array.from(chosen, view)
    const second = Array.from(chosen, (row) => {
      const same = merchants[row] ?? chosen
      return view(same[rng.below(same.length)])
    })
    const z = encoder.forward(tape, features([...first, ...second]))
    const epoch = (epochs * step) / steps
    const { loss, predicted } = objective(
      tape,
      { z, head, space },
      {
        labels: Int32Array.from(chosen, (row) => labels[row] ?? -1),
        labelled,
        prior: prior.shares(),
        distanceWeight: distanceWeight(epoch, { epochs, most: distanceWeightMost }),
        teacherTemperature: teacherTemperature(epoch, Math.min(30, epochs)),
      },
    )
    const { value } = loss
    tape.backward(loss)
    tape.reset()
    optimiser.step({ rate: cosineRate(step, steps, rate) })
    if (predicted.length > 0) prior.follow(predicted)
    yield { step: step + 1, steps, loss: value }
  }
}

/**
 * One model over many series, trained as in the paper (§3, eq. 24) and Google's code: pinball loss summed over levels, Adam, gradients
 * clipped by their norm, dropout, the weights that did best on the held-out part kept, a stop where it gains no more. Ours:
 * the learning rate falls by a cosine (few steps are made here, and they go further so), and a gradient's norm is clipped at 1.
 */
import type { Runtime } from '@scale/numerics'
import { networkSizeOf } from '../data/batch.ts'
import type { Entity } from '../data/entity.ts'
import { type Schema, schemaOf } from '../data/schema.ts'
import { seriesOf } from '../data/series.ts'
import { TftError } from '../errors.ts'
import { fingerprintOf, type TftModel } from '../model.ts'
import type { NetworkSize } from '../network/network.ts'
import { type Config, configOf, type TftOptions } from '../options.ts'
import { correctionsOf } from './corrections.ts'
import { curriculumOf } from './curriculum.ts'
import { judge } from './judge.ts'
import { bufferFor, createTrainer, type Partner } from './trainer.ts'

export interface Progress {
  readonly step: number
  readonly steps: number
  /** Mean over values of the pinball losses summed over levels, in scaled units. */
  readonly loss: number
  /** The same on the held-out part, at its best so far; null before the first look. */
  readonly heldOutLoss: number | null
}

const looks = 20

/**
 * Trains, one step per turn: whoever drives the generator shows progress, stops, or lets other work pass. What training takes of
 * `runtime`'s memory stays taken: give it one of its own. Series without any value are left out. With `partner`, every worker
 * calls this with the same entities and options, and all end with the same model.
 * @throws TftError `nothing_to_learn`, `inputs_differ`, `input_too_short`, `value_infinite`, `options_invalid`, `horizon_invalid`,
 * `quantile_invalid`
 */
export function* fit(
  runtime: Runtime,
  entities: readonly Entity[],
  options: TftOptions,
  partner?: Partner,
): Generator<Progress, TftModel, undefined> {
  const { seed = 1, steps = 600, patience = 5, rate = 5e-3 } = options
  const config = configOf(options)
  const known = entities.filter(hasValues)
  const schema = schemaOf(known)
  const all = known.map((entity) => seriesOf(entity, schema, 0))
  const curriculum = curriculumOf(all, config)
  if (!curriculum) {
    throw new TftError(
      'nothing_to_learn',
      'No series is long enough, or none ever moves: nothing can be learned.',
    )
  }
  const judged = { size: sizeOf(schema, config), shape: config, levels: config.quantiles }
  const { dropout = 0.1, batchSize = 32 } = options
  const trainer = createTrainer(runtime, { ...judged, seed, dropout, batchSize, partner })
  const every = Math.max(1, Math.floor(steps / looks))
  let best = { weights: trainer.weights(), loss: Infinity, step: 0 }
  let step = 0
  while (step < steps) {
    const loss = trainer.step(curriculum, (rate / 2) * (1 + Math.cos((Math.PI * step) / steps)))
    step++
    if (step % every === 0 || step === steps) {
      const weights = trainer.weights()
      const { loss: heldOutLoss } = judge(runtime, judged, weights, curriculum.heldOut)
      if (heldOutLoss < best.loss) best = { weights, loss: heldOutLoss, step }
    }
    yield { step, steps, loss, heldOutLoss: best.step > 0 ? best.loss : null }
    if (best.step > 0 && step - best.step >= patience * every) break
  }
  const { weights, loss } = best
  const { errors, errorOverNaive } = judge(runtime, judged, weights, curriculum.heldOut)
  return {
    version: 1,
    config,
    schema,
    weights,
    corrections: [...correctionsOf(errors, config.quantiles, curriculum.heldOut.length)],
    training: {
      seed,
      steps: step,
      series: curriculum.series,
      observations: all.reduce((sum, { length }) => sum + length, 0),
      fingerprint: fingerprintOf(all.map(({ target }) => target.values)),
    },
    metrics: {
      heldOutLoss: loss,
      heldOutWindows: curriculum.heldOut.length,
      errorOverNaive: Number.isFinite(errorOverNaive) ? errorOverNaive : null,
    },
  }
}

/**
 * The buffer that `workers` partners share, each of whom is handed it with its rank. What this takes of `runtime`'s memory stays
 * taken.
 */
export function exchangeBufferFor(
  runtime: Runtime,
  entities: readonly Entity[],
  options: TftOptions,
  workers: number,
): SharedArrayBuffer {
  return bufferFor(runtime, sizeOf(schemaOf(entities.filter(hasValues)), configOf(options)), workers)
}

function hasValues({ target }: Entity): boolean {
  return Array.from(target).some((value) => !Number.isNaN(value))
}

export function sizeOf(schema: Schema, config: Config): NetworkSize {
  return networkSizeOf(schema, config, { ...config, quantiles: config.quantiles.length })
}

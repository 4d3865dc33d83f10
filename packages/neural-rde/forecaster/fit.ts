/**
 * One model over many series: pinball loss over the learned levels at moments within the horizon of random origins, Adam with a
 * cosine schedule, gradients clipped at norm 1; the weights that did best on the held-out last part of the series are
 * kept, and each level is then moved by what that part asked for (conformal: Romano, Patterson & Candès 2019).
 */
import {
  adam,
  clipGradients,
  createRng,
  pinball,
  type Runtime,
  type StoredTensor,
  Tape,
} from '@scale/numerics'
import { NeuralRdeError } from '../errors.ts'
import { rungeKutta } from '../network/log-ode.ts'
import { fingerprintOf } from '../network/fingerprint.ts'
import { normaliserOf } from '../network/normaliser.ts'
import { constantsOf, parametersOf, storedOf, type Weights } from '../network/weights.ts'
import { logSignature } from '../signature/log-signature.ts'
import { controlChannels } from '../path/control.ts'
import { type Config, configOf, type ForecasterOptions, levels } from './config.ts'
import { correctionsOf } from './corrections.ts'
import { type History, type Past, pastOf } from './history.ts'
import type { ForecasterModel } from './model.ts'
import { drawForecaster, givenBy, quantilesOf } from './network.ts'
import { curriculumOf, type Lesson } from './origins.ts'

export interface Progress {
  readonly step: number
  readonly steps: number
  /** Mean over moments of the pinball losses summed over levels, in spreads. */
  readonly loss: number
  /** The same on the held-out part, as of the last look. */
  readonly heldOutLoss: number
}

const gradientMax = 1
const decay = 1e-4
const normaliserLessons = 128
const looks = 8
const batchOfHeldOut = 64

/**
 * Trains, one step per turn: whoever drives the generator shows progress, stops, or lets other work pass. What training
 * takes of `runtime`'s memory stays taken: give it one of its own.
 * Series that say too little are left out; what is malformed is refused.
 * @throws NeuralRdeError `training_too_little`, `value_infinite`, `times_invalid`, `channels_invalid`, `horizon_invalid`,
 * `option_invalid`
 */
export function* fit(
  runtime: Runtime,
  histories: readonly History[],
  options: ForecasterOptions,
): Generator<Progress, ForecasterModel, undefined> {
  const { seed = 1, steps = 400, batchSize = 32, rate = 3e-3 } = options
  const pasts = histories.flatMap(usable)
  const config = configFor(pasts, options)
  const path = logSignature(controlChannels(config.valueChannels, config.seasons.length), config.depth)
  const curriculum = curriculumOf(pasts, config, path)
  const rng = createRng(seed)
  const normaliser = normaliserOf(
    Array.from({ length: normaliserLessons }, () => curriculum.draw(rng)).flatMap(
      ({ sample }) => sample.logSignatures,
    ),
  )
  const network = { config, normaliser }
  const weights = parametersOf(runtime, drawForecaster(rng, config))
  const parameters = Object.values(weights)
  const optimiser = adam(runtime, parameters, { rate, decay })
  const tape = new Tape(runtime)

  let best = { weights: storedOf(weights), loss: Infinity }
  const every = Math.max(1, Math.floor(steps / looks))
  for (let step = 1; step <= steps; step++) {
    const lessons = Array.from({ length: batchSize }, () => curriculum.draw(rng))
    const samples = lessons.map(({ sample }) => sample)
    const predicted = quantilesOf(tape, weights, givenBy(tape, samples, network), rungeKutta(tape))
    const targets = lessons.flatMap((lesson) => lesson.targets)
    const loss = pinball(tape, predicted, tape.constant(targets, [targets.length]), levels)
    const { value } = loss
    tape.backward(loss)
    tape.reset()
    clipGradients(runtime, parameters, gradientMax)
    optimiser.step({ rate: (rate / 2) * (1 + Math.cos((Math.PI * (step - 1)) / steps)) })
    if (step % every === 0 || step === steps) {
      const now = storedOf(weights)
      const { loss: heldOutLoss } = judge(runtime, now, network, curriculum.heldOut)
      if (heldOutLoss < best.loss || curriculum.heldOut.length === 0)
        best = { weights: now, loss: heldOutLoss }
    }
    yield { step, steps, loss: value, heldOutLoss: best.loss }
  }
  const { loss, errors, moments } = judge(runtime, best.weights, network, curriculum.heldOut)
  return {
    ...network,
    weights: best.weights,
    corrections: correctionsOf(errors, curriculum.heldOut.length),
    training: {
      seed,
      steps,
      series: pasts.length,
      fingerprint: fingerprintOf(pasts.flatMap(({ track }) => [track.times, track.values])),
    },
    metrics: { heldOutLoss: loss, heldOut: moments },
  }
}

const tooLittle = ['series_empty', 'series_all_missing', 'series_too_short']

function usable(history: History): Past[] {
  try {
    return [pastOf(history)]
  } catch (error) {
    if (error instanceof NeuralRdeError && tooLittle.includes(error.code)) return []
    throw error
  }
}

function configFor(pasts: readonly Past[], options: ForecasterOptions): Config {
  const [first] = pasts
  if (!first) throw new NeuralRdeError('training_too_little', 'No series has two observations to learn from.')
  const config = configOf(options, first.track.channels, first.statics.length)
  for (const { track, statics } of pasts) {
    if (track.channels === config.valueChannels && statics.length === config.statics) continue
    throw new NeuralRdeError(
      'channels_invalid',
      'Every series needs as many channels and statics as the first.',
    )
  }
  return config
}

/** The loss on lessons, and per level what came less what was said. */
function judge(
  runtime: Runtime,
  weights: Weights<StoredTensor>,
  network: { config: Config; normaliser: readonly number[] },
  lessons: readonly Lesson[],
): { loss: number; errors: Float64Array[]; moments: number } {
  const tape = new Tape(runtime, { gradients: false })
  const errors: number[][] = levels.map(() => [])
  let [sum, moments] = [0, 0]
  for (let from = 0; from < lessons.length; from += batchOfHeldOut) {
    const part = lessons.slice(from, from + batchOfHeldOut)
    const samples = part.map(({ sample }) => sample)
    const given = givenBy(tape, samples, network)
    const predicted = quantilesOf(tape, constantsOf(tape, weights), given, rungeKutta(tape)).data.slice()
    tape.reset()
    for (const [row, target] of part.flatMap((lesson) => lesson.targets).entries()) {
      moments++
      for (const [j, level] of levels.entries()) {
        const error = target - (predicted[row * levels.length + j] as number)
        errors[j]?.push(error)
        sum += Math.max(level * error, (level - 1) * error)
      }
    }
  }
  return { loss: sum / Math.max(1, moments), errors: errors.map((each) => Float64Array.from(each)), moments }
}

import {
  concat,
  gather,
  linear,
  relu,
  reshape,
  type Rng,
  slice,
  softmax,
  type StoredTensor,
  type Tape,
  type Tensor,
  add,
  permute,
  weightedSum,
} from '@scale/numerics'
import { drawLogOde, drive, initialState, type Solver } from '../network/log-ode.ts'
import { risingQuantiles } from '../network/quantile-head.ts'
import { drawLayer, type Weights, weightOf } from '../network/weights.ts'
import { type Config, levels, sizesOf } from './config.ts'
import type { Sample } from './sample.ts'

export function drawForecaster(rng: Rng, config: Config): Weights<StoredTensor> {
  const { inputs, logSignature, anchors, features } = sizesOf(config)
  const { hidden, width, layers, headWidth } = config
  const head = {
    ...drawLayer(rng, 'head.0', hidden + features, headWidth),
    ...drawLayer(rng, 'head.1', headWidth, anchors + levels.length),
  }
  // softplus(−1.5) ≈ 0.2: bands start about one spread wide.
  head['head.1.b']?.data.fill(-1.5, anchors)
  head['head.1.b']?.data.fill(0, anchors + (levels.length - 1) / 2, anchors + (levels.length + 1) / 2)
  return { ...drawLogOde(rng, { inputs, logSignature, hidden, width, layers }), ...head }
}

/** What the network is given of `batch` samples with `horizon` moments each, and which sample each moment is of. */
export interface Given {
  /** batch × inputs */
  readonly first: Tensor
  /** Of each window: batch × logSignature, normalised. */
  readonly logSignatures: readonly Tensor[]
  /** (batch·horizon) × features */
  readonly about: Tensor
  /** (batch·horizon) × anchors */
  readonly anchors: Tensor
  readonly owner: Int32Array
}

/** @param normaliser factor of each coordinate of a log-signature */
export function givenBy(
  tape: Tape,
  samples: readonly Sample[],
  { config, normaliser }: { config: Config; normaliser: readonly number[] },
): Given {
  const { inputs, logSignature, anchors, features } = sizesOf(config)
  const batch = samples.length
  const first = tape.constant(
    samples.flatMap((sample) => sample.inputs),
    [batch, inputs],
  )
  const logSignatures = Array.from({ length: config.windows }, (_, window) => {
    const driver = tape.constant(new Float32Array(batch * logSignature), [batch, logSignature])
    const { data } = driver
    for (const [row, sample] of samples.entries()) {
      sample.logSignatures[window]?.forEach((value, at) => {
        data[row * logSignature + at] = value * (normaliser[at] as number)
      })
    }
    return driver
  })
  const owner = Int32Array.from(samples.flatMap((sample, row) => sample.features.map(() => row)))
  return {
    first,
    logSignatures,
    about: tape.constant(
      samples.flatMap((sample) => sample.features.flat()),
      [owner.length, features],
    ),
    anchors: tape.constant(
      samples.flatMap((sample) => sample.anchors.flat()),
      [owner.length, anchors],
    ),
    owner,
  }
}

/**
 * Standardised quantiles, (moments of all samples) × levels: the state at the origin and what is known of a moment decide how the
 * anchors are blended, what is added to them, and how wide the band is.
 */
export function quantilesOf(tape: Tape, weights: Weights<Tensor>, given: Given, solver: Solver): Tensor {
  const { first, logSignatures, about, owner } = given
  const start = initialState(tape, weights, first)
  const states = drive(tape, weights, { start, logSignatures, solver })
  const state = gather(tape, states.at(-1) as Tensor, owner)
  const layer = (x: Tensor, at: number) =>
    linear(tape, x, weightOf(weights, `head.${at}.w`), weightOf(weights, `head.${at}.b`))
  const raw = layer(relu(tape, layer(concat(tape, [state, about], 1), 0)), 1)
  const [moments, anchors] = [given.anchors.length(0), given.anchors.length(1)]
  const shares = softmax(tape, slice(tape, raw, 1, 0, anchors))
  const rest = slice(tape, raw, 1, anchors, anchors + levels.length)
  const columns = reshape(tape, permute(tape, given.anchors, [1, 0]), [anchors, moments, 1])
  const blend = weightedSum(tape, columns, shares)
  const centre = (levels.length - 1) / 2
  return risingQuantiles(tape, add(tape, blend, slice(tape, rest, 1, centre, centre + 1)), rest)
}

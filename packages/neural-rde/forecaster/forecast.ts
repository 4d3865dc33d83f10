import { type Runtime, Tape } from '@scale/numerics'
import { NeuralRdeError } from '../errors.ts'
import { adaptive, rungeKutta } from '../network/log-ode.ts'
import { constantsOf } from '../network/weights.ts'
import { controlChannels } from '../path/control.ts'
import { logSignature } from '../signature/log-signature.ts'
import { levels as learned } from './config.ts'
import { type History, type Past, pastOf } from './history.ts'
import type { ForecasterModel } from './model.ts'
import { givenBy, quantilesOf } from './network.ts'
import { type Sample, sampleAt } from './sample.ts'

/** As the methods of @scale/baselines give it. */
export interface Forecast {
  readonly horizon: number
  /** As asked, in (0, 1). */
  readonly levels: Float64Array
  /** The middle of the forecast for step 1 … horizon. */
  readonly point: Float64Array
  /** horizon × levels, row by row. They never cross. */
  readonly quantiles: Float64Array
}

export interface ForecastOptions {
  /** `rk4`: one step per window, as in training. `dormand-prince`: as exact as 32 bits allow, slower. */
  readonly solver?: 'rk4' | 'dormand-prince'
}

const batchMax = 64

/**
 * What comes after the end of each series, at 1 … horizon steps.
 * @param quantiles levels in (0, 1), in any order
 * @throws NeuralRdeError `quantile_invalid`, `channels_invalid`, and what `series_…`, `value_infinite`, `times_invalid`
 * say of a series
 */
export function forecast(
  runtime: Runtime,
  model: ForecasterModel,
  histories: readonly History[],
  quantiles: ArrayLike<number>,
  { solver = 'rk4' }: ForecastOptions = {},
): Forecast[] {
  const { config } = model
  const asked = Float64Array.from(quantiles)
  const outside = asked.find((level) => !(level > 0 && level < 1))
  if (outside !== undefined) {
    throw new NeuralRdeError('quantile_invalid', `Quantile ${outside} is outside (0, 1).`)
  }
  const pasts = histories.map(pastOf)
  const fits = ({ track, statics }: Past) =>
    track.channels === config.valueChannels && statics.length === config.statics
  if (!pasts.every(fits)) {
    throw new NeuralRdeError(
      'channels_invalid',
      `The model was trained on ${config.valueChannels} channels and ${config.statics} statics.`,
    )
  }
  const path = logSignature(controlChannels(config.valueChannels, config.seasons.length), config.depth)
  const tape = new Tape(runtime, { gradients: false })
  const results: Forecast[] = []
  for (let from = 0; from < pasts.length; from += batchMax) {
    const part = pasts.slice(from, from + batchMax)
    const samples = part.map((past) => {
      const moments = Float64Array.from(
        { length: config.horizon },
        (_, k) => past.end + (k + 1) * config.step,
      )
      return sampleAt(past, past.end, moments, config, path)
    })
    const given = givenBy(tape, samples, model)
    const steps = solver === 'rk4' ? rungeKutta(tape) : adaptive(tape)
    const standard = quantilesOf(tape, constantsOf(tape, model.weights), given, steps).data.slice()
    tape.reset()
    for (const [index, past] of part.entries()) {
      const size = config.horizon * learned.length
      const own = standard.subarray(index * size, (index + 1) * size)
      results.push(spread(own, asked, past, samples[index] as Sample, model))
    }
  }
  return results
}

/** Standardised learned levels to the asked ones, in the units of the series. */
function spread(
  standard: Float32Array,
  asked: Float64Array,
  past: Past,
  { scale, constant }: Sample,
  { config, corrections }: ForecasterModel,
): Forecast {
  const { horizon } = config
  const unit = past.units[0] as number
  const bounded = (value: number) => {
    const raw = (scale.centre + (constant ? 0 : scale.spread * value)) * unit
    return Math.min(Number.MAX_VALUE, Math.max(past.floor, raw))
  }
  const point = new Float64Array(horizon)
  const quantiles = new Float64Array(horizon * asked.length)
  for (let step = 0; step < horizon; step++) {
    let highest = -Infinity
    const row = Float64Array.from(learned, (_, j) => {
      highest = Math.max(
        highest,
        (standard[step * learned.length + j] as number) + (corrections[j] as number),
      )
      return highest
    })
    point[step] = bounded(row[(learned.length - 1) / 2] as number)
    for (const [j, level] of asked.entries())
      quantiles[step * asked.length + j] = bounded(levelOf(row, level))
  }
  return { horizon, levels: asked, point, quantiles }
}

/** Straight between the learned levels on the scale of log-odds, and on beyond the outermost two. */
function levelOf(row: Float64Array, level: number): number {
  const after = learned.findIndex((each) => each >= level)
  const to = after < 0 ? learned.length - 1 : Math.max(1, after)
  const [low, high] = [logOdds(learned[to - 1] as number), logOdds(learned[to] as number)]
  const share = (logOdds(level) - low) / (high - low)
  const [start, end] = [row[to - 1] as number, row[to] as number]
  const value = start + (end - start) * share
  return share > 1 ? value : Math.min(end, value)
}

function logOdds(level: number): number {
  return Math.log(level / (1 - level))
}

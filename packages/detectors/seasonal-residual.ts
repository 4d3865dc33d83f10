/**
 * Seasonal residual: a value is compared with what the same place of earlier seasons brought (their median), and the
 * difference with the latest differences, by robust z. A drift of the level goes into the differences and is forgiven;
 * a broken rhythm is not.
 */
import { checkedWhole } from './errors.ts'
import { distanceFrom } from './robust-z.ts'
import { judged, undecided, type Scored } from './scored.ts'
import { medianOf, windowOf } from './window.ts'

export interface SeasonalResidualOptions {
  /** Values in a season: 7 for daily values with a weekly rhythm. */
  readonly period: number
  /** Earlier seasons to compare with. Default 8. */
  readonly seasons?: number
  /** Latest differences to compare with. Default 4 seasons, but at least 64. */
  readonly window?: number
  /** Differences to see before the first judgement. Default 10. */
  readonly warmUp?: number
}

export interface SeasonalResidual {
  readonly kind: 'seasonal-residual'
  readonly version: 1
  readonly period: number
  readonly seasons: number
  readonly window: number
  readonly warmUp: number
  /** Place in the season of the next value. */
  readonly phase: number
  /** By place, what the latest seasons brought, the oldest first. */
  readonly places: readonly (readonly number[])[]
  /** The latest differences, the oldest first. */
  readonly residuals: readonly number[]
}

/** @throws SeriesError `option_out_of_range` */
export function startSeasonalResidual(options: SeasonalResidualOptions): SeasonalResidual {
  const period = checkedWhole('period', options.period, 2, 100_000)
  const seasons = checkedWhole('seasons', options.seasons ?? 8, 1, 1000)
  const window = checkedWhole('window', options.window ?? Math.max(64, 4 * period), 10, 1_000_000)
  const warmUp = checkedWhole('warmUp', options.warmUp ?? 10, 2, window)
  const places = Array.from({ length: period }, () => [])
  const checked = { period, seasons, window, warmUp }
  return { kind: 'seasonal-residual', version: 1, ...checked, phase: 0, places, residuals: [] }
}

export function scoreSeasonalResidual(
  model: SeasonalResidual,
  series: Float64Array,
): Scored<SeasonalResidual> {
  const { period, seasons, window, warmUp } = model
  const places = model.places.map((values) => [...values])
  const residuals = windowOf(window, model.residuals)
  const found = judged(series, (value, at) => {
    const place = places[(model.phase + at) % period] as number[]
    const seasonal = place.length > 0 ? medianOf(place.toSorted((a, b) => a - b)) : null
    if (place.length === seasons) place.shift()
    place.push(value)
    if (seasonal === null) return undecided
    const { expected, spread, score } = distanceFrom(residuals, warmUp, value - seasonal)
    residuals.push(value - seasonal)
    return { expected: seasonal + expected, spread, score }
  })
  const phase = (model.phase + series.length) % period
  return { ...found, model: { ...model, phase, places, residuals: residuals.values } }
}

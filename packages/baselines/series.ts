import { BaselineError } from './errors.ts'

/** Observations in time order, evenly spaced; a gap is NaN. */
export type Series = ArrayLike<number>

/** A series made ready to learn from: gapless, and near 1 in size so that no square overflows. */
export interface Prepared {
  /** Finite numbers: the observations from the first present one on, divided by `scale`. */
  readonly values: Float64Array
  /** A power of two, so that dividing by it loses no digit. */
  readonly scale: number
  /** Observations that were there, gaps not counted. */
  readonly observed: number
}

const observationsMin = 2

/**
 * @param seasonLengths the shortest one says where a gap looks for its neighbours
 * @param unit the scale to use, where a model has one already
 * @throws BaselineError `series_empty`, `series_all_missing`, `series_too_short`, `value_infinite`
 */
export function prepare(series: Series, seasonLengths: readonly number[], unit?: number): Prepared {
  if (series.length === 0) throw new BaselineError('series_empty', 'There are no observations to learn from.')
  let observed = 0
  let sizeMax = 0
  let start = -1
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number
    if (Number.isNaN(value)) continue
    if (!Number.isFinite(value)) {
      throw new BaselineError('value_infinite', `Observation ${i} is infinite: a gap is given as NaN.`)
    }
    if (start < 0) start = i
    observed++
    sizeMax = Math.max(sizeMax, Math.abs(value))
  }
  if (observed === 0) throw new BaselineError('series_all_missing', 'Every observation is missing.')
  if (observed < observationsMin) {
    throw new BaselineError(
      'series_too_short',
      'One observation tells nothing of the next: give two or more.',
    )
  }
  const scale =
    unit ?? (sizeMax === 0 ? 1 : 2 ** Math.min(1023, Math.max(-1022, Math.floor(Math.log2(sizeMax)))))
  const values = Float64Array.from({ length: series.length - start }, (_, i) => {
    return (series[start + i] as number) / scale
  })
  if (observed < values.length) fillGaps(values, seasonLengths[0] ?? 1)
  return { values, scale, observed }
}

/**
 * A gap takes the value between its nearest neighbours in the same phase of the season, by distance; at either end the
 * one neighbour there is. A phase never seen falls back to the neighbours in time.
 */
function fillGaps(values: Float64Array, season: number): void {
  const given = values.slice()
  for (const stride of season > 1 ? [season, 1] : [1]) {
    for (let i = 0; i < values.length; i++) {
      if (Number.isNaN(values[i])) values[i] = between(given, i, stride)
    }
  }
}

function between(given: Float64Array, gap: number, stride: number): number {
  let before = gap - stride
  while (before >= 0 && Number.isNaN(given[before])) before -= stride
  let after = gap + stride
  while (after < given.length && Number.isNaN(given[after])) after += stride
  const left = before >= 0 ? (given[before] as number) : NaN
  const right = after < given.length ? (given[after] as number) : NaN
  if (Number.isNaN(left)) return right
  if (Number.isNaN(right)) return left
  return left + ((right - left) * (gap - before)) / (after - before)
}

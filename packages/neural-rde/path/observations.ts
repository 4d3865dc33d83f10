import { NeuralRdeError } from '../errors.ts'

/** What was seen, at whatever times it was seen. */
export interface Observations {
  /** One per row, not falling, in any one unit (days, say). */
  readonly times: ArrayLike<number>
  /** rows × channels, row by row; NaN where a channel was not seen. */
  readonly values: ArrayLike<number>
  /** Columns of `values`; 1. */
  readonly channels?: number
}

/** Observations of which every row says something, in arrays of their own. */
export interface Track {
  readonly times: Float64Array
  readonly values: Float64Array
  readonly channels: number
}

/**
 * Checks observations and drops rows in which nothing was seen.
 * @throws NeuralRdeError `series_empty`, `series_all_missing`, `value_infinite`, `times_invalid`, `channels_invalid`
 */
export function trackOf({ times, values, channels = 1 }: Observations): Track {
  if (times.length === 0) throw new NeuralRdeError('series_empty', 'There are no observations to learn from.')
  if (!Number.isInteger(channels) || channels < 1 || values.length !== times.length * channels) {
    throw new NeuralRdeError(
      'channels_invalid',
      `${values.length} values are not ${times.length} rows of ${channels} channels.`,
    )
  }
  const seen: number[] = []
  for (let row = 0; row < times.length; row++) {
    const [time, before] = [times[row] as number, row > 0 ? (times[row - 1] as number) : -Infinity]
    if (!(Number.isFinite(time) && time >= before)) {
      throw new NeuralRdeError(
        'times_invalid',
        `Row ${row} is at ${time}, after ${before}: sort rows by time.`,
      )
    }
    if (anySeen(values, row, channels)) seen.push(row)
  }
  if (seen.length === 0) throw new NeuralRdeError('series_all_missing', 'Every observation is missing.')
  const kept = new Float64Array(seen.length * channels)
  for (const [at, row] of seen.entries()) {
    for (let c = 0; c < channels; c++) kept[at * channels + c] = values[row * channels + c] as number
  }
  return { times: Float64Array.from(seen, (row) => times[row] as number), values: kept, channels }
}

function anySeen(values: ArrayLike<number>, row: number, channels: number): boolean {
  let any = false
  for (let at = row * channels; at < (row + 1) * channels; at++) {
    const value = values[at] as number
    if (Number.isNaN(value)) continue
    if (!Number.isFinite(value)) {
      throw new NeuralRdeError('value_infinite', `Row ${row} is infinite: a gap is given as NaN.`)
    }
    any = true
  }
  return any
}

/** Rows at or before `time`; rows before it with `strictly`. Binary search. */
export function rowsUntil(times: Float64Array, time: number, strictly = false): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const at = times[middle] as number
    if (at < time || (at === time && !strictly)) low = middle + 1
    else high = middle
  }
  return low
}

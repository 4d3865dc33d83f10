import { NeuralRdeError } from '../errors.ts'
import { type Observations, type Track, trackOf } from '../path/observations.ts'

/** One series to learn from or to forecast. What is forecast is channel 0. */
export interface TimeSeries extends Observations {
  /** The time forecasts start from; that of the last row by default. */
  readonly end?: number
  /** What does not change over time, as many numbers for every series. */
  readonly statics?: ArrayLike<number>
  /** Nothing lies below it, e.g. 0 for spending; none by default. */
  readonly floor?: number | null
}

/** A plain list is evenly spaced: the times are 0, 1, …, and NaN is a gap. */
export type History = TimeSeries | ArrayLike<number>

/** A history made ready. */
export interface Past {
  readonly track: Track
  /** Channel 0 alone, where it was seen. */
  readonly target: { readonly times: Float64Array; readonly values: Float64Array }
  readonly end: number
  readonly statics: readonly number[]
  readonly floor: number
  /** A power of two near the size of each channel: values are divided by it, so that no square overflows. */
  readonly units: readonly number[]
}

/** Every forecast needs a level and a spread. */
const seenMin = 2

/**
 * @throws NeuralRdeError `series_empty`, `series_all_missing`, `series_too_short`, `value_infinite`, `times_invalid`,
 * `channels_invalid`
 */
export function pastOf(history: History): Past {
  const series = 'times' in history ? history : evenly(history)
  const seen = trackOf(series)
  const { times, channels } = seen
  const units = Array.from({ length: channels }, (_, c) => unitOf(seen, c))
  const values = seen.values.map((value, at) => value / (units[at % channels] as number))
  const rows = Array.from(times.keys()).filter((row) => !Number.isNaN(values[row * channels]))
  if (rows.length === 0)
    throw new NeuralRdeError('series_all_missing', 'What is to be forecast was never seen.')
  if (rows.length < seenMin) {
    throw new NeuralRdeError(
      'series_too_short',
      'One observation tells nothing of the next: give two or more.',
    )
  }
  const last = series.times[series.times.length - 1] as number
  const end = series.end ?? last
  if (!(Number.isFinite(end) && end >= last)) {
    throw new NeuralRdeError('times_invalid', `The end is ${end}, before the last row at ${last}.`)
  }
  return {
    track: { times, values, channels },
    target: {
      times: Float64Array.from(rows, (row) => times[row] as number),
      values: Float64Array.from(rows, (row) => values[row * channels] as number),
    },
    end,
    statics: Array.from(series.statics ?? []),
    floor: series.floor ?? -Number.MAX_VALUE,
    units,
  }
}

function evenly(values: ArrayLike<number>): TimeSeries {
  const { length } = values
  if (length === 0) return { times: [], values }
  return { times: Float64Array.from({ length }, (_, row) => row), values, end: length - 1 }
}

function unitOf({ values, channels }: Track, channel: number): number {
  let sizeMax = 0
  for (let at = channel; at < values.length; at += channels) {
    const size = Math.abs(values[at] as number)
    if (size > sizeMax) sizeMax = size
  }
  return sizeMax === 0 ? 1 : 2 ** Math.min(1023, Math.max(-1022, Math.floor(Math.log2(sizeMax))))
}

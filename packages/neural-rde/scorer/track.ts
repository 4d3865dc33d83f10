import { controlPath, controlChannels, type Scale } from '../path/control.ts'
import { type Observations, rowsUntil, type Track, trackOf } from '../path/observations.ts'
import { logSignature } from '../signature/log-signature.ts'

/** What decides the windows of a scorer, as it is stored. */
export interface ScorerConfig {
  readonly window: number
  readonly depth: number
  readonly seasons: readonly number[]
  readonly channels: number
  /** Windows a judgement looks back over. */
  readonly memory: number
  readonly hidden: number
  /** Per channel, over all training sequences: what is large for one is large for all. */
  readonly scales: readonly Scale[]
  readonly rowsPerWindow: number
}

/** A sequence cut into its full windows, counted from its first row: later rows change none that is over. */
export interface Sequence {
  readonly ends: Float64Array
  readonly logSignatures: readonly Float64Array[]
  /** What was known where window i begins. */
  readonly known: readonly Float64Array[]
}

export interface SequenceGiven extends Observations {
  /** Until when it was watched; the time of the last row by default. */
  readonly end?: number
}

/** @throws NeuralRdeError as `trackOf` */
export function sequenceOf(given: SequenceGiven, config: ScorerConfig): Sequence {
  const track = trackOf(given)
  const start = track.times[0] as number
  const last = given.end ?? given.times[given.times.length - 1] ?? start
  const count = Math.max(0, Math.floor((last - start) / config.window + 1e-9))
  const boundaries = Float64Array.from({ length: count + 1 }, (_, i) => start + i * config.window)
  const path = logSignature(controlChannels(config.channels, config.seasons.length), config.depth)
  const options = { ...config, interpolation: 'rectilinear' as const }
  const control = controlPath(track, boundaries, options)
  return {
    ends: boundaries.subarray(1),
    logSignatures: control.windows.map((window) => path.of(window)),
    known: Array.from(
      boundaries.subarray(0, count),
      (boundary) => controlPath(track, [boundary], options).first,
    ),
  }
}

/** Mean and standard deviation of each channel, and rows per window, over all tracks. */
export function scalesOf(
  tracks: readonly Track[],
  window: number,
): Pick<ScorerConfig, 'scales' | 'rowsPerWindow'> {
  const channels = tracks[0]?.channels ?? 1
  const scales = Array.from({ length: channels }, (_, channel): Scale => {
    const values = tracks.flatMap((track) =>
      Array.from(track.values).filter((value, at) => {
        return at % channels === channel && !Number.isNaN(value)
      }),
    )
    const sizeMax = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0) || 1
    const mean = values.reduce((sum, value) => sum + value / sizeMax, 0) / Math.max(1, values.length)
    const variance =
      values.reduce((sum, value) => sum + (value / sizeMax - mean) ** 2, 0) / Math.max(1, values.length)
    return { centre: mean * sizeMax, spread: variance > 0 ? Math.sqrt(variance) * sizeMax : 1 }
  })
  const perWindow = tracks.map(({ times }) => {
    const [first, last] = [times[0] as number, times.at(-1) as number]
    return last > first ? (rowsUntil(times, last) * window) / (last - first) : 0
  })
  const mean = perWindow.reduce((sum, rows) => sum + rows, 0) / Math.max(1, perWindow.length)
  return { scales, rowsPerWindow: Math.max(1, mean) }
}

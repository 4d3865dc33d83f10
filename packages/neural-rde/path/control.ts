/**
 * The path that drives the model, made of what was known: time is a channel (or speed would be lost), each value has one,
 * and so has the number of times it was seen, which tells a gap from an unchanged value (Kidger, Morrill, Foster & Lyons 2020,
 * arXiv 2005.08926, §3). Season channels are sine and cosine of the clock: the Lévy area of a value and a sine is its
 * Fourier coefficient over the window, however unevenly it was seen.
 *
 * No look ahead (Morrill, Kidger, Yang & Lyons 2021, arXiv 2106.11028): a value not seen stays what it last was, and
 * every window ends in a point that repeats what is known there, so a window depends on nothing after its end.
 */
import type { Path } from '../signature/log-signature.ts'
import { rowsUntil, type Track } from './observations.ts'

/** How a value goes to the next one: at once when it is seen, or straight from the time the one before was seen. */
export type Interpolation = 'rectilinear' | 'linear'

export interface ControlOptions {
  readonly interpolation: Interpolation
  /** Length of a window, in the unit of the times: it counts as 1 in the channel of time. */
  readonly window: number
  /** Rows that are usual in a window: as many count as 1 in the channels of counts. */
  readonly rowsPerWindow: number
  /** Periods of the sine and cosine channels. */
  readonly seasons: readonly number[]
  /** Per value channel: (value − centre) / spread is what the path shows. */
  readonly scales: readonly Scale[]
}

export interface Scale {
  readonly centre: number
  /** More than 0. */
  readonly spread: number
}

/** Values further out than this many spreads are pulled in: level k of a signature grows with the k-th power. */
const standardMax = 10

export function standardise(value: number, { centre, spread }: Scale): number {
  return Math.max(-standardMax, Math.min(standardMax, (value - centre) / spread))
}

/** Channels of the control path: time, values, counts, and two per season. */
export function controlChannels(valueChannels: number, seasons: number): number {
  return 1 + 2 * valueChannels + 2 * seasons
}

export interface Control {
  /** What was known at the first boundary: each value, 0 where it was not yet seen; then whether it was. */
  readonly first: Float64Array
  /** One path per window; each starts in the point the one before ends in. */
  readonly windows: readonly Path[]
}

/** @param boundaries ascending; window i lasts from boundary i to i + 1, its end belonging to it */
export function controlPath(track: Track, boundaries: ArrayLike<number>, options: ControlOptions): Control {
  const start = boundaries[0] as number
  const walker = new Walker(track, start, options)
  const first = Float64Array.from([...walker.values, ...walker.seen])
  const windows: Path[] = []
  for (let i = 1; i < boundaries.length; i++) windows.push(walker.walk(boundaries[i] as number))
  return { first, windows }
}

class Walker {
  readonly values: Float64Array
  readonly seen: Float64Array
  readonly #counts: Float64Array
  readonly #track: Track
  readonly #options: ControlOptions
  readonly #start: number
  #time: number
  #row: number

  constructor(track: Track, start: number, options: ControlOptions) {
    this.#track = track
    this.#options = options
    this.#start = start
    this.#time = start
    this.#row = rowsUntil(track.times, start)
    this.values = new Float64Array(track.channels)
    this.seen = new Float64Array(track.channels)
    this.#counts = new Float64Array(track.channels)
    for (let c = 0; c < track.channels; c++) {
      let row = this.#row - 1
      while (row >= 0 && Number.isNaN(this.#at(row, c))) row--
      if (row >= 0) this.#see(c, this.#at(row, c))
    }
  }

  /** The path from where it stands to `end`. */
  walk(end: number): Path {
    const { times, channels } = this.#track
    const points: number[] = []
    this.#push(points)
    for (; (times[this.#row] as number) <= end; this.#row++) {
      const time = times[this.#row] as number
      if (this.#options.interpolation === 'rectilinear' && time > this.#time) {
        this.#time = time
        this.#push(points)
      }
      this.#time = time
      for (let c = 0; c < channels; c++) {
        const value = this.#at(this.#row, c)
        if (Number.isNaN(value)) continue
        this.#see(c, value)
        this.#counts[c] = (this.#counts[c] as number) + 1 / this.#options.rowsPerWindow
      }
      this.#push(points)
    }
    if (end > this.#time) {
      this.#time = end
      this.#push(points)
    }
    return {
      points: Float64Array.from(points),
      channels: controlChannels(channels, this.#options.seasons.length),
    }
  }

  #at(row: number, channel: number): number {
    return this.#track.values[row * this.#track.channels + channel] as number
  }

  #see(channel: number, value: number): void {
    this.values[channel] = standardise(value, this.#options.scales[channel] as Scale)
    this.seen[channel] = 1
  }

  #push(points: number[]): void {
    points.push((this.#time - this.#start) / this.#options.window, ...this.values, ...this.#counts)
    for (const season of this.#options.seasons) {
      const phase = (2 * Math.PI * (this.#time % season)) / season
      points.push(Math.sin(phase), Math.cos(phase))
    }
  }
}

/**
 * Broken rhythm: a series with a period traces a loop in its delay embedding; when the rhythm stops the loop goes, even if
 * level and variance stay. Points are one period long, centred and of length one, of a smoothed series, as in Perea & Harer,
 * "Sliding windows and persistence", Found. Comput. Math. 15 (2015): only the shape counts, and noise is averaged over the
 * whole period. The score is how far a window's longest H1 bar lies below those of a reference.
 */
import { euclideanDistances, pointCloud } from './distances.ts'
import { slidingWindows } from './embedding.ts'
import { TopologyError, wholeNumber } from './errors.ts'
import { ripsPersistence } from './rips/persistence.ts'

export interface RhythmOptions {
  /** The period looked for, in steps of the series: 7 for weeks of days. */
  readonly period: number
  /** Steps of a window, six periods unless said; at least three. */
  readonly width?: number
  /** Steps between reference windows, a period unless said. */
  readonly stride?: number
}

/** What the rhythm was like. Plain data. */
export interface RhythmModel {
  readonly version: 1
  readonly period: number
  readonly width: number
  /** Longest H1 bars of the reference windows, rising. */
  readonly reference: readonly number[]
  readonly median: number
  /** 1.4826 · median absolute deviation: the standard deviation, if normal. */
  readonly spread: number
}

export interface RhythmScore {
  /** Spreads below the median of the reference; higher is stranger. */
  readonly score: number
  /** (1 + reference windows at most as persistent) / (1 + reference windows): a conformal p-value. */
  readonly p: number
  readonly persistence: number
  /** The first steps of the two periods of the window that close the loop, the evidence; null where there is none. */
  readonly closes: readonly [number, number] | null
}

/** Steps averaged, as a share of the period: a rhythm of one busy day a week would otherwise be seven points equally far
 * apart, and no loop. */
const smoothedShare = 0.4

/** The least spread: below it the reference is one value, and any other would be infinitely strange. */
const spreadMin = 0.01

/** Errors: `option_out_of_range`, `empty` where the series is shorter than a window, `not_finite`. */
export function fitRhythm(series: ArrayLike<number>, options: RhythmOptions): RhythmModel {
  const period = wholeNumber('period', options.period, 2)
  const width = wholeNumber('width', options.width ?? 6 * period, 3 * period)
  const windows = slidingWindows(series.length, { width, stride: options.stride ?? period })
  if (windows.length === 0)
    throw new TopologyError('empty', `a reference of ${series.length} steps has no window of ${width}`)
  const values = Array.from(series)
  const reference = windows
    .map(({ start, end }) => longestLoop(values.slice(start, end), period).persistence)
    .toSorted((a, b) => a - b)
  const median = middle(reference)
  const deviations = reference.map((value) => Math.abs(value - median)).toSorted((a, b) => a - b)
  const spread = Math.max(spreadMin, 1.4826 * middle(deviations))
  return { version: 1, period, width, reference, median, spread }
}

/** Scores a window of `model.width` steps. Errors: `option_out_of_range` for another width, `not_finite`. */
export function scoreRhythm(model: RhythmModel, window: ArrayLike<number>): RhythmScore {
  wholeNumber('window length', window.length, model.width, model.width)
  const { persistence, closes } = longestLoop(Array.from(window), model.period)
  const weaker = model.reference.filter((value) => value <= persistence).length
  return {
    score: (model.median - persistence) / model.spread,
    p: (1 + weaker) / (1 + model.reference.length),
    persistence,
    closes,
  }
}

function longestLoop(
  window: readonly number[],
  period: number,
): { persistence: number; closes: [number, number] | null } {
  const points = rhythmPoints(window, period)
  const [, loops] = ripsPersistence(euclideanDistances(pointCloud(points)))
  let persistence = 0
  let closes: [number, number] | null = null
  for (const [i, [birth, death]] of (loops?.bars ?? []).entries()) {
    if (death - birth <= persistence) continue
    persistence = death - birth
    const [later = 0, earlier = 0] = loops?.birthSimplices[i] ?? []
    closes = [earlier, later]
  }
  return { persistence, closes }
}

/** The points whose loop is the rhythm: each one period of the smoothed window, centred and of length one. */
export function rhythmPoints(window: readonly number[], period: number): number[][] {
  const smooth = movingAverage(window, Math.max(1, Math.round(smoothedShare * period)))
  return slidingWindows(smooth.length, { width: period }).map(({ start, end }) =>
    direction(smooth.slice(start, end)),
  )
}

function movingAverage(values: readonly number[], steps: number): number[] {
  return slidingWindows(values.length, { width: steps }).map(({ start, end }) =>
    mean(values.slice(start, end)),
  )
}

/** The vector from its mean, at length one; the zero vector where nothing happens. */
function direction(vector: readonly number[]): number[] {
  const centre = mean(vector)
  const centred = vector.map((x) => x - centre)
  const length = Math.hypot(...centred)
  // What is left of a constant is rounding, not a direction.
  const flat = !(length > 1e-9 * Math.hypot(...vector))
  return centred.map((x) => (flat ? 0 : x / length))
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}

function middle(rising: readonly number[]): number {
  const half = rising.length >> 1
  const upper = rising[half] ?? 0
  return rising.length % 2 === 1 ? upper : ((rising[half - 1] ?? 0) + upper) / 2
}

/**
 * A window of one series: `past` steps seen, `horizon` steps ahead. Each window is scaled by itself, by the mean and the standard
 * deviation of the steps seen: nothing of what comes leaks in, and a balance that drifts looks as it did when it was learned. (The
 * paper scales each series once, by its training part; a series that grows then leaves the range the network knows.) What
 * is learned is the distance from an anchor, the seasonal naive forecast, or the last value where there is no season: an
 * untrained network is a naive one.
 */
import type { Series } from './series.ts'

export interface WindowShape {
  readonly past: number
  readonly horizon: number
  /** Ascending. */
  readonly seasonLengths: readonly number[]
}

export interface Window {
  readonly series: Series
  /** Steps known: the window sees those before it, and forecasts from it on. */
  readonly origin: number
  /** Values from here on are not told; where the series ends, by default. */
  readonly end?: number
}

export interface Scale {
  readonly centre: number
  readonly spread: number
}

/** A quiet stretch is scaled by no less than this share of the spread of the whole series. */
const shareMin = 0.1

/** In units of the target's `values`; the spread is 0 where nothing has ever moved. */
export function scaleOf({ series: { target }, origin }: Window, past: number): Scale {
  const seen = target.filled.subarray(Math.max(0, origin - past), origin)
  const centre = seen.reduce((sum, value) => sum + value, 0) / seen.length
  const squares = seen.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return { centre, spread: Math.max(Math.sqrt(squares / seen.length), shareMin * target.spread) }
}

/** The value one season before, or as many seasons as it takes to be known; the first value there is where none is. */
export function seasonBefore({ series: { target }, origin }: Window, step: number, season: number): number {
  const seasons = step < origin ? 1 : Math.ceil((step - origin + 1) / season)
  return target.filled[Math.max(0, step - season * seasons)] as number
}

/** Seasons that a mean looks back over, at most. */
const seasonsMax = 4

/** Mean of the values at the same place of the last seasons. */
export function seasonsMean(window: Window, step: number, season: number): number {
  const { filled } = window.series.target
  const from =
    step < window.origin ? step - season : step - season * Math.ceil((step - window.origin + 1) / season)
  let [sum, count] = [filled[Math.max(0, from)] as number, 1]
  for (let at = from - season; at >= 0 && count < seasonsMax; at -= season) {
    sum += filled[at] as number
    count++
  }
  return sum / count
}

/** The naive forecast of a step. */
export function anchorOf(window: Window, step: number, seasonLengths: readonly number[]): number {
  const season = seasonLengths[0]
  if (season === undefined) return window.series.target.filled[window.origin - 1] as number
  return seasonBefore(window, step, season)
}

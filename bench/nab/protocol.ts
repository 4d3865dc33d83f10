/**
 * The scoring of the Numenta Anomaly Benchmark (Lavin & Ahmad, ICMLA 2015), as its code does it where the paper leaves it open: the earlier
 * in a window the first detection, the better; a detection outside costs the more the farther behind the last window it lies.
 */

/** What right and wrong detections weigh in one of NAB's profiles. */
export interface Weights {
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
}

/** Places of the first and last value of a window, both included. */
export type Window = readonly [first: number, last: number]

export interface Judged {
  /** Per value, 0 to 1; the higher, the surer it is a detection. */
  readonly scores: Float64Array
  readonly windows: readonly Window[]
}

export interface Optimum {
  /** Values that score at least this are detections. */
  readonly threshold: number
  readonly score: number
}

/** The first values of a series are never scored: 15 % of them, but at most 750. */
export function probation(length: number): number {
  return Math.min(Math.floor(0.15 * length), 750)
}

/** 2·sigmoid(−5·position) − 1, and −1 from 3 on; position −1 is the left edge of a window, 0 its right one. */
export function scaledSigmoid(position: number): number {
  return position >= 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1
}

/** What a detection at some place is worth. `window`: number of the window it lies in, −1 outside. */
export interface Worth {
  readonly window: number
  readonly worth: number
}

/** Per value, unweighted: in (0, 1] inside a window, in [−1, 0) outside. */
export function worths(length: number, windows: readonly Window[]): Worth[] {
  const found: Worth[] = []
  for (let at = 0; at < length; at++) {
    const window = windows.findIndex(([first, last]) => first <= at && at <= last)
    const inside = windows[window]
    const before = windows.findLast(([, last]) => last < at)
    if (inside) {
      const position = -(inside[1] - at + 1) / (inside[1] - inside[0] + 1)
      found.push({ window, worth: scaledSigmoid(position) / scaledSigmoid(-1) })
    } else {
      const position = before ? (at - before[1]) / (before[1] - before[0]) : Infinity
      found.push({ window, worth: scaledSigmoid(position) })
    }
  }
  return found
}

/**
 * The threshold, one for all series, with the highest sum of scores, and that sum: per window the best detection's worth or minus a false
 * negative, and all false positives. Above every score nothing is detected.
 */
export function bestThreshold(series: readonly Judged[], weights: Weights): Optimum {
  const points = series.flatMap(({ scores, windows }, place) =>
    worths(scores.length, windows)
      .map(({ window, worth }, at) => ({
        window: `${place} ${window}`,
        inside: window >= 0,
        worth,
        score: scores[at] ?? 0,
      }))
      .slice(probation(scores.length)),
  )
  const best = new Map<string, number>()
  for (const { inside, window } of points) if (inside) best.set(window, -weights.falseNegative)
  let sum = -weights.falseNegative * best.size
  let optimum: Optimum = { threshold: Infinity, score: sum }
  const ordered = points.toSorted((a, b) => b.score - a.score)
  for (const [place, { inside, window, worth, score }] of ordered.entries()) {
    if (inside) {
      const held = best.get(window) ?? 0
      const gained = Math.max(held, worth * weights.truePositive)
      best.set(window, gained)
      sum += gained - held
    } else sum += worth * weights.falsePositive
    if (score !== ordered[place + 1]?.score && sum > optimum.score) optimum = { threshold: score, score: sum }
  }
  return optimum
}

/** 0 for a detector that says nothing, 100 for one that detects each window at its first value and nothing else. */
export function normalised(score: number, windows: number, { truePositive, falseNegative }: Weights): number {
  const silent = -falseNegative * windows
  return (100 * (score - silent)) / (truePositive * windows - silent)
}

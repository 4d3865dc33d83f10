/**
 * Robust z: the distance to the median of the latest values, in units of their median absolute deviation. Outliers move
 * neither, so they do not hide each other (Iglewicz & Hoaglin 1993; Leys et al. 2013).
 */
import { checkedWhole } from './errors.ts'
import { deviations, judged, undecided, type Judgement, type Scored } from './scored.ts'
import { windowOf, type Window } from './window.ts'

export interface RobustZOptions {
  /** Latest values to compare with. Default 256. */
  readonly window?: number
  /** Values to see before the first judgement. Default 10. */
  readonly warmUp?: number
}

export interface RobustZ {
  readonly kind: 'robust-z'
  readonly version: 1
  readonly window: number
  readonly warmUp: number
  /** The latest values, the oldest first. */
  readonly recent: readonly number[]
}

/** @throws SeriesError `option_out_of_range` */
export function startRobustZ({ window = 256, warmUp = 10 }: RobustZOptions = {}): RobustZ {
  checkedWhole('window', window, 2, 100_000)
  checkedWhole('warmUp', warmUp, 2, window)
  return { kind: 'robust-z', version: 1, window, warmUp, recent: [] }
}

export function scoreRobustZ(model: RobustZ, series: Float64Array): Scored<RobustZ> {
  const recent = windowOf(model.window, model.recent)
  const found = judged(series, (value) => {
    const judgement = distanceFrom(recent, model.warmUp, value)
    recent.push(value)
    return judgement
  })
  return { ...found, model: { ...model, recent: recent.values } }
}

/** Judges a value by the window before it. */
export function distanceFrom(recent: Window, warmUp: number, value: number): Judgement {
  if (recent.count < warmUp) return undecided
  const usual = { expected: recent.median(), spread: recent.spread() }
  return { ...usual, score: deviations(value, usual) }
}

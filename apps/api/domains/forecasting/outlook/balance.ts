/**
 * The forecast of a balance: what is there, and all that flows until then. Misses of single days partly go the same way,
 * so their bands may not simply be added, nor as the sides of a right angle. The deviation of the sum over days 1 … h is
 * √((1 − r) Σ σ² + r (Σ σ)²), where r, what misses have in common, and the scores the bands are read from are found by
 * looking back at sums, not at days.
 */
import { atLeast, calibrate, type Calibration, conformalQuantile } from '@scale/baselines'
import { levels, middleAt, type Outlook } from './methods.ts'
import type { Moments } from './known-ahead.ts'

/** How far a balance may lie from its middle. */
export interface Spread {
  /** What the misses of days have in common, from 0 to 1. */
  readonly shared: number
  readonly calibration: Calibration
}

/** Before anything was looked back on: the prior alone. */
export const unseenSpread: Spread = { shared: 0.05, calibration: calibrate([]) }

/** Of a normal distribution, between the middle and the upper end of the 80 % band. */
const deviationsTo90 = 1.2816

export interface BalancePath {
  readonly middle: Float64Array
  readonly deviation: Float64Array
  /** Without payments known ahead: the middle, and the deviation of each single day. */
  readonly restMiddle: Float64Array
  readonly daily: Float64Array
}

/** @param known sums of what is known ahead, up to and with each day */
export function balancePath(start: number, rest: Outlook, known: Moments, shared: number): BalancePath {
  const days = known.mean.length
  const [middle, deviation] = [new Float64Array(days), new Float64Array(days)]
  const [restMiddle, daily] = [new Float64Array(days), new Float64Array(days)]
  let [sum, squares, sizes] = [start, 0, 0]
  for (let day = 0; day < days; day++) {
    const at = (level: number) => rest.quantiles[day * levels.length + level] as number
    const size = Math.max(0, at(middleAt + 2) - at(middleAt - 2)) / (2 * deviationsTo90)
    sum += at(middleAt)
    squares += size * size
    sizes += size
    restMiddle[day] = sum
    daily[day] = size
    middle[day] = sum + (known.mean[day] as number)
    deviation[day] = Math.sqrt(
      (1 - shared) * squares + shared * sizes * sizes + (known.variance[day] as number),
    )
  }
  return { middle, deviation, restMiddle, daily }
}

/** steps × levels. */
export function balanceQuantiles({ middle, deviation }: BalancePath, { calibration }: Spread): Float64Array {
  const quantile = conformalQuantile(calibration.scores)
  const standard = levels.map(quantile)
  const sizes = atLeast(deviation, calibration.deviationMin)
  return Float64Array.from({ length: middle.length * levels.length }, (_, at) => {
    const day = Math.floor(at / levels.length)
    return (middle[day] as number) + (standard[at % levels.length] as number) * (sizes[day] as number)
  })
}

/** One look back at a balance. */
export interface LookBack {
  readonly start: number
  readonly rest: Outlook
  readonly known: Moments
  /** What the balance was on each day. */
  readonly came: Float64Array
}

const sharedTried = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4]

/** The spread whose bands lose least on what came (pinball loss over all levels). */
export function spreadOf(looks: readonly LookBack[]): Spread {
  if (looks.length === 0) return unseenSpread
  const tried = sharedTried.map((shared) => {
    const paths = looks.map(({ start, rest, known }) => balancePath(start, rest, known, shared))
    const misses = looks.map(({ came }, at) => {
      const { middle = new Float64Array(), deviation = new Float64Array() } = paths[at] ?? {}
      const errors = came.map((value, day) => value - (middle[day] as number))
      return { errors, deviation: deviation.subarray(0, errors.length) }
    })
    const spread = { shared, calibration: calibrate(misses) }
    const loss = looks.reduce((sum, { came }, at) => {
      const path = paths[at]
      return path ? sum + pinballOf(balanceQuantiles(path, spread), came) : sum
    }, 0)
    return { spread, loss }
  })
  return tried.reduce((best, each) => (each.loss < best.loss ? each : best)).spread
}

/** Summed over steps and levels. */
export function pinballOf(quantiles: Float64Array, came: ArrayLike<number>): number {
  let loss = 0
  for (let step = 0; step < came.length; step++) {
    for (const [j, level] of levels.entries()) {
      const error = (came[step] as number) - (quantiles[step * levels.length + j] as number)
      loss += Math.max(level * error, (level - 1) * error)
    }
  }
  return loss
}

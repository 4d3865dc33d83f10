/**
 * The forecast of a balance: what is there, and all that flows until then. Misses of single days partly go the same way,
 * so their bands may not simply be added, nor as the sides of a right angle. The deviation of the sum over days 1 … h is
 * √((1 − r) Σ σ² + r (Σ σ)²), where r, what misses have in common, and the scores the bands are read from are found by
 * looking back at sums, not at days.
 */
import { atLeast, calibrate, type Calibration, conformalQuantile, pinballLoss } from '@scale/baselines'
import { levels, middleAt, type Outlook } from './methods.ts'
import type { Moments } from './known-ahead.ts'

/** How a balance goes, and how far it may lie from its middle. */
export interface Spread {
  /** Shares of the methods in the middle; what is left of 1 says that nothing comes but what is known ahead. */
  readonly ensemble: number
  readonly climatology: number
  /** What the misses of days have in common, from 0 to 1. */
  readonly shared: number
  readonly calibration: Calibration
}

/** Before anything was looked back on: the prior alone. A mean of so many days is off by itself, for all days ahead alike. */
export const unseenSpread = (days: number): Spread => ({
  ensemble: 0,
  climatology: 1,
  shared: Math.max(sharedLeast, 1 / days),
  calibration: calibrate([]),
})

/** What each day brings, without payments known ahead; the ensemble is asked only where it has a share. */
export function restOf(
  says: Outlook | null,
  before: Moments,
  { ensemble, climatology }: Pick<Spread, 'ensemble' | 'climatology'>,
): Moments {
  const mean = before.mean.map(
    (size, day) => ensemble * (says?.quantiles[day * levels.length + middleAt] ?? 0) + climatology * size,
  )
  return { mean, variance: before.variance }
}

export interface BalancePath {
  readonly middle: Float64Array
  readonly deviation: Float64Array
  /** Without payments known ahead: the middle, and the deviation of each single day. */
  readonly restMiddle: Float64Array
  readonly daily: Float64Array
}

/** @param known sums of what is known ahead, up to and with each day */
export function balancePath(start: number, rest: Moments, known: Moments, shared: number): BalancePath {
  const daily = rest.variance.map(Math.sqrt)
  const deviation = new Float64Array(daily.length)
  let [sum, squares, sizes] = [start, 0, 0]
  const restMiddle = rest.mean.map((size) => (sum += size))
  for (const [day, size] of daily.entries()) {
    squares += size * size
    sizes += size
    deviation[day] = Math.sqrt(
      (1 - shared) * squares + shared * sizes * sizes + (known.variance[day] as number),
    )
  }
  const middle = restMiddle.map((size, day) => size + (known.mean[day] as number))
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
  /** Of its daily change, without payments known ahead. */
  readonly ensemble: Outlook
  readonly before: Moments
  readonly known: Moments
  /** What the balance was on each day. */
  readonly came: Float64Array
}

const middlesTried = [
  { ensemble: 0, climatology: 1 },
  { ensemble: 0.5, climatology: 0.5 },
  { ensemble: 1, climatology: 0 },
  { ensemble: 0, climatology: 0.5 },
  { ensemble: 0, climatology: 0 },
]
/** Not 0: what days usually bring is itself known only so well, from a few hundred of them. */
const sharedLeast = 0.005
const sharedTried = [sharedLeast, 0.02, 0.1, 0.4]

/** The spread whose bands lose least on what came (pinball loss over all levels). */
export function spreadOf(looks: readonly LookBack[]): Spread {
  if (looks.length === 0) return unseenSpread(1 / sharedLeast)
  const tried = middlesTried.flatMap((middles) =>
    sharedTried.map((shared) => {
      const paths = looks.map(({ start, ensemble, before, known }) =>
        balancePath(start, restOf(ensemble, before, middles), known, shared),
      )
      const misses = looks.map(({ came }, at) => {
        const { middle = new Float64Array(), deviation = new Float64Array() } = paths[at] ?? {}
        const errors = came.map((value, day) => value - (middle[day] as number))
        return { errors: oneOfMany(errors), deviation: oneOfMany(deviation) }
      })
      const spread = { ...middles, shared, calibration: calibrate(misses) }
      const loss = looks.reduce((sum, { came }, at) => {
        const path = paths[at]
        return path ? sum + pinballOf(balanceQuantiles(path, spread), came) : sum
      }, 0)
      return { spread, loss }
    }),
  )
  const gained = ({ spread, loss }: (typeof tried)[number]) =>
    spread.climatology === 1 ? loss * (1 - gainLeast) : loss
  return tried.reduce((best, each) => (gained(each) < gained(best) ? each : best)).spread
}

/** What another middle than what came before must gain: there are few looks back, and they overlap. */
const gainLeast = 0.05

/** A balance that is off is off the day after too: more days of one look back are hardly more scores. */
const scoreEvery = 14
const oneOfMany = (days: Float64Array): Float64Array =>
  days.filter((_, day) => day % scoreEvery === Math.floor(scoreEvery / 2) - 1)

/** At `levels`, summed over them and over steps. */
export const pinballOf = (quantiles: Float64Array, came: ArrayLike<number>): number =>
  pinballLoss(quantiles, levels, came)

/**
 * Bands from the method's own past misses: at rolling origins the forecast is compared with what came, each error is
 * divided by the deviation the method gave for its step, and quantiles of these scores stretch or shrink the band at
 * each step (split conformal prediction: Lei et al. 2018; Angelopoulos & Bates 2021, §2.2 on scaled residuals; Barber
 * et al. 2023 on why recent errors serve although time series are not exchangeable). Errors of one origin are alike, so
 * a series' few origins say little: its scores are pooled over steps and joined by those of a prior. Bands are
 * symmetric; signed scores were worse on every training part we tried.
 */
import { backtest } from './backtest.ts'
import { method, type Method, type Technique } from './method.ts'
import { normalQuantile } from './normal.ts'

/** Origins to look back from, at most: more where a series is long, and its members differ for good. */
export const originsFor = (observations: number): number =>
  Math.min(24, Math.max(12, Math.floor(observations / 80)))

/**
 * Scores the prior weighs for each of these origins; denser ones over the same past say little more. The pseudo-scores are quantiles of |t| with 6 degrees of freedom, a little wider than the
 * method's own normal band. Both numbers were chosen on the training parts of M3 monthly and M4 hourly.
 */
const priorScoresPerOrigin = 10
const priorFreedom = 6

export const priorFor = (observations: number): number => priorScoresPerOrigin * originsFor(observations)

/**
 * Half width that covers at least `coverage` of exchangeable new scores: the ⌈(n + 1) · coverage⌉-th smallest of n,
 * infinite where that is more than there are (Lei et al. 2018, theorem 2.2).
 * @param scores ascending absolute errors, scaled or not
 */
export function splitConformalRadius(scores: Float64Array, coverage: number): number {
  const rank = Math.ceil((scores.length + 1) * coverage - 1e-9)
  return rank > scores.length ? Infinity : (scores[Math.max(0, rank - 1)] as number)
}

/**
 * Deviations no smaller than the least one to believe (a tenth of the typical error), so that a stretch of unmoved
 * values does not make the first move infinitely surprising.
 */
export function atLeast(deviation: Float64Array, deviationMin: number): Float64Array {
  return deviation.map((size) => Math.max(size, deviationMin))
}

export interface Miss {
  /** Forecast errors of one origin, by step. */
  readonly errors: Float64Array
  readonly deviation: Float64Array
}

export interface Calibration {
  /** |error| / deviation, ascending, the prior's among them. */
  readonly scores: Float64Array
  readonly deviationMin: number
}

/** @param priorScores how many pseudo-scores join those of the misses; as for a short series by default */
export function calibrate(misses: readonly Miss[], priorScores = priorFor(0)): Calibration {
  let squares = 0
  let count = 0
  for (const { errors } of misses) {
    for (const error of errors) squares += error * error
    count += errors.length
  }
  const deviationMin = count === 0 ? 0 : 0.1 * Math.sqrt(squares / count)
  const seen = misses.flatMap(({ errors, deviation }) =>
    Array.from(atLeast(deviation, deviationMin), (size, step) =>
      size > 0 ? Math.abs(errors[step] as number) / size : 0,
    ),
  )
  return { scores: Float64Array.from([...seen, ...priorOf(priorScores)]).sort(), deviationMin }
}

/** The quantile of a scaled error; for levels in (0, 1), rising, 0 at ½. */
export function conformalQuantile(scores: Float64Array): (level: number) => number {
  return (level) => {
    const place = Math.abs(2 * level - 1) * (scores.length + 1) - 1
    const within = Math.max(0, Math.min(scores.length - 1, place))
    const below = scores[Math.floor(within)] as number
    const above = scores[Math.ceil(within)] as number
    return Math.sign(level - 0.5) * (below + (above - below) * (within % 1))
  }
}

/** Quantile of Student's t by its expansion in 1/ν (Abramowitz & Stegun 1964, 26.7.5); to three digits from ν = 6. */
function studentQuantile(p: number, freedom: number): number {
  const z = normalQuantile(p)
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  )
}

const priorOf = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => studentQuantile(0.5 + (i + 0.5) / count / 2, priorFreedom))

interface ConformalState<State> {
  readonly inner: State
  readonly calibration: Calibration
}

/** The method with conformal bands in place of its own, e.g. `conformal(theta)`. Its points stay. */
export function conformal<State>({ technique }: Method<State>): Method<ConformalState<State>> {
  return method<ConformalState<State>>(calibrated(technique))
}

function calibrated<State>(technique: Technique<State>): Technique<ConformalState<State>> {
  return {
    name: `conformal-${technique.name}`,
    learn(values, seasons, horizon) {
      const plan = { horizon, originsMax: originsFor(values.length) }
      const misses = backtest([technique], values, seasons, plan).map(({ actual, outlooks: [outlook] }) => {
        const { point, deviation } = outlook as NonNullable<typeof outlook>
        return { errors: actual.map((value, step) => value - (point[step] as number)), deviation }
      })
      return {
        inner: technique.learn(values, seasons, horizon),
        calibration: calibrate(misses, priorFor(values.length)),
      }
    },
    reread: ({ inner, calibration }, values) => ({ inner: technique.reread(inner, values), calibration }),
    project({ inner, calibration: { scores, deviationMin } }, horizon) {
      const { point, deviation } = technique.project(inner, horizon)
      return {
        point,
        deviation: atLeast(deviation, deviationMin),
        standardQuantile: conformalQuantile(scores),
      }
    },
  }
}

/**
 * Bayesian online change point detection (Adams & MacKay 2007): each value either goes on with the run of values since
 * the last change of regime or, with probability 1/λ, starts a new one; the run length has a posterior, updated value
 * by value. Within a run values are normal with unknown mean and variance (normal-inverse-gamma prior), so the next one
 * is predicted by a Student t. P(run length = 0) is always 1/λ, so the score is the probability that a change happened
 * within the last `lag` values; the prior takes its place and scale from the first ones.
 */
import { checkedWhole } from './errors.ts'
import { judged, undecided, type Scored } from './scored.ts'
import { windowOf } from './window.ts'

export interface ChangePointOptions {
  /** λ: values between changes, on average. Default 250. */
  readonly runLengthMean?: number
  /** A change this many values ago is still news. Default 5. */
  readonly lag?: number
  /** Values to take the prior's place and scale from, before the first judgement. Default 20. */
  readonly warmUp?: number
  /** Longer runs are counted as this long. Default 1000. */
  readonly runLengthMax?: number
}

/** A run that may be going on; what is known of its values is a normal-inverse-gamma posterior. */
interface Run {
  readonly probability: number
  /** Values in it. */
  readonly length: number
  /** μ and β of the posterior, in units of the prior; κ and α follow from the length. */
  readonly mean: number
  readonly beta: number
}

export interface ChangePoint {
  readonly kind: 'change-point'
  readonly version: 1
  readonly runLengthMean: number
  readonly lag: number
  readonly warmUp: number
  readonly runLengthMax: number
  /** The values of the warm-up, until the prior is made of them. */
  readonly first: readonly number[]
  readonly prior: { readonly place: number; readonly scale: number } | null
  /** Values since the series began. */
  readonly seen: number
  readonly runs: readonly Run[]
}

/** A new regime may lie some three scales off: vague, but not so vague that changes are never believed. */
const kappa0 = 0.1
const alpha0 = 1
const newRun = { length: 0, mean: 0, beta: 1 }
/** Runs less likely than this are forgotten. */
const probabilityMin = 1e-6

/** @throws SeriesError `option_out_of_range` */
export function startChangePoint(options: ChangePointOptions = {}): ChangePoint {
  const { runLengthMean = 250, lag = 5, warmUp = 20, runLengthMax = 1000 } = options
  checkedWhole('runLengthMean', runLengthMean, 2, 1_000_000)
  checkedWhole('warmUp', warmUp, 2, 100_000)
  checkedWhole('runLengthMax', runLengthMax, 10, 100_000)
  checkedWhole('lag', lag, 1, runLengthMax - 1)
  const checked = { runLengthMean, lag, warmUp, runLengthMax }
  const runs = [{ ...newRun, probability: 1 }]
  return { kind: 'change-point', version: 1, ...checked, first: [], prior: null, seen: 0, runs }
}

export function scoreChangePoint(model: ChangePoint, series: Float64Array): Scored<ChangePoint> {
  const { runLengthMean, lag, warmUp, runLengthMax } = model
  const logDensity = predictive(runLengthMax)
  const first = [...model.first]
  let { prior, seen, runs } = model
  const take = (value: number): void => {
    runs = nextRuns(runs, value, { hazard: 1 / runLengthMean, runLengthMax, logDensity })
    seen += 1
  }
  const found = judged(series, (value) => {
    if (prior === null) {
      first.push(value)
      if (first.length === warmUp) {
        prior = priorOf(first)
        for (const each of first.splice(0)) take((each - prior.place) / prior.scale)
      }
      return undecided
    }
    const { mean, deviation } = mixture(runs)
    take((value - prior.place) / prior.scale)
    // The run that the series began with is no change; a run of no values yet has probability 1/λ whatever happens.
    const news = runs.filter(({ length }) => length > 0 && length <= lag && length < seen)
    return {
      score: news.reduce((sum, { probability }) => sum + probability, 0),
      expected: prior.place + prior.scale * mean,
      spread: prior.scale * deviation,
    }
  })
  return { ...found, model: { ...model, first, prior, seen, runs } }
}

function priorOf(values: readonly number[]): { place: number; scale: number } {
  const window = windowOf(values.length, values)
  const place = window.median()
  // A level that never moved gives no scale: a hundredth of it, or 1 at level 0.
  return { place, scale: window.spread() || Math.abs(place) / 100 || 1 }
}

type LogDensity = (run: Run, value: number) => number

/** The posterior after one more value: Adams & MacKay 2007, algorithm 1, steps 3 to 8. */
function nextRuns(
  runs: readonly Run[],
  value: number,
  { hazard, runLengthMax, logDensity }: { hazard: number; runLengthMax: number; logDensity: LogDensity },
): Run[] {
  const logs = runs.map((run) => Math.log(run.probability) + logDensity(run, value))
  const highest = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const grown = runs.map((run, index) => {
    const probability = ((1 - hazard) * (weights[index] as number)) / total
    return { ...updated(run, value, runLengthMax), probability }
  })
  const kept = grown.filter(({ probability }) => probability >= probabilityMin)
  return [{ ...newRun, probability: hazard }, ...kept]
}

/** Murphy 2007, eqs. 85–89. A run as long as they are counted forgets as much as it learns. */
function updated({ length, mean, beta }: Run, value: number, runLengthMax: number): Omit<Run, 'probability'> {
  const kappa = kappa0 + length
  const alpha = alpha0 + length / 2
  const learned = beta + (kappa * (value - mean) ** 2) / (2 * (kappa + 1))
  const full = length === runLengthMax
  return {
    length: full ? length : length + 1,
    mean: mean + (value - mean) / (kappa + 1),
    beta: full ? (learned * alpha) / (alpha + 0.5) : learned,
  }
}

/** ln of the Student t density with 2α degrees of freedom about μ, with scale² β(κ + 1)/(ακ) (Murphy 2007, eq. 100). */
function predictive(runLengthMax: number): LogDensity {
  // ln Γ((ν + 1)/2)/Γ(ν/2) by length; with f(ν) the ratio, f(2) = √π/2 and f(ν + 1) = ν/2 / f(ν).
  const logRatios = new Float64Array(runLengthMax + 1)
  logRatios[0] = Math.log(Math.sqrt(Math.PI) / 2)
  for (let length = 0; length < runLengthMax; length++) {
    logRatios[length + 1] = Math.log((2 * alpha0 + length) / 2) - (logRatios[length] as number)
  }
  return (run, value) => {
    const freedom = 2 * alpha0 + run.length
    const squared = scaleSquared(run)
    const distance = (value - run.mean) ** 2 / (freedom * squared)
    const normaliser = (logRatios[run.length] as number) - Math.log(freedom * Math.PI * squared) / 2
    return normaliser - ((freedom + 1) / 2) * Math.log1p(distance)
  }
}

function scaleSquared({ length, beta }: Run): number {
  const kappa = kappa0 + length
  return (beta * (kappa + 1)) / ((alpha0 + length / 2) * kappa)
}

/** Mean and standard deviation of the next value, all runs considered. */
function mixture(runs: readonly Run[]): { mean: number; deviation: number } {
  const total = runs.reduce((sum, { probability }) => sum + probability, 0)
  const mean = runs.reduce((sum, run) => sum + run.probability * run.mean, 0) / total
  const square = runs.reduce(
    (sum, run) => sum + run.probability * (scaleSquared(run) + (run.mean - mean) ** 2),
    0,
  )
  return { mean, deviation: Math.sqrt(square / total) }
}

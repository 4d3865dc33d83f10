/**
 * The Theta method: the seasonally adjusted series is split into its regression line (θ = 0) and a line of doubled
 * curvature (θ = 2); the first is drawn on, the second smoothed exponentially, and the two are averaged (Assimakopoulos
 * & Nikolopoulos 2000, Int. J. Forecasting 16, 521–530). That average is simple exponential smoothing with half the
 * slope as drift, from where the deviation comes (Hyndman & Billah 2003).
 */
import { method, type Method } from './method.ts'
import { minimise } from './nelder-mead.ts'
import { type Deseasonalised, deseasonalise, reseasonalise } from './seasonality.ts'

interface ThetaState {
  /** Steps of the season looked for; `season` says whether it was found. */
  readonly seasonLength: number
  readonly season: Pick<Deseasonalised, 'figures' | 'kind'>
  readonly phase: number
  /** The regression line: its height after the last observation, and its slope. */
  readonly line: Line
  readonly smoothing: Smoothing
  /** Last level of the smoothed θ = 2 line. */
  readonly level: number
  readonly deviation: number
}

interface Line {
  readonly end: number
  readonly slope: number
}

export interface Smoothing {
  readonly alpha: number
  readonly initialLevel: number
}

export const theta: Method<ThetaState> = method({
  name: 'theta',
  learn: (values, seasons) => decompose(values, seasons[0] ?? 1, null),
  reread: (state, values) => decompose(values, state.seasonLength, state.smoothing.alpha),
  project({ season, phase, line, level, smoothing: { alpha }, deviation }, horizon) {
    const steps = Float64Array.from({ length: horizon }, (_, step) => step)
    const outlook = {
      point: steps.map((step) => (line.end + line.slope * (step + 1) + level) / 2),
      deviation: steps.map((step) => deviation * Math.sqrt(1 + step * alpha * alpha)),
    }
    return reseasonalise(outlook, season, phase)
  },
})

function decompose(values: Float64Array, length: number, alpha: number | null): ThetaState {
  const { figures, kind, adjusted } = deseasonalise(values, length)
  const line = regressionLine(adjusted)
  const n = adjusted.length
  const curved = adjusted.map((value, i) => 2 * value - (line.end - line.slope * (n - 1 - i)))
  const smoothing = smooth(curved, alpha)
  const { level } = smoothed(curved, smoothing)
  let squares = 0
  let at = smoothing.initialLevel
  for (let i = 0; i < n; i++) {
    const miss = (adjusted[i] as number) - (at + line.end - line.slope * (n - 1 - i)) / 2
    squares += miss * miss
    at += smoothing.alpha * ((curved[i] as number) - at)
  }
  const phase = n % figures.length
  return {
    seasonLength: length,
    season: { figures, kind },
    phase,
    line,
    smoothing,
    level,
    deviation: Math.sqrt(squares / n),
  }
}

/** Least squares over time 0 … n − 1. */
export function regressionLine(values: Float64Array): Line {
  const n = values.length
  const middle = (n - 1) / 2
  let mean = 0
  let product = 0
  for (let i = 0; i < n; i++) {
    mean += (values[i] as number) / n
    product += (i - middle) * (values[i] as number)
  }
  const slope = (12 * product) / (n * (n * n - 1))
  return { slope, end: mean + slope * middle }
}

const alphaMin = 1e-4
const alphaMax = 0.9999
export const alphaOf = (x: number): number => alphaMin + (alphaMax - alphaMin) / (1 + Math.exp(-x))

/** Simple exponential smoothing: the α (unless given) and first level of least squared one-step error. */
function smooth(values: Float64Array, alpha: number | null): Smoothing {
  const first = values.subarray(0, Math.min(10, values.length))
  const initialLevel = first.reduce((sum, value) => sum + value, 0) / first.length
  if (alpha !== null) return { alpha, initialLevel: bestInitialLevel(values, alpha) }
  const { at } = minimise(
    (x) => smoothed(values, { alpha: alphaOf(x[0] as number), initialLevel: x[1] as number }).squares,
    [0, initialLevel],
    [1, spreadOf(first)],
    {
      evaluationsMax: 200,
    },
  )
  return { alpha: alphaOf(at[0] as number), initialLevel: at[1] as number }
}

/** With α given the one-step errors are linear in the first level, so least squares has a closed form. */
function bestInitialLevel(values: Float64Array, alpha: number): number {
  let [level, weight, product, squares] = [0, 1, 0, 0]
  for (const value of values) {
    product += weight * (value - level)
    squares += weight * weight
    level += alpha * (value - level)
    weight *= 1 - alpha
  }
  return product / squares
}

/** Largest distance from the first value, at least a little: an edge for the first simplex. */
function spreadOf(values: Float64Array): number {
  const first = values[0] as number
  return values.reduce((most, value) => Math.max(most, Math.abs(value - first)), 1e-3)
}

function smoothed(
  values: Float64Array,
  { alpha, initialLevel }: Smoothing,
): { level: number; squares: number } {
  let level = initialLevel
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const error = (values[i] as number) - level
    squares += error * error
    level += alpha * error
  }
  return { level, squares }
}

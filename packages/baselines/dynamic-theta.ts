/**
 * The dynamic optimised Theta model: the curvature θ is estimated too, and the regression line is that of the values
 * seen so far, so that the trend follows the series (Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016, Int. J.
 * Forecasting 32, 1151–1161, eqs. 9–14). A band is that of simple smoothing with the same α, as their §3.4 has it for
 * small changes of slope.
 */
import { method, type Method } from './method.ts'
import { minimise } from './nelder-mead.ts'
import { type Deseasonalised, deseasonalise, reseasonalise } from './seasonality.ts'
import { alphaOf } from './theta.ts'

interface Parameters {
  readonly alpha: number
  readonly theta: number
  readonly initialLevel: number
}

/** After t values: level ℓ, their mean Ȳ, and the regression line's intercept A and slope B. */
interface Lines {
  readonly t: number
  readonly level: number
  readonly mean: number
  readonly intercept: number
  readonly slope: number
}

interface DynamicThetaState {
  /** Steps of the season looked for; `season` says whether it was found. */
  readonly seasonLength: number
  readonly season: Pick<Deseasonalised, 'figures' | 'kind'>
  readonly phase: number
  readonly parameters: Parameters
  readonly lines: Lines
  readonly deviation: number
}

export const dynamicTheta: Method<DynamicThetaState> = method({
  name: 'dynamic-theta',
  learn: (values, seasons) => {
    const seasonLength = seasons[0] ?? 1
    const season = deseasonalise(values, seasonLength)
    return stand(seasonLength, season, estimate(season.adjusted))
  },
  reread: ({ seasonLength, parameters }, values) =>
    stand(seasonLength, deseasonalise(values, seasonLength), parameters),
  project({ season, phase, parameters, lines, deviation }, horizon) {
    const point = new Float64Array(horizon)
    let at = lines
    for (let step = 0; step < horizon; step++) {
      const next = expected(at, parameters)
      point[step] = next
      at = advance(at, next, parameters.alpha)
    }
    const { alpha } = parameters
    const growing = point.map((_, step) => deviation * Math.sqrt(1 + step * alpha * alpha))
    return reseasonalise({ point, deviation: growing }, season, phase)
  },
})

function stand(
  seasonLength: number,
  { figures, kind, adjusted }: Deseasonalised,
  parameters: Parameters,
): DynamicThetaState {
  const { lines, squares } = read(adjusted, parameters)
  const phase = adjusted.length % figures.length
  const deviation = Math.sqrt(squares / Math.max(1, adjusted.length - burnIn))
  return { seasonLength, season: { figures, kind }, phase, parameters, lines, deviation }
}

/** The first slopes rest on a value or two, so their errors say nothing of α and θ. */
const burnIn = 3

function estimate(values: Float64Array): Parameters {
  const start = values[0] as number
  const parametersAt = (x: Float64Array): Parameters => ({
    alpha: alphaOf(x[0] as number),
    theta: 1 + Math.exp(Math.min(20, x[1] as number)),
    initialLevel: x[2] as number,
  })
  const { at } = minimise(
    (x) => read(values, parametersAt(x)).squares,
    [0, 0, start / 2],
    [1, 1, 0.1 * Math.abs(start) + 1e-3],
    {
      evaluationsMax: 300,
    },
  )
  return parametersAt(at)
}

function read(values: Float64Array, parameters: Parameters): { lines: Lines; squares: number } {
  let lines: Lines = { t: 0, level: parameters.initialLevel, mean: 0, intercept: 0, slope: 0 }
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (i >= Math.min(burnIn, values.length - 1)) squares += (value - expected(lines, parameters)) ** 2
    lines = advance(lines, value, parameters.alpha)
  }
  return { lines, squares }
}

function expected({ t, level, intercept, slope }: Lines, { alpha, theta }: Parameters): number {
  const faded = (1 - alpha) ** t
  return level + (1 - 1 / theta) * (faded * intercept + ((1 - faded * (1 - alpha)) / alpha) * slope)
}

function advance({ t, level, mean, slope }: Lines, value: number, alpha: number): Lines {
  const seen = t + 1
  const meanNext = (t * mean + value) / seen
  // B₁ = 0 and, for t ≥ 2, B_t = ((t − 2) B_{t−1} + 6 (Y_t − Ȳ_{t−1}) / t) / (t + 1).
  const slopeNext = t === 0 ? 0 : ((seen - 2) * slope + (6 * (value - mean)) / seen) / (seen + 1)
  return {
    t: seen,
    level: alpha * value + (1 - alpha) * level,
    mean: meanNext,
    intercept: meanNext - (slopeNext * (seen + 1)) / 2,
    slope: slopeNext,
  }
}

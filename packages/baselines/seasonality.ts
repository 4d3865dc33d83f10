/**
 * Is there a season, and what is its shape? The test asks whether the autocorrelation one season back stands out of
 * Bartlett's band; the shape is the classical decomposition, a centred moving average and the mean of what remains in
 * each phase. Both as in the M competitions (Makridakis, Spiliotis & Assimakopoulos 2020, benchmarks Naive2 and Theta).
 */

/** Autocorrelations r₁ … r_lags; zeros for a constant series. */
export function autocorrelation(values: Float64Array, lags: number): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const at = (lag: number): number => {
    let sum = 0
    for (let i = lag; i < values.length; i++) {
      sum += ((values[i] as number) - mean) * ((values[i - lag] as number) - mean)
    }
    return sum
  }
  const variance = at(0)
  return Float64Array.from({ length: lags }, (_, i) => (variance > 0 ? at(i + 1) / variance : 0))
}

/** 90 % two-sided, as in the M competitions. */
const criticalValue = 1.645

/** Steps in a day that clocks divide an hour or a day into; the week then is a season too. */
const stepsPerDay = new Set([24, 48, 96, 144, 288, 1440])

/** The seasons the calendar knows of where one is named: a day of 24 hours has a week of 168. */
export function calendarSeasons(season: number): number[] {
  return stepsPerDay.has(season) ? [season, 7 * season] : [season]
}

/** Needs three seasons to say yes. */
export function isSeasonal(values: Float64Array, season: number): boolean {
  if (season < 2 || values.length < 3 * season) return false
  const correlations = autocorrelation(values, season)
  let squares = 0
  for (let i = 0; i < season - 1; i++) squares += (correlations[i] as number) ** 2
  const limit = criticalValue * Math.sqrt((1 + 2 * squares) / values.length)
  return Math.abs(correlations[season - 1] as number) > limit
}

export type SeasonKind = 'additive' | 'multiplicative'

/**
 * Seasonal figures of the classical decomposition for phase 0 … season − 1, phase 0 being that of the first value; they
 * sum to 0, or average 1. Needs two seasons, and positive values where they multiply.
 */
export function classicalSeason(values: Float64Array, season: number, kind: SeasonKind): Float64Array {
  const trend = centredMovingAverage(values, season)
  const sums = new Float64Array(season)
  const counts = new Float64Array(season)
  for (let i = 0; i < values.length; i++) {
    const level = trend[i] as number
    if (Number.isNaN(level)) continue
    const value = values[i] as number
    sums[i % season] = (sums[i % season] as number) + (kind === 'additive' ? value - level : value / level)
    counts[i % season] = (counts[i % season] as number) + 1
  }
  const figures = sums.map((sum, phase) => sum / (counts[phase] as number))
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / season
  return figures.map((figure) => (kind === 'additive' ? figure - mean : figure / mean))
}

/** Over one season, half weights at both ends where it is even; NaN for half a season at either end. */
function centredMovingAverage(values: Float64Array, season: number): Float64Array {
  const half = Math.floor(season / 2)
  const even = season % 2 === 0
  return values.map((_, i) => {
    if (i < half || i >= values.length - half) return NaN
    let sum = 0
    for (let j = i - half; j <= i + half; j++) sum += values[j] as number
    if (even) sum -= ((values[i - half] as number) + (values[i + half] as number)) / 2
    return sum / season
  })
}

/** A season taken out, to be put back into what is forecast. */
export interface Deseasonalised {
  /** Figures for phase 0 … season − 1 from the first value; one neutral figure where there is no season. */
  readonly figures: Float64Array
  readonly kind: SeasonKind
  readonly adjusted: Float64Array
}

/** Multiplicative where the values allow it, as Assimakopoulos & Nikolopoulos (2000) do; none where the test says no. */
export function deseasonalise(values: Float64Array, season: number): Deseasonalised {
  const none: Deseasonalised = { figures: new Float64Array(1), kind: 'additive', adjusted: values }
  if (!isSeasonal(values, season)) return none
  const positive = values.every((value) => value > 0)
  const multiplicative = positive ? classicalSeason(values, season, 'multiplicative') : null
  if (multiplicative?.every((figure) => figure > 0)) {
    const adjusted = values.map((value, i) => value / (multiplicative[i % season] as number))
    return { figures: multiplicative, kind: 'multiplicative', adjusted }
  }
  const figures = classicalSeason(values, season, 'additive')
  return {
    figures,
    kind: 'additive',
    adjusted: values.map((value, i) => value - (figures[i % season] as number)),
  }
}

/** Puts the season back into an outlook whose step 0 stands in phase `phase`. */
export function reseasonalise(
  outlook: { readonly point: Float64Array; readonly deviation: Float64Array },
  { figures, kind }: Pick<Deseasonalised, 'figures' | 'kind'>,
  phase: number,
): { point: Float64Array; deviation: Float64Array } {
  const figure = (step: number): number => figures[(phase + step) % figures.length] as number
  if (kind === 'additive') {
    return { point: outlook.point.map((value, step) => value + figure(step)), deviation: outlook.deviation }
  }
  return {
    point: outlook.point.map((value, step) => value * figure(step)),
    deviation: outlook.deviation.map((value, step) => value * figure(step)),
  }
}

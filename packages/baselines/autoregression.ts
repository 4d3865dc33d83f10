/**
 * Autoregression on recent values and on those one season back (Box & Jenkins 1970, in its plain least-squares form):
 * each value is a constant plus weights times the few values before it and the ones around the same phase of earlier
 * seasons. The weights are shrunk a little (ridge), and the step is repeated on its own forecasts.
 */
import { choleskyFactor, choleskySolve } from './cholesky.ts'
import { method, type Method, type Outlook } from './method.ts'
import { type Range, rangeOf, within } from './range.ts'

interface AutoregressionState {
  readonly seasons: readonly number[]
  readonly lags: readonly number[]
  readonly intercept: number
  /** One weight per lag. */
  readonly weights: Float64Array
  readonly variance: number
  /** The last values, as many as the longest lag. */
  readonly tail: Float64Array
  readonly range: Range
}

export const autoregression: Method<AutoregressionState> = autoregressionOn('autoregression', (seasons) =>
  nearLags(3, seasons),
)

/** The same on more of the past: half a season, and the phase of several seasons back. */
export const deepAutoregression: Method<AutoregressionState> = autoregressionOn(
  'deep-autoregression',
  (seasons) => [
    ...nearLags(6, seasons),
    ...seasons
      .slice(0, 1)
      .flatMap((season) => [Math.round(season / 2), ...[2, 3, 4, 5, 6].map((times) => times * season)]),
  ],
)

/** Lags 1 … steps, and each season's with its neighbours. */
function nearLags(steps: number, seasons: readonly number[]): number[] {
  const last = Array.from({ length: steps }, (_, i) => i + 1)
  return [...last, ...seasons.flatMap((season) => [season - 1, season, season + 1])]
}

function autoregressionOn(
  name: string,
  wanted: (seasons: readonly number[]) => number[],
): Method<AutoregressionState> {
  const learn = (values: Float64Array, seasons: readonly number[]): AutoregressionState => {
    const lags = lagsWithin(wanted(seasons), values.length)
    const tail = values.slice(-Math.max(...lags))
    return { seasons, lags, ...regress(values, lags), tail, range: rangeOf(values) }
  }
  return method({ name, learn, reread: ({ seasons }, values) => learn(values, seasons), project })
}

/** As far as a third of the series reaches, ascending. */
function lagsWithin(wanted: readonly number[], observations: number): number[] {
  const within = [...new Set(wanted)].filter((lag) => lag >= 1 && 3 * lag <= observations)
  return within.length > 0 ? within.toSorted((a, b) => a - b) : [1]
}

/** Keeps the weights of lags that say the same from running apart. */
const ridgeShare = 1e-5

function regress(
  values: Float64Array,
  lags: readonly number[],
): { intercept: number; weights: Float64Array; variance: number } {
  const first = lags.at(-1) as number
  const rows = values.length - first
  const d = lags.length
  const columns = lags.map((lag) => values.subarray(first - lag, values.length - lag))
  const target = values.subarray(first)
  const mean = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0) / rows
  const means = columns.map(mean)
  const targetMean = mean(target)
  const products = new Float64Array(d * d)
  const right = new Float64Array(d)
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let t = 0; t < rows; t++) {
        sum +=
          ((columns[i]?.[t] as number) - (means[i] as number)) *
          ((columns[j]?.[t] as number) - (means[j] as number))
      }
      products[i * d + j] = sum
      products[j * d + i] = sum
    }
    for (let t = 0; t < rows; t++) {
      right[i] =
        (right[i] as number) +
        ((columns[i]?.[t] as number) - (means[i] as number)) * ((target[t] as number) - targetMean)
    }
  }
  for (let i = 0; i < d; i++) products[i * d + i] = (products[i * d + i] as number) * (1 + ridgeShare) + 1e-12
  const weights = choleskySolve(choleskyFactor(products, d), right)
  const intercept = targetMean - weights.reduce((sum, weight, i) => sum + weight * (means[i] as number), 0)
  let squares = 0
  for (let t = 0; t < rows; t++) {
    const expected = columns.reduce(
      (sum, column, i) => sum + (weights[i] as number) * (column[t] as number),
      intercept,
    )
    squares += ((target[t] as number) - expected) ** 2
  }
  return { intercept, weights, variance: squares / Math.max(1, rows - d - 1) }
}

function project(
  { lags, intercept, weights, variance, tail, range }: AutoregressionState,
  horizon: number,
): Outlook {
  const past = tail.length
  const path = new Float64Array(past + horizon)
  path.set(tail)
  const responses = new Float64Array(past + horizon)
  responses[past] = 1
  const deviation = new Float64Array(horizon)
  let squares = 1
  for (let step = 0; step < horizon; step++) {
    const weighted = (curve: Float64Array, at: number): number =>
      lags.reduce(
        (sum, lag, i) => sum + (weights[i] as number) * (at - lag >= 0 ? (curve[at - lag] as number) : 0),
        0,
      )
    path[past + step] = within(range, intercept + weighted(path, past + step))
    deviation[step] = Math.min(Math.sqrt(variance * squares), range.high - range.low)
    if (step + 1 < horizon) {
      responses[past + step + 1] = weighted(responses, past + step + 1)
      squares += (responses[past + step + 1] as number) ** 2
    }
  }
  return { point: path.slice(past), deviation }
}

/**
 * The rivals every other method must beat: the last value, the last season, and the line from the first value to the
 * last. Bands grow with the square root of the steps (Hyndman & Athanasopoulos, Forecasting: Principles and Practice,
 * 3rd ed., §5.2 and §5.5). As there, the deviation is that of the residuals about zero.
 */
import { method, type Method } from './method.ts'

interface NaiveState {
  /** The last `season` values. */
  readonly tail: Float64Array
  readonly deviation: number
}

/** Every step ahead is the last value: a random walk. */
export const naive: Method<NaiveState> = method({
  name: 'naive',
  learn: (values) => lastSeason(values, 1),
  reread: (_, values) => lastSeason(values, 1),
  project: repeat,
})

/** Every step ahead is the value one season (the shortest) before; the last value where there is no season. */
export const seasonalNaive: Method<NaiveState> = method({
  name: 'seasonal-naive',
  learn: (values, seasons) => lastSeason(values, seasons[0] ?? 1),
  reread: ({ tail }, values) => lastSeason(values, tail.length),
  project: repeat,
})

/** The same with the longest season: last week's hours rather than yesterday's. */
export const seasonalNaiveLongest: Method<NaiveState> = method({
  name: 'seasonal-naive-longest',
  learn: (values, seasons) => lastSeason(values, seasons.at(-1) ?? 1),
  reread: ({ tail }, values) => lastSeason(values, tail.length),
  project: repeat,
})

function lastSeason(values: Float64Array, season: number): NaiveState {
  let squares = 0
  for (let i = season; i < values.length; i++)
    squares += ((values[i] as number) - (values[i - season] as number)) ** 2
  return {
    tail: values.slice(-season),
    deviation: Math.sqrt(squares / Math.max(1, values.length - season)),
  }
}

function repeat({ tail, deviation }: NaiveState, horizon: number) {
  return {
    point: Float64Array.from({ length: horizon }, (_, step) => tail[step % tail.length] as number),
    deviation: Float64Array.from({ length: horizon }, (_, step) => {
      return deviation * Math.sqrt(Math.floor(step / tail.length) + 1)
    }),
  }
}

interface DriftState {
  readonly last: number
  readonly slope: number
  readonly deviation: number
  readonly observations: number
}

/** A random walk that keeps the mean step it has taken so far. */
export const drift: Method<DriftState> = method({
  name: 'drift',
  learn: walk,
  reread: (_, values) => walk(values),
  project: ({ last, slope, deviation, observations }, horizon) => ({
    point: Float64Array.from({ length: horizon }, (_, step) => last + slope * (step + 1)),
    deviation: Float64Array.from({ length: horizon }, (_, step) => {
      return deviation * Math.sqrt((step + 1) * (1 + (step + 1) / (observations - 1)))
    }),
  }),
})

function walk(values: Float64Array): DriftState {
  const observations = values.length
  const last = values[observations - 1] as number
  const slope = (last - (values[0] as number)) / (observations - 1)
  let squares = 0
  for (let i = 1; i < observations; i++)
    squares += ((values[i] as number) - (values[i - 1] as number) - slope) ** 2
  return { last, slope, deviation: Math.sqrt(squares / Math.max(1, observations - 2)), observations }
}

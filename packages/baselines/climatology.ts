/**
 * What came before on such days, with its whole spread: the weighted quantiles of past values, those of the same phase of
 * the season weighing most, newer ones more than older ones (the non-parametric forecaster of Alexandrov et al. 2020,
 * J. Machine Learning Research 21, 116, without its draws; meteorologists call it climatology). It follows no level, but
 * knows what no band around a mean can say: that most days bring nothing, and some bring much.
 */
import { method, type Method } from './method.ts'

interface ClimatologyState {
  readonly season: number
  /** Steps. */
  readonly halfLife: number
  /** Past values, ascending. */
  readonly sizes: Float64Array
  /** For each phase from the next step on, the share of the weight up to and with each of the sizes. */
  readonly shares: readonly Float64Array[]
}

/** Against a value of the same phase, one of another weighs this much. */
const otherPhase = 0.1
/** A value so many horizons ago weighs half. */
const halfLifeHorizons = 4
/** Values that weigh less say nothing. */
const weightMin = 1e-3

export const climatology: Method<ClimatologyState> = method<ClimatologyState>({
  name: 'climatology',
  learn: (values, seasons, horizon) => stand(values, seasons[0] ?? 1, halfLifeHorizons * horizon),
  reread: ({ season, halfLife }, values) => stand(values, season, halfLife),
  project({ sizes, shares }, horizon) {
    const moments = shares.map((each) => momentsOf(sizes, each))
    const at = (step: number) => moments[step % moments.length] as ReturnType<typeof momentsOf>
    return {
      point: Float64Array.from({ length: horizon }, (_, step) => at(step).mean),
      deviation: Float64Array.from({ length: horizon }, (_, step) => at(step).deviation),
      standardQuantile(level, step) {
        const { mean, deviation } = at(step)
        const size = sizes[placeOf(level, shares[step % shares.length] as Float64Array)] as number
        return deviation > 0 ? (size - mean) / deviation : 0
      },
    }
  },
})

function stand(values: Float64Array, season: number, halfLife: number): ClimatologyState {
  const read = Math.min(values.length, Math.ceil(halfLife * Math.log2(1 / weightMin)))
  const recent = Array.from({ length: read }, (_, i) => {
    const age = read - i
    return { age, size: values[values.length - age] as number, weight: 0.5 ** (age / halfLife) }
  }).toSorted((one, other) => one.size - other.size)
  const shares = Array.from({ length: season }, (_, step) => {
    const weights = recent.map(({ age, weight }) => weight * ((age + step) % season === 0 ? 1 : otherPhase))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    let sum = 0
    return Float64Array.from(weights, (weight) => (sum += weight) / total)
  })
  return { season, halfLife, sizes: Float64Array.from(recent, ({ size }) => size), shares }
}

/** The first place where the share reaches a level. */
function placeOf(level: number, shares: Float64Array): number {
  let [low, high] = [0, shares.length - 1]
  while (low < high) {
    const between = (low + high) >> 1
    if ((shares[between] as number) >= level) high = between
    else low = between + 1
  }
  return low
}

function momentsOf(sizes: Float64Array, shares: Float64Array): { mean: number; deviation: number } {
  const weight = (i: number) => (shares[i] as number) - (shares[i - 1] ?? 0)
  const mean = sizes.reduce((sum, size, i) => sum + weight(i) * size, 0)
  const squares = sizes.reduce((sum, size, i) => sum + weight(i) * (size - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares) }
}

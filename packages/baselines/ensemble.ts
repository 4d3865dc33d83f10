/**
 * What the product shows by default: every method that suits the series, weighed by how it did at rolling origins
 * inside the series, with conformal bands around the weighted mean. The weight of a method is a power of the best method's
 * error over its own: near equal for near equals (as forecast combinations favour: Bates & Granger 1969; Stock & Watson
 * 2004), near nothing for those that fail, the more so the longer the series: methods that differ on a long one differ for
 * good. Bands are as wide as each phase of the shortest season asks. The powers were chosen on training parts.
 */
import { autoregression, deepAutoregression } from './autoregression.ts'
import { backtest, type Hindsight } from './backtest.ts'
import { atLeast, calibrate, type Calibration, conformalQuantile, originsFor, priorFor } from './conformal.ts'
import { mstlEts } from './decomposition/index.ts'
import { anchoredAutoregression, directAutoregression } from './direct/index.ts'
import { doubleSeasonal } from './double-seasonal.ts'
import { dynamicTheta } from './dynamic-theta.ts'
import { ets } from './ets/index.ts'
import { sba, tsb } from './intermittent.ts'
import { logged } from './logged.ts'
import { type Fitted, type Forecast, method, type Method, type Outlook, type Technique } from './method.ts'
import { drift, naive, seasonalNaive, seasonalNaiveLongest } from './naive.ts'
import { atPhases, phaseScales } from './phases.ts'
import { theta } from './theta.ts'

interface EnsembleState {
  /** Observations at the start that were left out. */
  readonly skipped: number
  /** Observations it stands at the end of, those left out not counted. */
  readonly length: number
  /** Of the deviation, by phase of the shortest season. */
  readonly scales: Float64Array
  readonly members: readonly Member[]
  readonly calibration: Calibration
  /** Looks back the weights and bands rest on; 0 where the series was too short for any. */
  readonly origins: number
  /** Mean absolute error of the ensemble at those, over that of the seasonal naive method; NaN where that has none. */
  readonly errorOverNaive: number
}

interface Member {
  readonly name: string
  readonly weight: number
  readonly state: unknown
}

const weightPower = (observations: number): number => 3 + observations / 500

/** Older values say little of what comes, and time to fit grows with them. */
const observationsMax = 2_000

/** Where three values in ten are 0 the methods for intermittent series join. */
const intermittentShare = 0.3

/** Members below this are left out, since they cost as much as the others; but for the naive one, which never fails. */
const weightMin = 0.001

export const ensemble: Method<EnsembleState> = method<EnsembleState>({
  name: 'ensemble',
  learn(allValues, seasons, horizon) {
    const skipped = Math.max(0, allValues.length - Math.max(observationsMax, 4 * (seasons.at(-1) ?? 1)))
    const values = allValues.slice(skipped)
    const candidates = techniquesFor(values, seasons)
    const hindsights = backtest(candidates, values, seasons, {
      horizon,
      originsMax: originsFor(values.length),
    })
    const techniques = hindsights.length > 0 ? candidates : withoutHindsight
    const errors = techniques.map((_, index) => absoluteError(hindsights, index))
    const members = weigh(errors, weightPower(values.length)).flatMap((weight, index) => {
      const technique = techniques[index]
      if (technique === undefined || (weight < weightMin && technique !== naive.technique)) return []
      return [{ name: technique.name, weight, index, state: technique.learn(values, seasons, horizon) }]
    })
    const weights = members.map(({ weight }) => weight)
    const season = seasons[0] ?? 1
    const misses = hindsights.map(({ origin, actual, outlooks }) => {
      const { point, deviation } = blend(
        members.map(({ index }) => outlooks[index] as Outlook),
        weights,
      )
      return {
        errors: actual.map((value, step) => value - (point[step] as number)),
        deviation: atPhases(deviation, phaseScales(values.subarray(0, origin), season), origin),
      }
    })
    const missed = misses.flatMap(({ errors: each }) => Array.from(each, Math.abs))
    const naiveError = errors[techniques.indexOf(seasonalNaive.technique)] as number
    return {
      skipped,
      length: values.length,
      scales: phaseScales(values, season),
      members: members.map(({ name, weight, state }) => ({ name, weight, state })),
      calibration: calibrate(misses, priorFor(values.length)),
      origins: hindsights.length,
      errorOverNaive: missed.length === 0 ? NaN : missed.reduce((sum, error) => sum + error, 0) / naiveError,
    }
  },
  reread: (state, values) => ({
    ...state,
    length: values.length - state.skipped,
    members: state.members.map((member) => ({
      ...member,
      state: techniqueOf(member).reread(member.state, values.slice(state.skipped)),
    })),
  }),
  project({ members, length, scales, calibration: { scores, deviationMin } }, horizon) {
    const outlooks = members.map((member) => techniqueOf(member).project(member.state, horizon))
    const { point, deviation } = blend(
      outlooks,
      members.map(({ weight }) => weight),
    )
    return {
      point,
      deviation: atLeast(atPhases(deviation, scales, length), deviationMin),
      standardQuantile: conformalQuantile(scores),
    }
  },
  metrics: ({ origins, errorOverNaive }) => ({ origins, errorOverNaive }),
})

/** The techniques whose state type is their own business: a state only returns to the one that made it. */
const additive: readonly Technique<unknown>[] = [
  naive.technique,
  seasonalNaive.technique,
  drift.technique,
  theta.technique,
  dynamicTheta.technique,
  ets.technique,
  mstlEts.technique,
  doubleSeasonal.technique,
  autoregression.technique,
  deepAutoregression.technique,
  directAutoregression.technique,
  anchoredAutoregression.technique,
]
const ofLogarithms = [mstlEts, doubleSeasonal, autoregression, deepAutoregression].map(({ technique }) =>
  logged<unknown>(technique),
)
const ofGaps: readonly Technique<unknown>[] = [sba.technique, tsb.technique]
const all = [...additive, seasonalNaiveLongest.technique, ...ofLogarithms, ...ofGaps]

/** Where the series is too short to look back. */
const withoutHindsight: readonly Technique<unknown>[] = [
  naive.technique,
  seasonalNaive.technique,
  theta.technique,
]

function techniqueOf({ name }: Member): Technique<unknown> {
  const technique = all.find((each) => each.name === name)
  if (!technique) throw new Error(`The ensemble has no member "${name}".`)
  return technique
}

function techniquesFor(values: Float64Array, seasons: readonly number[]): Technique<unknown>[] {
  const zeros = values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0)
  return [
    ...additive,
    ...(seasons.length > 1 ? [seasonalNaiveLongest.technique] : []),
    ...(values.every((value) => value > 0) ? ofLogarithms : []),
    ...(zeros >= intermittentShare * values.length ? ofGaps : []),
  ]
}

function absoluteError(hindsights: readonly Hindsight[], index: number): number {
  let sum = 0
  for (const { actual, outlooks } of hindsights) {
    const { point } = outlooks[index] as Outlook
    for (let step = 0; step < actual.length; step++) {
      sum += Math.abs((actual[step] as number) - (point[step] as number))
    }
  }
  return sum
}

/** Errors near 1 in size: one below this is none. */
const errorMin = 1e-12

/** Weights that sum to 1; 0 for what has no finite error. */
function weigh(errors: readonly number[], power: number): number[] {
  const finite = errors.filter((error) => Number.isFinite(error))
  const best = Math.min(...finite) + errorMin
  const raw = errors.map((error) => (Number.isFinite(error) ? (best / (error + errorMin)) ** power : 0))
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  return raw.map((weight) => weight / total)
}

/** Weighted mean of points and of deviations (the errors of methods are alike, so they do not average out). */
function blend(
  outlooks: readonly Outlook[],
  weights: readonly number[],
): Pick<Outlook, 'point' | 'deviation'> {
  const sound = outlooks.map(({ point, deviation }) =>
    [point, deviation].every((curve) => curve.every((value) => Number.isFinite(value))),
  )
  const total = weights.reduce((sum, weight, i) => sum + (sound[i] ? weight : 0), 0)
  const mean = (curve: 'point' | 'deviation'): Float64Array => {
    const blended = new Float64Array(outlooks[0]?.point.length ?? 0)
    for (const [i, outlook] of outlooks.entries()) {
      if (!sound[i]) continue
      const share = (weights[i] as number) / total
      for (let step = 0; step < blended.length; step++) {
        blended[step] = (blended[step] as number) + share * (outlook[curve][step] as number)
      }
    }
    return blended
  }
  return { point: mean('point'), deviation: mean('deviation') }
}

/** What each member of the ensemble says on its own, for those who want to see it; the heaviest first. */
export function membersOf(
  model: Fitted<EnsembleState>,
  horizon: number,
  quantiles: ArrayLike<number>,
): { name: string; weight: number; forecast: Forecast }[] {
  return model.state.members
    .toSorted((a, b) => b.weight - a.weight)
    .map((member) => {
      const { name, weight, state } = member
      return {
        name,
        weight,
        forecast: method(techniqueOf(member)).forecast({ ...model, state }, horizon, quantiles),
      }
    })
}

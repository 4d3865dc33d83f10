/**
 * Looking back from past days: what would have been said with what was known then, and what came. Older origins are for
 * choosing (weights, widths of bands), newer ones for judging; nothing chosen has seen what it is judged by.
 */
import { naive, seasonalNaive } from '@scale/baselines'
import { type Grain, grains } from '../schemas.ts'
import { type BandFactors, flowQuantiles, noFactors } from './flow.ts'
import type { DailySeries } from './ledger.ts'
import { bandEnds, horizonOf, levels, middleAt, type Outlook, seasonOf } from './methods.ts'
import type { Model } from './model.ts'
import type { DailyFlow, NetworkSays } from './networks.ts'
import {
  balanceNow,
  dailyFlows,
  joined,
  type Made,
  makeBalance,
  makeFlow,
  pastOf,
  quantilesOf,
  type View,
} from './view.ts'

const daysBetween = 14
/** Days judged over: six origins, or fewer where there is little. */
const judgedMax = 6
/** Days a method is first given. */
const learnedLeast = 60

/** Days of history a back-test, and so a training, takes. */
export const historyLeast = learnedLeast + 4 * daysBetween

export interface Origins {
  readonly choosing: readonly number[]
  readonly judging: readonly number[]
}

/** Null where there is too little history. */
export function originsOf(from: number, asOf: number): Origins | null {
  const days = asOf - from + 1
  if (days < historyLeast) return null
  const count = Math.max(2, Math.min(judgedMax, Math.floor(days / (6 * daysBetween))))
  const back = (k: number) => asOf - k * daysBetween
  return {
    choosing: Array.from({ length: count }, (_, at) => back(2 * count - at)),
    judging: Array.from({ length: count }, (_, at) => back(count - at)),
  }
}

/** A flow or balance at one origin. */
export interface Hindsight {
  readonly id: string
  readonly grain: Grain
  readonly flow: DailyFlow
  readonly view: View
  readonly made: Made
  /** What came, step by step, as far as it is known by `until`. */
  readonly came: Float64Array
}

/**
 * Everything that can be looked back on from a view.
 * @param all the whole series
 * @param until what came later is not looked at
 */
export function lookBack(
  view: View,
  all: ReadonlyMap<string, DailySeries>,
  { until, model, daysAhead }: { until: number; model: Model | null; daysAhead: number },
): Hindsight[] {
  return dailyFlows(view).flatMap((flow) => {
    const whole = all.get(flow.id)
    if (!whole) return []
    const seen = { ...whole, values: whole.values.subarray(0, until - whole.from + 1) }
    const balance = whole.key.kind === 'balance'
    return (balance ? (['day'] as const) : grains).flatMap((grain): Hindsight[] => {
      const count = balance ? daysAhead : horizonOf(grain)
      const made = makeFlow(view, flow, grain, count, model)
      if (!made) return []
      const { periods } = pastOf(view, seen, grain)
      const first = periods.starts.indexOf(made.starts[0] ?? NaN)
      const sums = first < 0 ? new Float64Array() : periods.values.slice(first, first + count)
      if (sums.length === 0) return []
      const came = balance ? running(balanceNow(view, flow.id), sums) : sums
      return [{ id: flow.id, grain, flow, view, made, came }]
    })
  })
}

function running(start: number, changes: Float64Array): Float64Array {
  let sum = start
  return changes.map((change) => (sum += change))
}

/** What was forecast, as long as what came. */
export function saidOf(
  hindsight: Hindsight,
  model: Model | null,
  says: readonly NetworkSays[],
): Float64Array {
  const { id, grain, flow, view, made, came } = hindsight
  const rest = grain === 'day' ? joined(made, flow, model, says) : made.rest
  const quantiles = id.startsWith('balance')
    ? makeBalance(view, flow, rest, made.starts.length, model).quantiles
    : quantilesOf(made, rest, model, grain)
  return quantiles.subarray(0, came.length * levels.length)
}

/** What repeats last season, or for a balance what stays, would have said. */
export function naiveOf({ id, grain, view, made, came }: Hindsight): Float64Array {
  const series = view.series.get(id)
  if (!series) return new Float64Array()
  const { periods } = pastOf(view, series, grain)
  if (id.startsWith('balance')) {
    const past = running(series.opening, series.values)
    return naive.forecast(naive.fit(past), came.length, levels).quantiles
  }
  const fitted = seasonalNaive.fit(periods.values, {
    seasonLengths: seasonOf(grain),
    floor: made.parts.floor,
  })
  const { quantiles } = seasonalNaive.forecast(fitted, made.starts.length, levels)
  const rest: Outlook = { quantiles, members: [] }
  const none = { mean: new Float64Array(made.starts.length), variance: new Float64Array(made.starts.length) }
  return flowQuantiles({ ...made.parts, rest, known: none, factors: noFactors }).subarray(
    0,
    came.length * levels.length,
  )
}

/**
 * By how much half widths must grow for each band to hold its share: the quantile of |miss| over half width, of all
 * series together (split conformal).
 */
export function factorsOf(said: readonly { quantiles: Float64Array; came: Float64Array }[]): BandFactors {
  const factors = bandEnds.map(([low, high], band) => {
    const scores = said.flatMap(({ quantiles, came }) =>
      Array.from(came, (value, step) => {
        const at = (level: number) => quantiles[step * levels.length + level] as number
        const [middle, end] = [at(middleAt), value < at(middleAt) ? at(low) : at(high)]
        const half = Math.abs(end - middle)
        const miss = Math.abs(value - middle)
        return miss === 0 ? 0 : half === 0 ? Infinity : miss / half
      }),
    )
    const share = [0.5, 0.8, 0.95][band] ?? 0.5
    const sorted = Float64Array.from(scores).sort()
    const found = sorted[Math.ceil((sorted.length + 1) * share) - 1] ?? 1
    return sorted.length < scoresLeast ? 1 : Math.min(factorMost, Math.max(1 / factorMost, found))
  })
  return [factors[0] ?? 1, factors[1] ?? 1, factors[2] ?? 1]
}

/** Fewer scores say nothing of a share of one in twenty; no factor goes further than this. */
const [scoresLeast, factorMost] = [60, 3]

/** Loss over that of the naive rival, the geometric mean over series; null where no series moved. */
export function overNaive(pairs: readonly { loss: number; naive: number }[]): number | null {
  const logs = pairs.flatMap(({ loss, naive: rival }) =>
    rival > 0 && loss > 0 ? [Math.log(loss / rival)] : [],
  )
  return logs.length === 0 ? null : Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length)
}

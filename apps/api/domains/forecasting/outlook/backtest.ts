/**
 * Looking back from past days: what would have been said with what was known then, and what came. Older origins are for
 * choosing (weights, widths of bands), newer ones for judging; nothing chosen has seen what it is judged by.
 */
import { naive, seasonalNaive } from '@scale/baselines'
import type { Grain } from '../schemas.ts'
import { grains } from '../schemas/grains.ts'
import { pinballOf } from './balance.ts'
import { type BandFactors, flowQuantiles, noFactors } from './flow.ts'
import type { DailySeries } from './ledger.ts'
import { bandEnds, horizonOf, levels, middleAt, type Outlook, seasonOf } from './methods.ts'
import type { Model } from './model.ts'
import type { DailyFlow, NetworkSays } from './networks.ts'
import { placeOf, shareUpTo } from './place.ts'
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

/** A flow or balance at one origin. */
export interface Hindsight {
  readonly id: string
  readonly grain: Grain
  readonly flow: DailyFlow
  readonly view: View
  readonly made: Made
  /** What came, step by step, as far as it is known by `until`. */
  readonly came: Float64Array
  /** Of the naive rival. */
  readonly naiveLoss: number
}

export interface LookingBack {
  /** What came later is not looked at. */
  readonly until: number
  readonly model: Model | null
  readonly daysAhead: number
  readonly kinds?: 'all' | 'balances'
}

/**
 * What can be looked back on from a view.
 * @param all the whole series
 */
export function lookBack(
  view: View,
  all: ReadonlyMap<string, DailySeries>,
  { until, model, daysAhead, kinds = 'all' }: LookingBack,
): Hindsight[] {
  return dailyFlows(view).flatMap((flow) => {
    const whole = all.get(flow.id)
    if (!whole || (kinds === 'balances' && !flow.id.startsWith('balance'))) return []
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
      const look = { id: flow.id, grain, flow, view, made, came }
      return [{ ...look, naiveLoss: pinballOf(naiveOf(look), came) }]
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
  const quantiles = id.startsWith('balance')
    ? makeBalance(view, flow, made, model).quantiles
    : quantilesOf(made, joined(view, flow, made, { grain, model, says }), model, grain)
  return quantiles.subarray(0, came.length * levels.length)
}

/** What repeats last season, or for a balance what stays, would have said. */
export function naiveOf({ id, grain, view, made, came }: Omit<Hindsight, 'naiveLoss'>): Float64Array {
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
 * By how much half widths must grow for each band to hold its share of all series together (split conformal). Bands of what
 * is mostly nothing only grow: one that left out the days without anything would be none.
 */
export function factorsOf(
  said: readonly { quantiles: Float64Array; came: Float64Array; floor: number | null }[],
  { least }: { least: number },
): BandFactors {
  const steps = said.reduce((sum, { came }) => sum + came.length, 0)
  if (steps < scoresLeast) return noFactors
  const tried = Array.from(
    { length: Math.round((factorMost - least) / factorStep) + 1 },
    (_, at) => least + at * factorStep,
  )
  const factors = bandEnds.map(([low, high], band) => {
    const off = (factor: number): number => {
      const held = said.reduce((sum, { quantiles, came, floor }) => {
        const within = Array.from(came, (value, step) => {
          const middle = quantiles[step * levels.length + middleAt] as number
          const place = placeOf(value, (level) => {
            const end = quantiles[step * levels.length + level] as number
            return Math.max(floor ?? -Infinity, middle + factor * (end - middle))
          })
          return shareUpTo(place, levels[high]) - shareUpTo(place, levels[low])
        })
        return sum + within.reduce((total, share) => total + share, 0)
      }, 0)
      return Math.abs(held / steps - ([0.5, 0.8, 0.95][band] ?? 0.5))
    }
    const found = tried.map((factor) => ({ factor, off: off(factor) }))
    return found.reduce((best, each) => (each.off < best.off ? each : best)).factor
  })
  return [factors[0] ?? 1, factors[1] ?? 1, factors[2] ?? 1]
}

/** Fewer outcomes say nothing of a share of one in twenty; no factor goes further than this. */
const [scoresLeast, factorMost, factorStep] = [60, 2, 0.05]

/** What brought nothing, as was said, must not outweigh all others. */
const ratioLeast = 0.05

/** Loss over that of the naive rival, the geometric mean over series; null where no series moved. */
export function overNaive(pairs: readonly { loss: number; naive: number }[]): number | null {
  const logs = pairs.flatMap(({ loss, naive: rival }) =>
    rival > 0 ? [Math.log(Math.max(ratioLeast, loss / rival))] : [],
  )
  return logs.length === 0 ? null : Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length)
}

/** A workspace as it stood at the end of a day: its series so far, and what was known ahead. */
import { balancePath, type BalancePath, balanceQuantiles, type Spread, unseenSpread } from './balance.ts'
import type { Grain } from '../schemas.ts'
import type { Steps } from './days.ts'
import { type BandFactors, flowQuantiles, type FlowParts, noFactors, sound } from './flow.ts'
import { type KnownAhead, momentsUntil, momentsWithin, withoutPaid } from './known-ahead.ts'
import { type DailySeries, idOf } from './ledger.ts'
import { blended, ensembleOutlook, type Outlook, simpleOutlook } from './methods.ts'
import { fitKey, type Model } from './model.ts'
import type { DailyFlow, NetworkSays } from './networks.ts'
import { type Periods, periodsOf, startsFrom } from './periods.ts'

export interface View {
  readonly asOf: number
  readonly monthStartsOn: number
  readonly series: ReadonlyMap<string, DailySeries>
  readonly known: KnownAhead
}

/** @param asOf nothing after it is seen */
export function viewAt(
  all: readonly DailySeries[],
  { asOf, monthStartsOn, known }: Omit<View, 'series'>,
): View {
  const begun = all.filter(({ from }) => from <= asOf)
  const series = new Map(
    begun.map((each) => [idOf(each.key), { ...each, values: each.values.subarray(0, asOf - each.from + 1) }]),
  )
  return { asOf, monthStartsOn, series, known }
}

/** Daily flows without what came regularly: what methods learn from. */
export function dailyFlows({ series, known }: View): DailyFlow[] {
  return [...series].map(([id, { from, values }]) => ({
    id,
    from,
    values: withoutPaid(values, from, known.paid.get(id)),
  }))
}

export interface Past {
  readonly periods: Periods
  readonly steps: Steps
}

export function pastOf(
  { monthStartsOn }: View,
  flow: Pick<DailyFlow, 'from' | 'values'>,
  grain: Grain,
): Past {
  const steps = { grain, monthStartsOn }
  return { periods: periodsOf(flow.values, flow.from, steps), steps }
}

/** Everything a forecast of a flow is joined from. */
export interface Made {
  /** First days of the periods ahead. */
  readonly starts: readonly number[]
  /** Whole periods of history. */
  readonly past: number
  readonly trained: boolean
  readonly rest: Outlook
  readonly parts: Omit<FlowParts, 'rest' | 'factors'>
}

/** Null where there are fewer than two whole periods. */
export function makeFlow(
  view: View,
  flow: DailyFlow,
  grain: Grain,
  count: number,
  model: Model | null,
): Made | null {
  const { periods, steps } = pastOf(view, flow, grain)
  if (periods.values.length < 2) return null
  const starts = startsFrom(periods.running.start, count, steps)
  const fit = model?.fits[fitKey(grain, flow.id)]
  const at = fit ? periods.starts.indexOf(fit.from) : -1
  const whole = view.series.get(flow.id)
  const past = whole ? pastOf(view, whole, grain).periods : periods
  return {
    starts: starts.slice(0, count),
    past: periods.values.length,
    trained: fit !== undefined && at >= 0,
    rest:
      fit && at >= 0
        ? ensembleOutlook(fit.fitted, periods.values.slice(at), count)
        : simpleOutlook(periods.values, grain, count),
    parts: {
      known: momentsWithin(view.known.due.get(flow.id) ?? [], starts),
      floor: past.values.some((value) => value < 0) ? null : 0,
      running: { ...past.running, left: periods.running.left },
    },
  }
}

/** The outlook with the networks' say in it. Only daily flows are theirs. */
export function joined(
  made: Made,
  flow: DailyFlow,
  model: Model | null,
  says: readonly NetworkSays[],
): Outlook {
  return blended(
    made.rest,
    says.flatMap(({ name, of }) => {
      const said = of.get(flow.id)
      const weight = model?.networks.find((network) => network.name === name)?.weight ?? 0
      return said ? [{ name, weight, ...said }] : []
    }),
  )
}

export function quantilesOf({ parts }: Made, rest: Outlook, model: Model | null, grain: Grain): Float64Array {
  const factors: BandFactors = model?.factors[grain] ?? noFactors
  return flowQuantiles({ ...parts, rest, factors })
}

export interface BalanceMade {
  readonly path: BalancePath
  readonly spread: Spread
  readonly quantiles: Float64Array
}

/** A balance from the forecast of its daily change. */
export function makeBalance(
  view: View,
  flow: DailyFlow,
  rest: Outlook,
  count: number,
  model: Model | null,
): BalanceMade {
  const spread = model?.spreads[flow.id] ?? unseenSpread
  const known = momentsUntil(view.known.due.get(flow.id) ?? [], view.asOf, count)
  const path = balancePath(balanceNow(view, flow.id), rest, known, spread.shared)
  return { path, spread, quantiles: sound(balanceQuantiles(path, spread), null) }
}

export function balanceNow({ series }: View, id: string): number {
  const { opening = 0, values = [] } = series.get(id) ?? {}
  let balance = opening
  for (const value of values) balance += value
  return balance
}

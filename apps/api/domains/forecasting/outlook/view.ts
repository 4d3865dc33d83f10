/** A workspace as it stood at the end of a day: its series so far, and what was known ahead. */
import {
  balancePath,
  type BalancePath,
  balanceQuantiles,
  restOf,
  type Spread,
  unseenSpread,
} from './balance.ts'
import type { Grain } from '../schemas.ts'
import type { Steps } from './days.ts'
import { flowQuantiles, type FlowParts, noFactors, sound } from './flow.ts'
import { type KnownAhead, momentsUntil, momentsWithin, withoutPaid } from './known-ahead.ts'
import { type DailySeries, idOf, isSigned } from './ledger.ts'
import {
  blended,
  climatologyOutlook,
  dailyMoments,
  ensembleOutlook,
  isSparse,
  type Outlook,
  type Said,
  simpleOutlook,
  type Voice,
} from './methods.ts'
import { sortKey, fitKey, type Model, type Sort } from './model.ts'
import type { DailyFlow, NetworkSays } from './networks.ts'
import { type Periods, periodsOf, startsFrom } from './periods.ts'
import { usualOf } from './usual.ts'

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

/** Daily flows without what came regularly, or once and never again: what methods learn from. */
export function dailyFlows({ series, known }: View): DailyFlow[] {
  return [...series].map(([id, { from, values: whole }]) => {
    const { values, ...unusual } = usualOf(withoutPaid(whole, from, known.paid.get(id)), whole)
    return { id, from, values, unusual }
  })
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
  /** The last day of the last of them. */
  readonly until: number
  /** Whole periods of history. */
  readonly past: number
  readonly trained: boolean
  readonly sort: Sort
  /** What the ensemble says, or a simple method; reckoned when it is asked for, which takes longest of all. */
  readonly rest: () => Outlook
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
  const signed = isSigned(flow.id)
  const fit = flow.unusual?.atRest ? undefined : model?.fits[fitKey(grain, flow.id)]
  const at = fit ? periods.starts.indexOf(fit.from) : -1
  const whole = view.series.get(flow.id)
  const past = whole ? pastOf(view, whole, grain).periods : periods
  return {
    starts: starts.slice(0, count),
    until: (starts[count] as number) - 1,
    past: periods.values.length,
    trained: fit !== undefined && at >= 0,
    sort: isSparse(periods.values) ? 'sparse' : flow.id.startsWith('category') ? 'category' : 'sum',
    rest: once(() =>
      fit && at >= 0
        ? ensembleOutlook(fit.fitted, periods.values.slice(at), count)
        : simpleOutlook(periods.values, { grain, signed }, count),
    ),
    parts: {
      known: momentsWithin(view.known.due.get(flow.id) ?? [], starts),
      floor: signed || past.values.some((value) => value < 0) ? null : 0,
      running: {
        ...past.running,
        left: periods.running.left,
        least: !whole || whole.values.some((value) => value < 0) ? null : past.running.soFar,
      },
    },
  }
}

function once<T>(work: () => T): () => T {
  let done: { value: T } | null = null
  return () => (done ??= { value: work() }).value
}

/** The outlook with the say of climatology and, of days, of the networks in it. */
export function joined(
  view: View,
  flow: DailyFlow,
  made: Made,
  { grain, model, says }: { grain: Grain; model: Model | null; says: readonly NetworkSays[] },
): Outlook {
  const shares = made.trained ? model?.shares[sortKey(grain, made.sort)] : undefined
  if (!shares) return made.rest()
  const voices = says.flatMap(({ name, of }): Voice[] => {
    const said = of.get(flow.id)
    return said && grain === 'day' ? [{ name, weight: shares[name], ...said }] : []
  })
  if (shares.climatology > 0) {
    const { values } = pastOf(view, flow, grain).periods
    const before = climatologyOutlook(values, grain, made.starts.length)
    voices.push({ ...before, weight: shares.climatology })
  }
  const own = Object.values(shares).reduce((left, share) => left - share, 1)
  return blended(made.rest, { own: Math.max(0, own), steps: made.starts.length }, voices)
}

export function quantilesOf(
  { parts, sort }: Made,
  rest: Outlook,
  model: Model | null,
  grain: Grain,
): Float64Array {
  return flowQuantiles({ ...parts, rest, factors: model?.factors[sortKey(grain, sort)] ?? noFactors })
}

export interface BalanceMade {
  readonly path: BalancePath
  readonly spread: Spread
  readonly quantiles: Float64Array
  /** What each method says the days bring. */
  readonly members: readonly Said[]
}

/** A balance from the forecast of its daily change. */
export function makeBalance(view: View, flow: DailyFlow, made: Made, model: Model | null): BalanceMade {
  const trained = flow.unusual?.atRest ? undefined : model?.spreads[flow.id]
  const spread = trained ?? unseenSpread(flow.values.length)
  const count = made.starts.length
  const known = momentsUntil(view.known.due.get(flow.id) ?? [], view.asOf, count)
  const before = dailyMoments(flow.values, count)
  const { ensemble, climatology } = spread
  const said = ensemble > 0 ? made.rest() : null
  const rest = restOf(said, before, spread)
  const path = balancePath(balanceNow(view, flow.id), rest, known, spread.shared)
  const others = [
    { name: 'climatology', weight: climatology, middle: before.mean },
    { name: 'naive', weight: 1 - ensemble - climatology, middle: new Float64Array(count) },
  ]
  const own = (said?.members ?? []).map((member) => ({ ...member, weight: ensemble * member.weight }))
  return {
    path,
    spread,
    quantiles: sound(balanceQuantiles(path, spread), null),
    members: [...own, ...others].filter(({ weight }) => weight > 0),
  }
}

export function balanceNow({ series }: View, id: string): number {
  const { opening = 0, values = [] } = series.get(id) ?? {}
  let balance = opening
  for (const value of values) balance += value
  return balance
}

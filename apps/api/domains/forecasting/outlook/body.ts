/** What is kept of a forecast: its points, the past before them, what it rests on and what is known to come. */
import type { Basis, BasisReason, Grain } from '../schemas.ts'
import type { ForecastBody } from '../store/forecasts.ts'
import { dateOf, type Steps } from './days.ts'
import { balancesOf } from './ends.ts'
import type { Due } from './known-ahead.ts'
import { bandEnds, levels, middleAt } from './methods.ts'
import type { DailyFlow } from './networks.ts'
import type { RefreshOrder } from './order.ts'
import { type Made, pastOf, type View } from './view.ts'

/** What is forecast, and how it stands. */
export interface Place {
  readonly order: RefreshOrder
  readonly view: View
}

/** What is said of one series at one grain. */
export interface Said {
  readonly forecast: Made
  /** First days of periods; of a balance, their last days. */
  readonly days: readonly number[]
  /** The last day that is looked ahead to. */
  readonly until: number
  /** What is known of the running period; null where the first one ahead has not begun. */
  readonly soFar: number | null
  /** Days × levels. */
  readonly quantiles: Float64Array
  readonly members: ForecastBody['members']
  readonly spread: ForecastBody['spread']
}

export function bodyOf({ order, view }: Place, flow: DailyFlow, grain: Grain, said: Said): ForecastBody {
  const { forecast, days, until, soFar, quantiles, members, spread } = said
  const at = (step: number, level: number) => Math.round(quantiles[step * levels.length + level] as number)
  const history = historyOf(view, flow.id, grain)
  return {
    basis: basisOf(order, view, flow, { grain, forecast, periods: history.length }),
    history: latest(history, grain),
    days: days.map(dateOf),
    middle: days.map((_, step) => at(step, middleAt)),
    bands: days.map((_, step) => bandEnds.flatMap(([low, high]) => [at(step, low), at(step, high)])),
    soFar: soFar === null ? null : Math.round(soFar),
    members,
    drivers: driversOf(view.known.due.get(flow.id) ?? [], until),
    spread,
  }
}

function basisOf(
  { model }: RefreshOrder,
  view: View,
  flow: DailyFlow,
  { grain, forecast, periods }: { grain: Grain; forecast: Made; periods: number },
): ForecastBody['basis'] {
  const reasons: BasisReason[] = []
  const { past, trained } = forecast
  // A balance rests on days, whatever it is shown by.
  if (past < littleHistory[flow.id.startsWith('balance') ? 'day' : grain]) reasons.push('little_history')
  if (!model) reasons.push('no_model_yet')
  else if (!trained && !flow.unusual?.atRest) reasons.push('new_since_training')
  if (flow.unusual?.atRest) reasons.push('at_rest')
  if (flow.unusual?.oneOffs) reasons.push('one_off_set_aside')
  if (neverMoved(view.series.get(flow.id)?.values)) reasons.push('never_moved')
  return {
    method: trained ? 'model' : 'simple',
    reasons,
    periods,
    ...spanOf(view, flow),
    modelId: trained && model ? model.id : null,
  }
}

/** Below it a method cannot look back on itself: bands are a rule of thumb. */
const littleHistory = { day: 28, week: 8, month: 6 } as const satisfies Record<Grain, number>

const neverMoved = (values: Float64Array | undefined): boolean =>
  values === undefined || values.every((value) => value === values[0])

const spanOf = ({ asOf }: View, { from }: DailyFlow): Pick<Basis, 'from' | 'to'> => ({
  from: dateOf(from),
  to: dateOf(asOf),
})

/** Whole periods by their first days; of a balance, what there was on their last days. */
function historyOf(view: View, id: string, grain: Grain): readonly { day: number; minor: number }[] {
  const series = view.series.get(id)
  if (!series) return []
  const steps: Steps = { grain, monthStartsOn: view.monthStartsOn }
  if (id.startsWith('balance')) return balancesOf(series, steps)
  const { starts, values } = pastOf(view, series, grain).periods
  return starts.map((day, at) => ({ day, minor: values[at] as number }))
}

/** Periods of history that a chart shows. */
const shown = { day: 180, week: 104, month: 36 } as const satisfies Record<Grain, number>

const latest = (history: ReturnType<typeof historyOf>, grain: Grain): ForecastBody['history'] =>
  history.slice(-shown[grain]).map(({ day, minor }) => ({ on: dateOf(day), minor: Math.round(minor) }))

const driversOf = (dues: readonly Due[], until: number): ForecastBody['drivers'] =>
  dues
    .filter(({ day }) => day <= until)
    .toSorted((one, other) => one.day - other.day)
    .map(({ recurringId, day, jitterDays, minor, low, high }) => ({
      recurringId,
      on: dateOf(day),
      jitterDays,
      minor: Math.round(minor),
      lowMinor: Math.round(Math.min(low, high)),
      highMinor: Math.round(Math.max(low, high)),
    }))

/** Of what one period alone says nothing. */
export function emptyBody({ view }: Pick<Place, 'view'>, flow: DailyFlow, grain: Grain): ForecastBody {
  const history = historyOf(view, flow.id, grain)
  const basis = { ...nothing.basis, periods: history.length, ...spanOf(view, flow) }
  return { ...nothing, basis, history: latest(history, grain) }
}

export const nothing: ForecastBody = {
  basis: { method: 'none', reasons: [], periods: 0, from: null, to: null, modelId: null },
  history: [],
  days: [],
  middle: [],
  bands: [],
  members: [],
  drivers: [],
  spread: null,
}

/** Forecasts of everything in a workspace, from today on. */
import { conformalQuantile } from '@scale/baselines'
import { type Basis, type BasisReason, type Grain, grains, type Refusal } from '../schemas.ts'
import type { ForecastBody, ForecastRow } from '../store/forecasts.ts'
import { accountShares } from './account-shares.ts'
import { dateOf, type Steps } from './days.ts'
import { type Due } from './known-ahead.ts'
import { idOf, keyOf, type Ledger, type Read, type SubjectKey } from './ledger.ts'
import { linesOf } from './members.ts'
import { bandEnds, dailyMoments, levels, middleAt } from './methods.ts'
import type { DailyFlow, NetworkSays } from './networks.ts'
import { heardOf, networksSay, type RefreshOrder, startOf, stepsAhead } from './order.ts'
import {
  balanceNow,
  joined,
  type Made,
  makeBalance,
  makeFlow,
  pastOf,
  quantilesOf,
  type View,
} from './view.ts'

export type { RefreshOrder }
export type MadeForecast = Omit<ForecastRow, 'id' | 'madeAt'>

/** Periods of history that a chart shows. */
const shown = { day: 180, week: 104, month: 36 } as const satisfies Record<Grain, number>
export async function refresh(order: RefreshOrder): Promise<{ asOf: string; forecasts: MadeForecast[] }> {
  const { ledger } = order
  const start = startOf(order)
  const { read, asOf, view, flows } = start
  const says = await networksSay(order, start, { flows, networks: heardOf(order.model?.model) })
  const paidFrom = accountShares(ledger)
  const made = flows.flatMap((flow) => {
    const key = keyOf(flow.id)
    return grainsOf(key).map((grain): MadeForecast => {
      const forecast = makeFlow(view, flow, grain, stepsAhead(order, grain), order.model?.model ?? null)
      const base = { ...key, grain, asOf: dateOf(asOf) }
      if (!forecast) return { ...base, refusal: 'one_period', body: emptyBody(view, flow, grain) }
      const body = bodyOf({ order, view, flow, grain, forecast, says })
      const accounts = grain === 'day' ? paidFrom.get(flow.id) : undefined
      const expects = accounts && { daily: expectedDaily(flow, forecast), accounts }
      return { ...base, refusal: null, body: expects ? { ...body, expects } : body }
    })
  })
  return { asOf: dateOf(asOf), forecasts: [...made, ...refused(ledger, read, asOf)] }
}

const grainsOf = ({ kind }: SubjectKey): readonly Grain[] => (kind === 'balance' ? ['day'] : grains)

interface Work {
  readonly order: RefreshOrder
  readonly view: View
  readonly flow: DailyFlow
  readonly grain: Grain
  readonly forecast: Made
  readonly says: readonly NetworkSays[]
}

function bodyOf({ order, view, flow, grain, forecast, says }: Work): ForecastBody {
  const model = order.model?.model ?? null
  const { starts } = forecast
  const balance = flow.id.startsWith('balance') ? makeBalance(view, flow, forecast, model) : null
  const rest = balance ? null : joined(view, flow, forecast, { grain, model, says })
  const quantiles = rest
    ? quantilesOf(forecast, rest, model, grain)
    : (balance?.quantiles ?? new Float64Array())
  const at = (step: number, level: number) => Math.round(quantiles[step * levels.length + level] as number)
  return {
    basis: basisOf(order, view, flow, grain, forecast),
    history: historyOf(view, flow.id, grain),
    days: starts.map(dateOf),
    middle: starts.map((_, step) => at(step, middleAt)),
    bands: starts.map((_, step) => bandEnds.flatMap(([low, high]) => [at(step, low), at(step, high)])),
    members: linesOf(
      (balance ?? rest)?.members ?? [],
      forecast,
      balance === null ? null : balanceNow(view, flow.id),
    ),
    drivers: driversOf(view.known.due.get(flow.id) ?? [], starts.at(-1) ?? 0),
    spread: balance && {
      now: Math.round(balanceNow(view, flow.id)),
      restMiddle: Array.from(balance.path.restMiddle, Math.round),
      daily: Array.from(balance.path.daily, Math.round),
      shared: balance.spread.shared,
      stretch: stretchOf(balance.spread.calibration.scores),
    },
  }
}

function expectedDaily(flow: DailyFlow, { starts, parts }: Made): number[] {
  const { mean } = dailyMoments(flow.values, starts.length)
  return Array.from(mean, (size, day) => Math.round(size + (parts.known.mean[day] ?? 0)))
}

/** How far the 95 % band reaches, over a normal one. */
const stretchOf = (scores: Float64Array): number =>
  Number((conformalQuantile(scores)(0.975) / 1.96).toPrecision(4))

function basisOf(
  { model }: RefreshOrder,
  view: View,
  flow: DailyFlow,
  grain: Grain,
  { past, trained }: Made,
): ForecastBody['basis'] {
  const reasons: BasisReason[] = []
  if (past < littleHistory[grain]) reasons.push('little_history')
  if (!model) reasons.push('no_model_yet')
  else if (!trained) reasons.push('new_since_training')
  if (neverMoved(view.series.get(flow.id)?.values)) reasons.push('never_moved')
  return {
    method: trained ? 'model' : 'simple',
    reasons,
    periods: past,
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

function historyOf(view: View, id: string, grain: Grain): ForecastBody['history'] {
  const series = view.series.get(id)
  if (!series) return []
  const steps: Steps = { grain, monthStartsOn: view.monthStartsOn }
  const { starts, values } = pastOf(view, series, steps.grain).periods
  const balance = id.startsWith('balance')
  let sum = series.opening
  const reached = values.map((value) => (sum += value))
  const from = Math.max(0, starts.length - shown[grain])
  return starts.slice(from).map((start, at) => ({
    on: dateOf(start),
    minor: Math.round((balance ? reached : values)[from + at] as number),
  }))
}

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

function emptyBody(view: View, flow: DailyFlow, grain: Grain): ForecastBody {
  const history = historyOf(view, flow.id, grain)
  const basis = {
    method: 'none',
    reasons: [],
    periods: history.length,
    ...spanOf(view, flow),
    modelId: null,
  } as const
  return { ...nothing, basis: { ...basis, reasons: [] }, history }
}

const nothing = { history: [], days: [], middle: [], bands: [], members: [], drivers: [], spread: null }

/** Accounts without a row, and series that begin in the future. */
function refused({ standings }: Ledger, { series, onlyFuture }: Read, asOf: number): MadeForecast[] {
  const there = new Set(series.map(({ key }) => idOf(key)))
  const ahead = new Set(onlyFuture.map(idOf))
  const empty = standings
    .filter(({ archived }) => !archived)
    .map(({ id, currency }): SubjectKey => ({ kind: 'balance', subjectId: id, currency }))
    .filter((key) => !there.has(idOf(key)) && !ahead.has(idOf(key)))
  const refuse = (refusal: Refusal) => (key: SubjectKey) =>
    grainsOf(key).map((grain): MadeForecast => ({
      ...key,
      grain,
      refusal,
      asOf: dateOf(asOf),
      body: {
        ...nothing,
        basis: { method: 'none', reasons: [], periods: 0, from: null, to: null, modelId: null },
      },
    }))
  return [...empty.flatMap(refuse('no_rows')), ...onlyFuture.flatMap(refuse('only_future_rows'))]
}

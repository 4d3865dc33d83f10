/** Forecasts of everything in a workspace, from today on. */
import { conformalQuantile } from '@scale/baselines'
import type { Grain, Refusal } from '../schemas.ts'
import { grains } from '../schemas/grains.ts'
import type { AccountShare, ForecastBody, ForecastRow } from '../store/forecasts.ts'
import { accountShares } from './account-shares.ts'
import { bodyOf, emptyBody, nothing, type Place } from './body.ts'
import { dateOf, periodStart, type Steps } from './days.ts'
import { daysUntilEnd, endsWithin, rowsAt } from './ends.ts'
import { momentsWithin } from './known-ahead.ts'
import { idOf, keyOf, type Ledger, type Read, type SubjectKey } from './ledger.ts'
import { linesOf } from './members.ts'
import { dailyMoments } from './methods.ts'
import type { DailyFlow, NetworkSays } from './networks.ts'
import { daysAhead, heardOf, networksSay, type RefreshOrder, startOf, stepsAhead } from './order.ts'
import { startsFrom } from './periods.ts'
import { type BalanceMade, balanceNow, joined, makeBalance, makeFlow, quantilesOf } from './view.ts'

export type { RefreshOrder }
export type MadeForecast = Omit<ForecastRow, 'id' | 'madeAt'>

interface Work extends Place {
  readonly says: readonly NetworkSays[]
  /** Of categories. */
  readonly paidFrom: ReadonlyMap<string, AccountShare[]>
}

export async function refresh(order: RefreshOrder): Promise<{ asOf: string; forecasts: MadeForecast[] }> {
  const { ledger } = order
  const start = startOf(order)
  const { read, asOf, view, flows } = start
  const says = await networksSay(order, start, { flows, networks: heardOf(order.model?.model) })
  const work: Work = { order, view, says, paidFrom: accountShares(ledger) }
  const made = flows.flatMap((flow) =>
    flow.id.startsWith('balance')
      ? balancesMade(work, flow)
      : grains.map((grain) => flowMade(work, flow, grain)),
  )
  return { asOf: dateOf(asOf), forecasts: [...made, ...refused(ledger, read, asOf)] }
}

function flowMade(work: Work, flow: DailyFlow, grain: Grain): MadeForecast {
  const { order, view, says, paidFrom } = work
  const model = order.model?.model ?? null
  const { asOf, monthStartsOn } = view
  const forecast = makeFlow(view, flow, grain, stepsAhead(order, asOf, { grain, monthStartsOn }), model)
  if (!forecast) return onePeriod(work, flow, grain)
  const rest = joined(view, flow, forecast, { grain, model, says })
  const body = bodyOf(work, flow, grain, {
    forecast,
    days: forecast.starts,
    until: forecast.until,
    quantiles: quantilesOf(forecast, rest, model, grain),
    soFar: forecast.parts.running.hasBegun ? forecast.parts.running.soFar : null,
    members: linesOf(rest.members, forecast, null),
    spread: null,
  })
  const accounts = grain === 'day' ? paidFrom.get(flow.id) : undefined
  const expects = accounts && { daily: expectedDaily(work, flow), accounts }
  const base = { ...keyOf(flow.id), grain, asOf: dateOf(asOf), refusal: null }
  return { ...base, body: expects ? { ...body, expects } : body }
}

/** By day, and at the ends of weeks and months on the same path. */
function balancesMade(work: Work, flow: DailyFlow): MadeForecast[] {
  const { order, view } = work
  const { asOf, monthStartsOn } = view
  const model = order.model?.model ?? null
  const shapes = grains.map((grain) => {
    const steps: Steps = { grain, monthStartsOn }
    return { grain, steps, days: daysUntilEnd(asOf, stepsAhead(order, asOf, steps), steps) }
  })
  const daysMost = Math.max(...shapes.map(({ days }) => days))
  const forecast = makeFlow(view, flow, 'day', daysMost, model)
  if (!forecast) return grains.map((grain) => onePeriod(work, flow, grain))
  const balance = makeBalance(view, flow, forecast, model)
  const now = balanceNow(view, flow.id)
  return shapes.map(({ grain, steps, days }) => {
    const ends = endsWithin(asOf, days, steps)
    const body = bodyOf(work, flow, grain, {
      forecast,
      days: ends.map((at) => asOf + 1 + at),
      until: asOf + days,
      soFar: grain !== 'day' && periodStart(steps, asOf + 1) <= asOf ? now : null,
      quantiles: rowsAt(balance.quantiles, ends),
      members: linesOf(balance.members, forecast, { now, ends }),
      spread: grain === 'day' ? spreadOf(balance, now, days) : null,
    })
    return { ...keyOf(flow.id), grain, asOf: dateOf(asOf), refusal: null, body }
  })
}

const onePeriod = (work: Work, flow: DailyFlow, grain: Grain): MadeForecast => ({
  ...keyOf(flow.id),
  grain,
  asOf: dateOf(work.view.asOf),
  refusal: 'one_period',
  body: emptyBody(work, flow, grain),
})

const spreadOf = ({ path, spread }: BalanceMade, now: number, days: number): ForecastBody['spread'] => ({
  now: Math.round(now),
  restMiddle: Array.from(path.restMiddle.subarray(0, days), Math.round),
  daily: Array.from(path.daily.subarray(0, days), Math.round),
  shared: spread.shared,
  stretch: stretchOf(spread.calibration.scores),
})

/** As far ahead as the longest period reaches: a month is moved by what its last days bring, too. */
function expectedDaily({ order, view }: Work, flow: DailyFlow): number[] {
  const days = daysAhead(order)
  const starts = startsFrom(view.asOf + 1, days, { grain: 'day', monthStartsOn: view.monthStartsOn })
  const known = momentsWithin(view.known.due.get(flow.id) ?? [], starts)
  const { mean } = dailyMoments(flow.values, days)
  return Array.from(mean, (size, day) => Math.round(size + (known.mean[day] ?? 0)))
}

/** How far the 95 % band reaches, over a normal one. */
const stretchOf = (scores: Float64Array): number =>
  Number((conformalQuantile(scores)(0.975) / 1.96).toPrecision(4))

/** Accounts without a row, and series that begin in the future. */
function refused({ standings }: Ledger, { series, onlyFuture }: Read, asOf: number): MadeForecast[] {
  const there = new Set(series.map(({ key }) => idOf(key)))
  const ahead = new Set(onlyFuture.map(idOf))
  const empty = standings
    .filter(({ archived }) => !archived)
    .map(({ id, currency }): SubjectKey => ({ kind: 'balance', subjectId: id, currency }))
    .filter((key) => !there.has(idOf(key)) && !ahead.has(idOf(key)))
  const refuse = (refusal: Refusal) => (key: SubjectKey) =>
    grains.map((grain): MadeForecast => ({ ...key, grain, refusal, asOf: dateOf(asOf), body: nothing }))
  return [...empty.flatMap(refuse('no_rows')), ...onlyFuture.flatMap(refuse('only_future_rows'))]
}

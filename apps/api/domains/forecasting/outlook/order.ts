/** What a forecast is asked for with, and where it starts from. */
import type { Grain } from '../schemas.ts'
import { grains } from '../schemas/grains.ts'
import { calendarDays, holidaysOf } from './calendar.ts'
import { dayOf, nextPeriod, periodStart, type Steps } from './days.ts'
import { type DuePayment, knownAhead, type RegularPayment } from './known-at.ts'
import { type Ledger, placing, type Read, readLedger } from './ledger.ts'
import type { Model, NetworkPart } from './model.ts'
import { askNetwork, canLearnFrom, type DailyFlow, type NetworkSays } from './networks.ts'
import { dailyFlows, type View, viewAt } from './view.ts'

export interface RefreshOrder {
  readonly ledger: Ledger
  readonly paid: readonly RegularPayment[]
  readonly due: readonly DuePayment[]
  readonly country: string | null
  readonly horizonDays: number
  readonly model: { readonly id: string; readonly model: Model } | null
}

/** Days ahead at least, however short the horizon: a week of them, four weeks, three months. */
const daysLeast = { day: 7, week: 28, month: 90 } as const satisfies Record<Grain, number>
const daysLongest = { day: 1, week: 7, month: 31 } as const satisfies Record<Grain, number>

type Horizon = Pick<RefreshOrder, 'horizonDays'>

const reach = ({ horizonDays }: Horizon, grain: Grain): number => Math.max(daysLeast[grain], horizonDays)

/**
 * Weeks and months look as far ahead as days do. The period in which the last of those days lies is shown whole; of the running
 * one only the days left count, so that what is left of November and two months are never taken for three.
 */
export function stepsAhead(horizon: Horizon, asOf: number, steps: Steps): number {
  const last = asOf + reach(horizon, steps.grain)
  let count = 0
  for (let start = periodStart(steps, asOf + 1); start <= last; start = nextPeriod(steps, start)) count++
  return count
}

/** No period of a forecast ends later than so many days ahead. */
export const daysAhead = (horizon: Horizon): number =>
  Math.max(...grains.map((grain) => reach(horizon, grain) + daysLongest[grain] - 1))

export interface Start {
  readonly read: Read
  readonly asOf: number
  readonly view: View
  /** Without payments known ahead. */
  readonly flows: readonly DailyFlow[]
}

export function startOf(order: RefreshOrder): Start {
  const { ledger } = order
  const read = readLedger(ledger)
  const asOf = read.asOf ?? dayOf(ledger.today)
  const view = viewAt(read.series, {
    asOf,
    monthStartsOn: ledger.monthStartsOn,
    known: knownAhead(placing(ledger), order, read.ahead),
  })
  return { read, asOf, view, flows: dailyFlows(view) }
}

/** Networks that have a share in any forecast. */
export const heardOf = (model: Model | undefined): readonly NetworkPart[] =>
  model?.networks.filter(({ name }) => Object.values(model.shares).some((shares) => shares[name] > 0)) ?? []

export async function networksSay(
  order: RefreshOrder,
  { asOf, view }: Start,
  { flows, networks }: { flows: readonly DailyFlow[]; networks: readonly NetworkPart[] },
): Promise<NetworkSays[]> {
  const asked = flows.filter(canLearnFrom)
  if (networks.length === 0 || asked.length === 0) return []
  const from = Math.min(...asked.map((flow) => flow.from))
  const calendar = calendarDays(
    await holidaysOf(order.country, from, asOf + daysAhead(order)),
    view.known.incomeDays,
  )
  const says: NetworkSays[] = []
  for (const network of networks) says.push(await askNetwork(network, asked, calendar))
  return says
}

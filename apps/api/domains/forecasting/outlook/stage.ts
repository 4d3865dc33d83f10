/** What a training works on: the series of a workspace, and how they looked at the end of past days. */
import type { ReadPayment } from '../thread/payment-row.ts'
import { type Origins, originsOf } from './origins.ts'
import { type CalendarDays, calendarDays, holidaysOf } from './calendar.ts'
import { knownAt } from './known-at.ts'
import { type DailySeries, idOf, type Ledger, placing, readLedger } from './ledger.ts'
import type { Model, NetworkPart } from './model.ts'
import { askNetwork, canLearnFrom, type NetworkSays } from './networks.ts'
import { dailyFlows, type View, viewAt } from './view.ts'

export interface TrainingOrder {
  readonly ledger: Ledger
  readonly payments: readonly ReadPayment[]
  readonly country: string | null
  readonly current: Model | null
}

/** Days ahead over which balances are looked back on. */
export const daysAheadOfBalance = 90

export interface Stage {
  readonly order: TrainingOrder
  readonly origins: Origins
  readonly asOf: number
  readonly series: ReadonlyMap<string, DailySeries>
  readonly calendar: (view: View) => CalendarDays
  readonly viewOf: (origin: number) => View
}

/** Null where there is too little history. */
export async function stageOf(order: TrainingOrder): Promise<Stage | null> {
  const { ledger, payments, country } = order
  const read = readLedger(ledger)
  const from = Math.min(...read.series.map((series) => series.from))
  const origins = read.asOf === null ? null : originsOf(from, read.asOf)
  if (origins === null || read.asOf === null) return null
  const place = placing(ledger)
  const holidays = await holidaysOf(country, from, read.asOf + daysAheadOfBalance)
  const views = new Map<number, View>()
  return {
    order,
    origins,
    asOf: read.asOf,
    series: new Map(read.series.map((series) => [idOf(series.key), series])),
    calendar: ({ known }) => calendarDays(holidays, known.incomeDays),
    viewOf(origin) {
      const known = views.get(origin)
      if (known) return known
      const view = viewAt(read.series, {
        asOf: origin,
        monthStartsOn: ledger.monthStartsOn,
        known: knownAt(payments, { asOf: origin, until: origin + daysAheadOfBalance, place }),
      })
      views.set(origin, view)
      return view
    },
  }
}

/** What networks would have said at some origins. */
export async function networksAt(
  stage: Stage,
  origins: readonly number[],
  networks: readonly NetworkPart[],
): Promise<Map<number, NetworkSays[]>> {
  const says = new Map<number, NetworkSays[]>()
  for (const origin of origins) {
    const view = stage.viewOf(origin)
    const flows = dailyFlows(view).filter(canLearnFrom)
    const each: NetworkSays[] = []
    for (const part of networks) each.push(await askNetwork(part, flows, stage.calendar(view)))
    says.set(origin, each)
  }
  return says
}

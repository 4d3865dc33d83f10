/**
 * Two networks learn from the daily flows of a workspace together: the temporal fusion transformer, which is told the
 * calendar, and the neural rough differential equation. What a few months of one category cannot show, many series can.
 */
import type * as rde from '@scale/neural-rde'
import type * as tft from '@scale/tft'
import type { CalendarDays } from './calendar.ts'
import { levels } from './methods.ts'
import type { NetworkName, NetworkPart } from './model.ts'
import type { Usual } from './usual.ts'

/** The daily flow of one series, without payments known ahead and what will not come again. */
export interface DailyFlow {
  readonly id: string
  readonly from: number
  readonly values: Float64Array
  readonly unusual?: Omit<Usual, 'values'>
}

export interface NetworkSays {
  readonly name: NetworkName
  /** By series: horizon × levels, and the middle. */
  readonly of: ReadonlyMap<string, { quantiles: Float64Array; middle: Float64Array }>
}

/** Days ahead. */
export const networkHorizon = 28
const seed = 20260316
/** More of the past is not looked at by either. */
const daysRead = 400

const tftOptions: tft.TftOptions = {
  horizon: networkHorizon,
  past: 56,
  seasonLengths: 7,
  quantiles: [...levels],
  hidden: 16,
  steps: 300,
  seed,
}
const rdeOptions: rde.ForecasterOptions = { horizon: networkHorizon, seasonLengths: 7, steps: 400, seed }

/** Trains one network; a step a turn, so that whoever drives it shows progress, or stops. */
export async function* trainNetwork(
  name: NetworkName,
  flows: readonly DailyFlow[],
  calendar: CalendarDays,
): AsyncGenerator<number, Uint8Array, undefined> {
  const { runtime, tft, rde } = await loaded()
  const training =
    name === 'tft'
      ? tft.fit(
          runtime,
          flows.map((flow) => entityOf(flow, calendar, 0)),
          tftOptions,
        )
      : rde.fit(runtime, flows.map(historyOf), rdeOptions)
  for (let turn = training.next(); ; turn = training.next()) {
    if (turn.done) return 'schema' in turn.value ? tft.toBytes(turn.value) : rde.toBytes(turn.value)
    yield turn.value.step / turn.value.steps
  }
}

export async function askNetwork(
  { name, bytes }: NetworkPart,
  flows: readonly DailyFlow[],
  calendar: CalendarDays,
): Promise<NetworkSays> {
  const { runtime, tft, rde } = await loaded()
  const said =
    name === 'tft'
      ? tft.forecast(
          runtime,
          tft.fromBytes(bytes),
          flows.map((flow) => entityOf(flow, calendar, networkHorizon)),
          levels,
        )
      : rde.forecast(runtime, rde.fromBytes(bytes), flows.map(historyOf), levels)
  return {
    name,
    of: new Map(
      flows.flatMap(({ id }, at) => {
        const { quantiles, point } = said[at] ?? {}
        return quantiles && point ? [[id, { quantiles, middle: point }] as const] : []
      }),
    ),
  }
}

/** Only where a network is asked: most threads ask none, and would wait for a hundred files. */
async function loaded() {
  const [numerics, transformer, rough] = await Promise.all([
    import('@scale/numerics'),
    import('@scale/tft'),
    import('@scale/neural-rde'),
  ])
  return { runtime: await numerics.createRuntime(), tft: transformer, rde: rough }
}

const floorOf = (values: Float64Array): number | null => (values.some((value) => value < 0) ? null : 0)

function entityOf({ id, from, values }: DailyFlow, calendar: CalendarDays, ahead: number): tft.Entity {
  const skipped = Math.max(0, values.length - daysRead)
  const target = values.slice(skipped)
  return {
    target,
    floor: floorOf(values),
    statics: { kind: id.split(' ')[0] ?? '' },
    known: calendar.known(from + skipped, target.length + ahead),
  }
}

function historyOf({ from, values }: DailyFlow): rde.History {
  const skipped = Math.max(0, values.length - daysRead)
  const times = Float64Array.from({ length: values.length - skipped }, (_, at) => from + skipped + at)
  return { times, values: values.slice(skipped), end: times.at(-1) ?? from, floor: floorOf(values) }
}

/** A series the networks can say something about: no sum, long enough, and not mostly nothing. */
export function canLearnFrom({ id, values }: DailyFlow): boolean {
  if (id.startsWith('balance')) return false
  const moves = values.reduce((count, value) => count + (value === 0 ? 0 : 1), 0)
  return values.length >= 4 * networkHorizon && moves >= networkHorizon
}

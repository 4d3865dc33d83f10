/**
 * What the changes of a scenario move, day by day, and what that does to one forecast. Pure. The amounts of a scenario are
 * known, so every quantile moves by the same amount and the bands keep their width; what never is below nothing stays so.
 */
import { dateOf, dayOf, dayOfMonth, nextPeriod } from '../outlook/days.ts'
import type { ForecastRow } from '../store/forecasts.ts'

/** Money that would move otherwise; signed minor units, above 0 for what comes in or does not go out. */
export interface Move {
  on: string
  minor: number
  currency: string
  /** Null: some account. */
  accountId: string | null
  categoryId: string | null
  /** Between own accounts. */
  transfer: boolean
  /** On an account that is not part of all: a loan, or one put away. */
  apart?: boolean
  /** The money comes in; else it goes out. */
  incoming: boolean
}

export interface Shifted {
  middle: number[]
  bands: number[][]
  /** In less out, against the forecast. */
  difference: number[]
}

/** The forecast with these moves in it. What lies before its first day counts on it, what lies after its last not at all. */
export function shifted(forecast: ForecastRow, moves: readonly Move[]): Shifted {
  const { kind, body } = forecast
  const [flow, own] = [body.days.map(() => 0), body.days.map(() => 0)]
  // In a series of expense, and of a category that takes money, money out counts as positive.
  const isTurned = ({ incoming }: Move) => (kind === 'expense' || kind === 'category') && !incoming
  for (const move of moves) {
    if (!concerns(forecast, move)) continue
    const at = stepOf(forecast, move.on)
    if (at === null) continue
    flow[at] = (flow[at] ?? 0) + move.minor
    own[at] = (own[at] ?? 0) + (isTurned(move) ? -move.minor : move.minor)
  }
  const shift = kind === 'balance' ? cumulated(own) : own
  const below = body.bands.some((bounds) => bounds.some((bound) => bound < 0))
  const floor = kind === 'balance' || kind === 'net' || below ? -Infinity : 0
  const move = (minor: number, at: number): number => (shift[at] ? Math.max(floor, minor + shift[at]) : minor)
  return {
    middle: body.middle.map(move),
    bands: body.bands.map((bounds, at) => bounds.map((bound) => move(bound, at))),
    difference: kind === 'balance' ? shift : flow,
  }
}

function concerns({ kind, subjectId, currency }: ForecastRow, move: Move): boolean {
  if (move.currency !== currency) return false
  if (kind !== 'category' && subjectId !== null) return move.accountId === subjectId
  if (kind === 'balance') return !move.transfer && !move.apart
  if (move.transfer) return false
  if (kind === 'category') return move.categoryId === subjectId
  return kind === 'net' || move.incoming === (kind === 'income')
}

type Ahead = Pick<ForecastRow, 'kind' | 'grain'> & { body: Pick<ForecastRow['body'], 'days'> }

/** The last day of the last period. */
export function lastDayOf({ kind, grain, body }: Ahead): string | undefined {
  const last = body.days.at(-1)
  if (last === undefined || kind === 'balance') return last
  const start = dayOf(last)
  return dateOf(nextPeriod({ grain, monthStartsOn: dayOfMonth(start) }, start) - 1)
}

/** Of a flow the last period that begins on the day or before it, of a balance the first that ends on it or after. */
function stepOf(forecast: Ahead, on: string): number | null {
  const { days } = forecast.body
  if (on > (lastDayOf(forecast) ?? '')) return null
  const at =
    forecast.kind === 'balance' ? days.findIndex((day) => on <= day) : days.findLastIndex((day) => day <= on)
  return Math.max(0, at)
}

function cumulated(steps: readonly number[]): number[] {
  let sum = 0
  return steps.map((step) => (sum += step))
}

/**
 * What the changes of a scenario move, day by day, and what that does to one forecast. Pure. The amounts of a scenario are
 * known, so every quantile moves by the same amount and the bands keep their width; what never is below nothing stays so.
 */
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
  /** The money comes in; else it goes out. */
  incoming: boolean
}

export interface Shifted {
  middle: number[]
  bands: number[][]
  /** In less out, against the forecast. */
  difference: number[]
}

/** The forecast with these moves in it. What lies before its first day counts on it. */
export function shifted(forecast: ForecastRow, moves: readonly Move[]): Shifted {
  const { kind, body } = forecast
  const [flow, own] = [body.days.map(() => 0), body.days.map(() => 0)]
  // In a series of expense, and of a category that takes money, money out counts as positive.
  const isTurned = ({ incoming }: Move) => (kind === 'expense' || kind === 'category') && !incoming
  for (const move of moves) {
    if (!concerns(forecast, move)) continue
    const at = stepOf(body.days, move.on)
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
  if (kind === 'balance') return subjectId === null ? !move.transfer : move.accountId === subjectId
  if (move.transfer) return false
  if (kind === 'category') return move.categoryId === subjectId
  return kind === 'net' || move.incoming === (kind === 'income')
}

/** The last period that begins on the day or before it. */
export function stepOf(days: readonly string[], on: string): number {
  return Math.max(
    0,
    days.findLastIndex((day) => day <= on),
  )
}

function cumulated(steps: readonly number[]): number[] {
  let sum = 0
  return steps.map((step) => (sum += step))
}

/**
 * Balances by week and month. A balance is that of a moment, so one by week is the balance by day at the end of each week's
 * last day: both are read from one path, and cannot say different things of the same day.
 */
import { nextPeriod, periodStart, type Steps } from './days.ts'
import type { DailySeries } from './ledger.ts'
import { levels } from './methods.ts'

const isEnd = (day: number, steps: Steps): boolean => nextPeriod(steps, periodStart(steps, day)) === day + 1

/** Days ahead until so many periods have ended, the running one among them. */
export function daysUntilEnd(asOf: number, periods: number, steps: Steps): number {
  let start = periodStart(steps, asOf + 1)
  for (let at = 0; at < periods; at++) start = nextPeriod(steps, start)
  return start - 1 - asOf
}

/** Where periods end among so many days ahead, the first of which is 0. */
export const endsWithin = (asOf: number, days: number, steps: Steps): number[] =>
  Array.from({ length: days }, (_, at) => at).filter((at) => isEnd(asOf + 1 + at, steps))

/** What was there at the end of each period that has ended; the first may have begun before the series. */
export function balancesOf(
  { from, values, opening }: DailySeries,
  steps: Steps,
): { day: number; minor: number }[] {
  let minor = opening
  return Array.from(values).flatMap((change, at) => {
    minor += change
    return isEnd(from + at, steps) ? [{ day: from + at, minor }] : []
  })
}

/** Some rows of a matrix with a column for each level. */
export function rowsAt(quantiles: Float64Array, rows: readonly number[]): Float64Array {
  const { length } = levels
  return Float64Array.from(
    { length: rows.length * length },
    (_, at) => quantiles[(rows[Math.floor(at / length)] as number) * length + (at % length)] as number,
  )
}

/** Daily values summed by week or month. */
import { nextPeriod, periodStart, type Steps } from './days.ts'

export interface Periods {
  /** First day of each whole period of the past. */
  readonly starts: readonly number[]
  readonly values: Float64Array
  /** The running period: its first day, what it has brought so far, and the share of its days still to come. */
  readonly running: { readonly start: number; readonly soFar: number; readonly left: number }
}

/** A period that began before the series, or has not ended, is no whole one. */
export function periodsOf(values: Float64Array, from: number, steps: Steps): Periods {
  const end = from + values.length
  const first = periodStart(steps, from)
  const starts: number[] = []
  const sums: number[] = []
  let start = first < from ? nextPeriod(steps, first) : first
  for (let next = nextPeriod(steps, start); next <= end; next = nextPeriod(steps, start)) {
    starts.push(start)
    sums.push(sumBetween(values, start - from, next - from))
    start = next
  }
  const next = nextPeriod(steps, start)
  const left = Math.min(1, (next - end) / (next - start))
  return {
    starts,
    values: Float64Array.from(sums),
    running: { start, soFar: sumBetween(values, Math.max(0, start - from), values.length), left },
  }
}

function sumBetween(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += values[at] as number
  return sum
}

/** First days of the periods from `start` on, and the day after the last. */
export function startsFrom(start: number, count: number, steps: Steps): number[] {
  const starts = [start]
  for (let at = 0; at < count; at++) starts.push(nextPeriod(steps, starts[at] as number))
  return starts
}

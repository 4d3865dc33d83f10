/** Daily values summed by week or month. */
import { nextPeriod, periodStart, type Steps } from './days.ts'

export interface Periods {
  /** First day of each whole period of the past. */
  readonly starts: readonly number[]
  readonly values: Float64Array
  readonly running: Running
}

/** The period that has not ended. */
export interface Running {
  /** Its first day. */
  readonly start: number
  readonly hasBegun: boolean
  /** What it has brought. */
  readonly soFar: number
  /** The share of what a period brings that is still to come. */
  readonly left: number
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
  return {
    starts,
    values: Float64Array.from(sums),
    running: {
      start,
      hasBegun: start < end,
      soFar: sumBetween(values, Math.max(0, start - from), values.length),
      left: start < end ? leftOf(values, from, { steps, starts, running: start }) : 1,
    },
  }
}

/**
 * By what came in periods before after as many days: half a month may bring a whole rent, or nothing of it. One more period, each
 * of whose days brought alike, stands in for all that few of them cannot show, and alone where signs differ.
 */
function leftOf(
  values: Float64Array,
  from: number,
  { steps, starts, running }: { steps: Steps; starts: readonly number[]; running: number },
): number {
  const passed = from + values.length - running
  const byDays = Math.max(0, 1 - passed / (nextPeriod(steps, running) - running))
  if (starts.length === 0 || values.some((value) => value < 0)) return byDays
  const before = starts.map((start) => {
    const [first, last] = [start - from, nextPeriod(steps, start) - from]
    return {
      all: sumBetween(values, first, last),
      late: sumBetween(values, Math.min(last, first + passed), last),
    }
  })
  const all = before.reduce((sum, period) => sum + period.all, 0)
  if (all === 0) return byDays
  const late = before.reduce((sum, period) => sum + period.late, 0)
  const usual = all / starts.length
  return (late + byDays * usual) / (all + usual)
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

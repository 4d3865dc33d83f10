import { type Cadence, inMonth, monthStart, rhythms } from './cadence.ts'
import type { Chain, Row } from './chain.ts'

/** When the payments of a series are due and what they cost: plain data. */
export interface Clock {
  readonly cadence: Cadence
  /** Period 0: a day where the cadence counts days, the first of a month where it counts months. */
  readonly start: number
  /** Days into the period: the median of when it was paid, or what the rule for weekends makes of it best. */
  readonly offset: number
  /** Where a due day on a weekend moves to: the working day after, or before. Without it, nowhere. */
  readonly weekend?: 'after' | 'before'
  /** Period of each occurrence, rising from 0. */
  readonly periods: readonly number[]
  /** Largest distance from the due day that was usual, in days. */
  readonly jitterDays: number
  /** 1 for what comes in, −1 for what goes out. */
  readonly sign: 1 | -1
  /**
   * Median size of the last payments at the price of today, and the last one of what is paid once a year, in minor units; a tenth
   * of them were below `low`, a tenth above `high`.
   */
  readonly size: { readonly middle: number; readonly low: number; readonly high: number }
  /** What each is larger by than the one before, where it creeps: as interest does, or a rent that follows an index. */
  readonly step?: number
  /** Occurrences at which the price changed for good. */
  readonly changes: readonly number[]
}

/** Older payments say little of what the next one costs: wages grow, bills follow the season. */
const sizesMax = 8

export function clockOf(chain: Chain, members: readonly Row[], sign: 1 | -1): Clock {
  const { cadence } = chain
  const periods = chain.spans.reduce((all, span) => [...all, (all.at(-1) ?? 0) + span], [0])
  const { unit, count } = rhythms[cadence]
  const first = members[0]?.day ?? 0
  const start = unit === 'days' ? first : monthStart(first, 0)
  const begins = (period: number) =>
    unit === 'days' ? start + period * count : monthStart(start, period * count)
  const begun = { cadence, start }
  const paid = members.map(({ day }, at) => ({ day, period: periods[at] as number }))
  const offsets = paid.map(({ day, period }) => day - begins(period))
  const moved = movedAt(offsets)
  const newest = paid.slice(moved)
  const usual = { ...begun, offset: Math.round(quantile(offsets.slice(moved), 0.5)) }
  const timing = unit === 'months' ? keptBest(newest, usual) : usual
  const missed = newest.map(({ day, period }) => Math.abs(day - dueDay(timing, period)))
  const sizes = members.map(({ size }) => size)
  const changes = changesOf(sizes)
  const recent = sizes.slice(changes.at(-1) ?? 0).slice(-sizesMax)
  const ago = periods.slice(-recent.length).map((period) => (periods.at(-1) ?? 0) - period)
  const step = stepOf(recent, ago)
  const current = recent.map((size, at) => size + step * (ago[at] as number))
  return {
    ...timing,
    periods,
    jitterDays: Math.ceil(quantile(missed, 0.9)),
    sign,
    size: sizeOf(current, cadence),
    ...(step === 0 ? {} : { step }),
    changes,
  }
}

/** As many payments on either side tell a move of the day from jitter, if it is as large. */
const [paymentsAround, daysMovedLeast] = [3, 3]

/**
 * The first payment on the day of today, where it moved for good: wages from the 25th to the last working day. What was paid
 * before says nothing of when the next one is due. 0 where it never moved.
 */
function movedAt(offsets: readonly number[]): number {
  const off = (part: readonly number[]) => {
    const middle = quantile(part, 0.5)
    return { middle, missed: part.reduce((sum, offset) => sum + Math.abs(offset - middle), 0) }
  }
  const { missed } = off(offsets)
  let best = { at: 0, missed: missed / 2 }
  for (let at = paymentsAround; at <= offsets.length - paymentsAround; at++) {
    const [before, after] = [off(offsets.slice(0, at)), off(offsets.slice(at))]
    const both = before.missed + after.missed
    if (both < best.missed && Math.abs(before.middle - after.middle) >= daysMovedLeast)
      best = { at, missed: both }
  }
  return best.at
}

/** A year later prices have moved on, and few were paid: the last of them says more than the middle one. */
function sizeOf(current: readonly number[], cadence: Cadence): Clock['size'] {
  const middle = cadence === 'yearly' ? (current.at(-1) as number) : quantile(current, 0.5)
  const [low, high] = [quantile(current, 0.1), quantile(current, 0.9)]
  return { middle, low: Math.min(low, middle), high: Math.max(high, middle) }
}

/** Fewer amounts lie on a line by chance. */
const sizesOnLine = 5

/**
 * By how much amounts rise or fall each period, where all of them lie on one line (the median slope between any two: Theil 1950,
 * Sen 1968); 0 for those that vary, as bills do with the season, and for those that stay.
 */
function stepOf(sizes: readonly number[], ago: readonly number[]): number {
  if (sizes.length < sizesOnLine) return 0
  const slopes = sizes.flatMap((size, at) =>
    sizes.slice(0, at).map((before, b) => (size - before) / ((ago[b] as number) - (ago[at] as number))),
  )
  const step = quantile(slopes, 0.5)
  const atEnd = sizes.map((size, at) => size + step * (ago[at] as number))
  const end = quantile(atEnd, 0.5)
  return atEnd.every((size) => Math.abs(size - end) <= samePrice * end) ? step : 0
}

type Timing = Pick<Clock, 'cadence' | 'start' | 'offset' | 'weekend'>

export function dueDay({ cadence, start, offset, weekend }: Timing, period: number): number {
  const { unit, count } = rhythms[cadence]
  if (unit === 'days') return start + period * count + offset
  const day = inMonth(monthStart(start, period * count), offset)
  const beyondFriday = weekday(day) - 4
  if (weekend === undefined || beyondFriday <= 0) return day
  return weekend === 'after' ? day + 3 - beyondFriday : day - beyondFriday
}

/** 0 is a Monday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7

/** Fewer payments avoid weekends by chance. */
const paymentsForRule = 6

/** The usual timing, or a rule for weekends that comes nearer to when it was paid. */
function keptBest(paid: readonly { day: number; period: number }[], usual: Timing): Timing {
  if (paid.length < paymentsForRule || paid.some(({ day }) => weekday(day) > 4)) return usual
  const missed = (timing: Timing) =>
    paid.reduce((sum, { day, period }) => sum + Math.abs(day - dueDay(timing, period)), 0)
  const rules = (['after', 'before'] as const).flatMap((weekend) =>
    Array.from({ length: daysInMonthMax }, (_, offset): Timing => ({ ...usual, offset, weekend })),
  )
  return [usual, ...rules].reduce((best, each) => (missed(each) < missed(best) ? each : best))
}

const daysInMonthMax = 31

/** A price holds where most amounts repeat the one before; elsewhere they vary with use and nothing has changed. */
const priceShare = 0.6
const samePrice = 0.001

function changesOf(sizes: readonly number[]): number[] {
  const moved = sizes.map((size, at) => at > 0 && Math.abs(size / (sizes[at - 1] as number) - 1) > samePrice)
  const moves = moved.filter(Boolean).length
  if (moves > (1 - priceShare) * Math.max(1, sizes.length - 1)) return []
  return [...moved.keys()].filter((at) => moved[at])
}

function quantile(values: readonly number[], level: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = level * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place % 1)
}

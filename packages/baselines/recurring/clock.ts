import { type Cadence, inMonth, monthStart, rhythms } from './cadence.ts'
import type { Chain, Row } from './chain.ts'

/** When the payments of a series are due and what they cost: plain data. */
export interface Clock {
  readonly cadence: Cadence
  /** Period 0: a day where the cadence counts days, the first of a month where it counts months. */
  readonly start: number
  /** Days into the period: the median of when it was paid. */
  readonly offset: number
  /** Period of each occurrence, rising from 0. */
  readonly periods: readonly number[]
  /** Largest distance from the due day that was usual, in days. */
  readonly jitterDays: number
  /** 1 for what comes in, −1 for what goes out. */
  readonly sign: 1 | -1
  /** Median size at the price of today, in minor units; a tenth of the payments at it were below `low`, a tenth above `high`. */
  readonly size: { readonly middle: number; readonly low: number; readonly high: number }
  /** Occurrences at which the price changed for good. */
  readonly changes: readonly number[]
}

export function clockOf(chain: Chain, members: readonly Row[], sign: 1 | -1): Clock {
  const { cadence } = chain
  const periods = chain.spans.reduce((all, span) => [...all, (all.at(-1) ?? 0) + span], [0])
  const { unit, count } = rhythms[cadence]
  const first = members[0]?.day ?? 0
  const start = unit === 'days' ? first : monthStart(first, 0)
  const begins = (period: number) =>
    unit === 'days' ? start + period * count : monthStart(start, period * count)
  const offsets = members.map(({ day }, at) => day - begins(periods[at] as number))
  const offset = Math.round(quantile(offsets, 0.5))
  const sizes = members.map(({ size }) => size)
  const changes = changesOf(sizes)
  const current = sizes.slice(changes.at(-1) ?? 0)
  return {
    cadence,
    start,
    offset,
    periods,
    jitterDays: Math.ceil(
      quantile(
        offsets.map((each) => Math.abs(each - offset)),
        0.9,
      ),
    ),
    sign,
    size: { middle: quantile(current, 0.5), low: quantile(current, 0.1), high: quantile(current, 0.9) },
    changes,
  }
}

export function dueDay({ cadence, start, offset }: Clock, period: number): number {
  const { unit, count } = rhythms[cadence]
  if (unit === 'days') return start + period * count + offset
  return inMonth(monthStart(start, period * count), offset)
}

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

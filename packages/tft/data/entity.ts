/** What is forecast, and what is known about it. */
import { TftError } from '../errors.ts'

/** Numbers, NaN where one is missing; or texts, '' where one is missing. One kind per input. */
export type Column = ArrayLike<number> | readonly string[]

export interface Entity {
  /** Evenly spaced, in time order; NaN is a gap. */
  readonly target: ArrayLike<number>
  /** Nothing lies below it, e.g. 0 for spending; none by default. */
  readonly floor?: number | null | undefined
  /** What does not change: kind of account, currency. */
  readonly statics?: Readonly<Record<string, number | string>>
  /** What is known ahead: weekday, pay-day, expected amounts. As long as the target to learn from, and by the horizon
   * longer to forecast. */
  readonly known?: Readonly<Record<string, Column>>
  /** What is known up to now, besides the target. As long as the target. */
  readonly observed?: Readonly<Record<string, Column>>
}

/** A target made ready: near 1 in size, so that no square overflows. */
export interface Target {
  /** Divided by `unit`; NaN where missing. */
  readonly values: Float64Array
  /** The same, a gap filled with the last value before it; before the first one, with that. */
  readonly filled: Float64Array
  /** A power of two, so that dividing by it loses no digit. */
  readonly unit: number
  /** Standard deviation of what is there. */
  readonly spread: number
  readonly floor: number
}

/** @throws TftError `series_empty`, `series_all_missing`, `value_infinite`, `options_invalid` */
export function targetOf({ target, floor }: Entity): Target {
  if (target.length === 0) throw new TftError('series_empty', 'There are no observations to learn from.')
  if (floor !== undefined && floor !== null && !Number.isFinite(floor)) {
    throw new TftError('options_invalid', `The floor is ${floor}: give a number, or null for none.`)
  }
  let largest = -1
  for (let i = 0; i < target.length; i++) {
    const value = target[i] as number
    if (Number.isNaN(value)) continue
    if (!Number.isFinite(value)) {
      throw new TftError('value_infinite', `Observation ${i} is infinite: a gap is given as NaN.`)
    }
    largest = Math.max(largest, Math.abs(value))
  }
  if (largest < 0) throw new TftError('series_all_missing', 'Every observation is missing.')
  const unit = largest === 0 ? 1 : 2 ** Math.min(1023, Math.max(-1022, Math.floor(Math.log2(largest))))
  const values = Float64Array.from(target, (value) => value / unit)
  return {
    values,
    filled: carriedForward(values),
    unit,
    spread: moments(values).spread,
    floor: floor ?? -Infinity,
  }
}

/** Each gap the value before it; those before the first value that one. NaN everywhere stays. */
export function carriedForward(values: Float64Array): Float64Array {
  let last = values.find((value) => !Number.isNaN(value)) ?? Number.NaN
  return values.map((value) => (last = Number.isNaN(value) ? last : value))
}

/** Mean and standard deviation of the numbers that are there; 0 and 0 where none is. */
export function moments(values: Float64Array): { centre: number; spread: number } {
  let [count, centre, squares] = [0, 0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    count++
    const gap = value - centre
    centre += gap / count
    squares += gap * (value - centre)
  }
  return { centre, spread: count === 0 ? 0 : Math.sqrt(squares / count) }
}

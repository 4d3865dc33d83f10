/** Calendar arithmetic on whole days since 1970-01-01. */
import type { Grain } from '../schemas.ts'

const millisecondsPerDay = 86_400_000

export const dayOf = (date: string): number =>
  Math.round(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay)

export const dateOf = (day: number): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10)

/** 0 is a Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

export const dayOfMonth = (day: number): number => new Date(day * millisecondsPerDay).getUTCDate()

export const daysToMonthEnd = (day: number): number => monthStart(day, 1, 1) - day - 1

/** Steps of a series: where months begin is the workspace's choice. */
export interface Steps {
  readonly grain: Grain
  readonly monthStartsOn: number
}

/** The first day of the period in which a day lies. */
export function periodStart({ grain, monthStartsOn }: Steps, day: number): number {
  if (grain === 'day') return day
  if (grain === 'week') return day - weekdayOf(day)
  return monthStart(day, dayOfMonth(day) < monthStartsOn ? -1 : 0, monthStartsOn)
}

/** The first day of the period after the one that starts on `start`. */
export function nextPeriod({ grain, monthStartsOn }: Steps, start: number): number {
  if (grain === 'month') return monthStart(start, 1, monthStartsOn)
  return start + (grain === 'week' ? 7 : 1)
}

function monthStart(day: number, months: number, startsOn: number): number {
  const date = new Date(day * millisecondsPerDay)
  return Math.round(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, startsOn) / millisecondsPerDay,
  )
}

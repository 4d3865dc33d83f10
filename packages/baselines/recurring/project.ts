import { dateOf, dayOf, rhythms } from './cadence.ts'
import { dueDay } from './clock.ts'
import type { Recurring } from './find.ts'

/** What is asked for when payments come, and how large they are. */
export type Timed = Pick<Recurring, 'cadence' | 'clock'>

export interface Due {
  readonly date: string
  /** Rounded to whole minor units, with its sign: the middle, and what a tenth of such payments is below or above. */
  readonly amountMinor: bigint
  readonly lowMinor: bigint
  readonly highMinor: bigint
  /** How far from its day it usually is, in days. */
  readonly jitterDays: number
}

/** Payments in a row that may be missing before a series counts as over. */
const missedMax = 2

/** Due dates after the last payment and up to `today` on which nothing was paid, the jitter of the series waited for. */
export function missedOf(recurring: Timed, today: string): string[] {
  const { clock } = recurring
  const wait = Math.max(clock.jitterDays, Math.ceil(2 * rhythms[clock.cadence].jitter))
  return dueAfter(recurring, dayOf(today) - wait).map(dateOf)
}

/** Whether it still runs: no more than two payments in a row are missing (one, of what is paid once a year). */
export function isActive(recurring: Timed, today: string): boolean {
  return missedOf(recurring, today).length < (recurring.cadence === 'yearly' ? 1 : missedMax + 1)
}

/** What is due after `today`, up to and with `until`; nothing of a series that is over. */
export function projectRecurring(recurring: Timed, today: string, until: string): Due[] {
  if (!isActive(recurring, today)) return []
  const { sign, size, step = 0, jitterDays } = recurring.clock
  return dueAfter(recurring, dayOf(until))
    .map((day, at) => ({ day, ahead: step * (at + 1) }))
    .filter(({ day }) => day > dayOf(today))
    .map(({ day, ahead }) => {
      const minor = (value: number) => BigInt(sign) * BigInt(Math.max(0, Math.round(value + ahead)))
      const [lowMinor = 0n, highMinor = 0n] = [minor(size.low), minor(size.high)].toSorted((a, b) =>
        a < b ? -1 : 1,
      )
      return { date: dateOf(day), amountMinor: minor(size.middle), lowMinor, highMinor, jitterDays }
    })
}

/**
 * What is still to come, up to and with `until`: what is due since the last payment and not missed yet is late, what is due
 * after `today` is not.
 */
export function upcomingOf(recurring: Timed, today: string, until: string): (Due & { late: boolean })[] {
  if (!isActive(recurring, today)) return []
  const missed = missedOf(recurring, today)
  const { periods } = recurring.clock
  const last = dateOf(dueDay(recurring.clock, periods.at(-1) ?? 0))
  return projectRecurring(recurring, last, until)
    .filter(({ date }) => !missed.includes(date))
    .map((due) => ({ ...due, late: due.date <= today }))
}

/** Due days after the last payment's period, up to and with `until`. */
function dueAfter({ clock }: Timed, until: number): number[] {
  const days: number[] = []
  let period = (clock.periods.at(-1) ?? 0) + 1
  for (let day = dueDay(clock, period); day <= until; day = dueDay(clock, ++period)) days.push(day)
  return days
}

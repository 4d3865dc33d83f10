/** What a recurring payment is today: due, paid, missed, over. Pure. */
import { type Due, isActive, missedOf, upcomingOf as upcoming } from '@scale/baselines/recurring'
import type { RecurringRecord } from '../store/recurring.ts'
import type { SeriesPayment } from '../thread/recurring-protocol.ts'

type Known = Pick<RecurringRecord, 'cadence' | 'series' | 'endedOn' | 'verdict'>

const timed = ({ cadence, series }: Known) => ({ cadence, clock: series.clock })

/** A person's word, or the payments that did not come, say that it is over. */
export function hasEnded(record: Known, today: string): boolean {
  const told = record.endedOn !== null && record.endedOn <= today
  return told || !isActive(timed(record), today)
}

export const lastPayment = ({ series }: Pick<Known, 'series'>): SeriesPayment => {
  const last = series.payments.at(-1)
  if (!last) throw new Error('a recurring payment has no payments')
  return last
}

/** Due dates since the newest payment on which nothing came; they may have begun to be an end. */
export const missedSince = (record: Known, today: string): string[] =>
  hasEnded(record, today) ? [] : missedOf(timed(record), today)

/**
 * What is still to come up to `until`, in order: what is due and not here yet, which is expected the day after `today`,
 * and what is due later. Nothing of what is over, and nothing after the day a person gave as its end.
 */
export function upcomingOf(record: Known, today: string, until: string): (Due & { late: boolean })[] {
  if (hasEnded(record, today)) return []
  const all = upcoming(timed(record), today, until)
  return all.filter(({ date }) => record.endedOn === null || date < record.endedOn)
}

/** The newest change of price; the payments from it on are at the new one. */
export function priceChangeOf({ series }: Pick<Known, 'series'>): { at: number } | null {
  const at = series.payments.findLastIndex(({ changed }) => changed)
  return at > 0 ? { at } : null
}

export type State = 'paid' | 'upcoming' | 'changed' | 'missed' | 'ended'

export function stateOf(record: Known, today: string): State {
  if (hasEnded(record, today)) return 'ended'
  if (missedSince(record, today).length > 0) return 'missed'
  const change = priceChangeOf(record)
  if (change?.at === record.series.payments.length - 1) return 'changed'
  const month = today.slice(0, 7)
  const [next] = upcomingOf(record, today, horizonOf(today))
  const settled = lastPayment(record).date.startsWith(month) && !next?.date.startsWith(month)
  return settled ? 'paid' : 'upcoming'
}

/** Far enough to hold the next payment of a year's rhythm, also one that is late. */
export const horizonOf = (today: string): string =>
  Temporal.PlainDate.from(today).add({ months: 13 }).toString()

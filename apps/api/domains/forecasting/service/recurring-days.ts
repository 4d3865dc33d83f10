/** Recurring payments day by day: what was paid, what is to come, what did not. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { CalendarItem, RecurringCalendar } from '../schemas.ts'
import { listRecurring, type RecurringRecord } from '../store/recurring.ts'
import { isRunning, nameOf, todayOf } from './recurring.ts'
import { missedSince, upcomingOf } from './recurring-state.ts'

interface Days {
  from: string
  to: string
}

export async function recurringCalendar(tx: Tx, days: Days): Promise<RecurringCalendar> {
  const today = todayOf(tx)
  const records = (await listRecurring(tx)).filter(({ verdict }) => verdict !== 'dismissed')
  const items = records.flatMap((record) => itemsOf(record, today, days))
  return { items: items.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)) }
}

function itemsOf(record: RecurringRecord, today: string, { from, to }: Days): CalendarItem[] {
  const { series, currency } = record
  const item = (on: string, minor: bigint, state: CalendarItem['state'], transactionId?: string) => ({
    recurringId: toWire('rec', record.id),
    name: nameOf(record),
    on,
    amount: { amount: toDecimal(minor, currency), currency },
    state,
    transactionId: transactionId === undefined ? null : toWire('txn', transactionId),
    accountId: toWire('acc', record.accountId),
    categoryId: record.categoryId === null ? null : toWire('cat', record.categoryId),
    transfer: record.transfer,
  })
  const paid = series.payments.map(({ date, amountMinor, changed, transactionId }) =>
    item(date, BigInt(amountMinor), changed ? 'changed' : 'paid', transactionId),
  )
  const usual = BigInt(series.clock.sign) * BigInt(Math.round(series.clock.size.middle))
  const missed = [...series.skipped, ...missedSince(record, today)].map((on) => item(on, usual, 'missed'))
  const upcoming = upcomingOf(record, today, to).map(({ date, amountMinor }) =>
    item(date, amountMinor, 'upcoming'),
  )
  return [...paid, ...missed, ...upcoming].filter(({ on }) => on >= from && on <= to)
}

/** A payment of the ledger, or one to come; ids are UUIDs, amounts signed minor units. */
interface RecurringPayment {
  recurringId: string
  accountId: string
  categoryId: string | null
  currency: string
  on: string
  amountMinor: bigint
  /** Money that stays the workspace's own. */
  transfer: boolean
}

export interface ProjectedPayment extends RecurringPayment {
  /** A tenth of such payments was below, a tenth above. */
  lowMinor: bigint
  highMinor: bigint
  /** Nine of ten were no further from their day. */
  jitterDays: number
}

export interface PaidOccurrence extends RecurringPayment {
  transactionId: string
}

/** What is to come in these days of all that runs; what is due and not here yet is expected on the first of them. */
export async function projectedPayments(tx: Tx, { from, to }: Days): Promise<ProjectedPayment[]> {
  const today = todayOf(tx)
  const running = (await listRecurring(tx)).filter((record) => isRunning(record, today))
  return running.flatMap((record) =>
    upcomingOf(record, today, to).flatMap(({ date, late, ...due }) => {
      const on = late ? from : date
      return on < from ? [] : [{ ...factsOf(record), on, ...due }]
    }),
  )
}

const factsOf = ({ id, accountId, categoryId, currency, transfer }: RecurringRecord) => ({
  recurringId: id,
  accountId,
  categoryId,
  currency,
  transfer,
})

/** The rows of the ledger that belong to recurring payments that still run. */
export async function paidOccurrences(tx: Tx): Promise<PaidOccurrence[]> {
  const today = todayOf(tx)
  const running = (await listRecurring(tx)).filter((record) => isRunning(record, today))
  return running.flatMap((record) =>
    record.series.payments.map(({ transactionId, accountId, categoryId, date, amountMinor }) => ({
      ...factsOf(record),
      transactionId,
      accountId,
      categoryId,
      on: date,
      amountMinor: BigInt(amountMinor),
    })),
  )
}

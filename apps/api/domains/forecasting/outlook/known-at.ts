/** What was known ahead at the end of a day, told from the rows up to then alone. */
import { findRecurring, isActive, upcomingOf } from '@scale/baselines'
import type { ReadPayment } from '../thread/payment-row.ts'
import { dateOf, dayOf } from './days.ts'
import type { Due, KnownAhead } from './known-ahead.ts'
import type { Entry, Keyed } from './ledger.ts'
import { sizeOf } from './size.ts'

export type Place = (entry: Entry) => Keyed[]

/** A payment that comes regularly, paid or due. */
export interface RegularPayment {
  readonly recurringId: string | null
  readonly accountId: string
  readonly categoryId: string | null
  readonly currency: string
  readonly transfer: boolean
  readonly day: number
  readonly minor: number
}

export interface DuePayment extends RegularPayment {
  readonly low: number
  readonly high: number
  /** How far from its day it usually is. */
  readonly jitterDays: number
}

/** By series. Of a transfer only the account it leaves is known. */
export function knownAhead(
  place: Place,
  payments: { paid: readonly RegularPayment[]; due: readonly DuePayment[] },
  rowsAhead: ReadonlyMap<string, readonly { day: number; minor: number }[]>,
): KnownAhead {
  const paid = new Map<string, { day: number; minor: number }[]>()
  const due = new Map<string, Due[]>()
  const add = <T>(map: Map<string, T[]>, id: string, each: T) => {
    const list = map.get(id)
    if (list) list.push(each)
    else map.set(id, [each])
  }
  for (const payment of payments.paid) {
    for (const [id, minor] of placed(place, payment)) add(paid, id, { day: payment.day, minor })
  }
  for (const payment of payments.due) {
    const { recurringId, day, low, high, jitterDays } = payment
    for (const [id, minor] of placed(place, payment)) {
      const sign = Math.sign(minor) === Math.sign(payment.minor) ? 1 : -1
      add(due, id, {
        recurringId,
        day,
        jitterDays,
        minor,
        low: sign * low,
        high: sign * high,
        certain: false,
      })
    }
  }
  for (const [id, rows] of rowsAhead) {
    for (const { day, minor } of rows)
      add(due, id, { recurringId: null, day, jitterDays: 0, minor, low: minor, high: minor, certain: true })
  }
  const incoming = [...payments.paid, ...payments.due].filter(({ minor, transfer }) => minor > 0 && !transfer)
  return { paid, due, incomeDays: incoming.map(({ day }) => day) }
}

function placed(place: Place, payment: RegularPayment): Keyed[] {
  const { minor, transfer, categoryId } = payment
  const side = transfer ? 'transfer' : categoryId === null ? 'uncategorised' : 'category'
  const keyed = place({ ...payment, side, inMinor: Math.max(0, minor), outMinor: Math.min(0, minor) })
  return keyed.filter(([id, each]) => each !== 0 && !(transfer && id.startsWith('balance  ')))
}

/** @param payments every row, of which those after `asOf` are not looked at */
export function knownAt(
  payments: readonly ReadPayment[],
  { asOf, until, place }: { asOf: number; until: number; place: Place },
): KnownAhead {
  const today = dateOf(asOf)
  const rows = payments.filter(({ date }) => date <= today)
  const running = findRecurring(rows).filter((found) => isActive(found, today))
  const facts = (row: number, at: number) => {
    const { accountId, categoryId, currency, transfer } = rows[row] as ReadPayment
    return { recurringId: String(at), accountId, categoryId, currency, transfer }
  }
  const paid = running.flatMap(({ occurrences }, at) =>
    occurrences.map(({ row, date }) => ({
      ...facts(row, at),
      day: dayOf(date),
      minor: sizeOf((rows[row] as ReadPayment).amountMinor),
    })),
  )
  const due = running.flatMap((found, at) =>
    upcomingOf(found, today, dateOf(until)).map(({ date, late, amountMinor, ...due }) => ({
      ...facts(found.occurrences.at(-1)?.row ?? 0, at),
      day: late ? asOf + 1 : dayOf(date),
      minor: sizeOf(amountMinor),
      low: sizeOf(due.lowMinor),
      high: sizeOf(due.highMinor),
      jitterDays: due.jitterDays,
    })),
  )
  return knownAhead(place, { paid, due }, new Map())
}

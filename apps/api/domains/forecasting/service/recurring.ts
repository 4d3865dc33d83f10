/** Recurring payments as a person sees them, and what they say of each. */
import { toDecimal } from '@scale/money'
import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import type { Recurring, RecurringList, RecurringPatch } from '../schemas.ts'
import { listRecurring, lockRecurring, putWord, type RecurringRecord } from '../store/recurring.ts'
import { lookedAt } from '../store/recurring-looks.ts'
import {
  hasEnded,
  horizonOf,
  lastPayment,
  missedSince,
  priceChangeOf,
  stateOf,
  upcomingOf,
} from './recurring-state.ts'

export const todayOf = (tx: Tx): string => tx.now().toZonedDateTimeISO('UTC').toPlainDate().toString()

export async function recurringList(tx: Tx): Promise<RecurringList> {
  const today = todayOf(tx)
  const records = await listRecurring(tx)
  const items = records.map((record) => recurringToWire(record, today))
  return {
    items: items.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other))),
    perMonth: perMonthOf(records.filter((record) => isRunning(record, today))),
    lookedAt: (await lookedAt(tx))?.toString() ?? null,
  }
}

/** It counts: nobody said it is none, and it is not over. */
export const isRunning = (record: RecurringRecord, today: string): boolean =>
  record.verdict !== 'dismissed' && !hasEnded(record, today)

const orderOf = ({ verdict, nextOn, name }: Recurring): string =>
  `${verdict === 'dismissed' ? 2 : nextOn === null ? 1 : 0} ${nextOn ?? ''} ${name}`

/** Twelfths of them are whole: what a month comes to is counted by the year. */
const timesAYear = { weekly: 52, fortnightly: 26, monthly: 12, quarterly: 4, yearly: 1 } as const

const usualOf = ({ series: { clock } }: Pick<RecurringRecord, 'series'>): bigint =>
  BigInt(clock.sign) * BigInt(Math.round(clock.size.middle))

const perYearOf = (record: RecurringRecord): bigint => usualOf(record) * BigInt(timesAYear[record.cadence])

function perMonthOf(running: readonly RecurringRecord[]): RecurringList['perMonth'] {
  const own = running.filter(({ transfer }) => !transfer)
  return [...Map.groupBy(own, ({ currency }) => currency)].map(([currency, records]) => {
    const sum = (incoming: boolean) =>
      records
        .filter((record) => record.incoming === incoming)
        .reduce((total, record) => total + perYearOf(record), 0n)
    const money = (minor: bigint) => ({ amount: toDecimal(minor / 12n, currency), currency })
    return { currency, out: money(sum(false)), in: money(sum(true)) }
  })
}

export const nameOf = ({ named, name }: RecurringRecord): string => named ?? name

/** A spread below this share of the amount is a fixed price. */
const fixedShareMax = 0.005

function recurringToWire(record: RecurringRecord, today: string): Recurring {
  const { currency, series } = record
  const { size, sign } = series.clock
  const money = (minor: bigint) => ({ amount: toDecimal(minor, currency), currency })
  const signed = (minor: number) => money(BigInt(sign) * BigInt(Math.round(minor)))
  const change = priceChangeOf(record)
  const [before, after] = [series.payments[(change?.at ?? 0) - 1], series.payments[change?.at ?? 0]]
  const last = lastPayment(record)
  return {
    id: toWire('rec', record.id),
    name: nameOf(record),
    foundName: record.name,
    incoming: record.incoming,
    transfer: record.transfer,
    accountId: toWire('acc', record.accountId),
    categoryId: record.categoryId === null ? null : toWire('cat', record.categoryId),
    cadence: record.cadence,
    amount: money(usualOf(record)),
    range:
      size.high - size.low > size.middle * fixedShareMax
        ? { low: signed(size.low), high: signed(size.high) }
        : null,
    perYear: money(perYearOf(record)),
    payments: series.clock.periods.length,
    firstOn: series.payments[0]?.date ?? last.date,
    lastOn: last.date,
    lastTransactionId: toWire('txn', last.transactionId),
    nextOn: upcomingOf(record, today, horizonOf(today))[0]?.date ?? null,
    state: stateOf(record, today),
    missedOn: missedSince(record, today),
    priceChange:
      before && after
        ? { on: after.date, from: money(BigInt(before.amountMinor)), to: money(BigInt(after.amountMinor)) }
        : null,
    verdict: record.verdict,
    endedOn: record.endedOn,
    cameBackOn: record.cameBackOn,
    version: record.version,
  }
}

export async function editRecurring(
  tx: Tx,
  wireId: string,
  { version, patch }: { version: number | null; patch: z.output<typeof RecurringPatch> },
): Promise<Recurring> {
  const record = await lockRecurring(tx, fromWire('rec', wireId))
  if (!record) throw new Fault('not_found', { detail: 'There is no such recurring payment here' })
  if (version !== null && record.version !== version) throw new Fault('version_conflict')
  const word = {
    named: patch.name === undefined ? record.named : patch.name,
    verdict: patch.verdict ?? record.verdict,
    endedOn: patch.endedOn === undefined ? record.endedOn : patch.endedOn,
    // Whatever they said, they have seen that it came back.
    cameBackOn: null,
  }
  await putWord(tx, record.id, word)
  await appendEvent(tx, { type: 'forecasting.recurring_changed', data: { count: 1 } })
  await appendAudit(tx, { action: 'forecasting.recurring_edited', object: wireId })
  return recurringToWire({ ...record, ...word, version: record.version + 1 }, todayOf(tx))
}

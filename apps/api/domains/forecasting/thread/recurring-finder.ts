/** The thread that finds payments that come back, once, and ends. It holds no database; rows come in pages. */
import { parentPort } from 'node:worker_threads'
import { findRecurring, type Recurring } from '@scale/baselines'
import { type ReadPayment, readPayment } from './payment-row.ts'
import type { FoundSeries, FromFinder, ToFinder } from './recurring-protocol.ts'

if (!parentPort) throw new Error('the finder runs as a thread')
const port = parentPort

const rows: ReadPayment[] = []

port.on('message', (message: ToFinder) => {
  port.postMessage(answerTo(message))
})

function answerTo(message: ToFinder): FromFinder {
  try {
    if (message.do === 'find') return { is: 'found', found: allFound() }
    for (const row of message.rows) rows.push(readPayment(row))
    return { is: 'taken' }
  } catch (error) {
    // The name only: what a row says could stand in the message.
    return { is: 'failed', message: error instanceof Error ? error.name : 'Error' }
  }
}

/** Far more than anybody pays. */
const seriesMax = 500
const nameMax = 80
/** A payment a week for two years. */
const paymentsMax = 104

function allFound(): FoundSeries[] {
  const all = findRecurring(rows)
  const members = new Set(all.flatMap(({ occurrences }) => occurrences.map(({ row }) => row)))
  const strays = Map.groupBy(
    rows.filter((_, at) => !members.has(at)),
    ({ payee }) => payee,
  )
  return all.slice(0, seriesMax).map((one) => seriesOf(one, strays.get(one.payee) ?? []))
}

/** Between 10 : 13 and 13 : 10 an amount is about the usual one. */
const [small, large] = [10n, 13n]

function strayOf({ clock, currency }: Recurring, strays: readonly ReadPayment[]): string | null {
  const usual = BigInt(Math.round(clock.size.middle))
  const isLike = (row: ReadPayment): boolean => {
    const size = BigInt(clock.sign) * row.amountMinor
    return row.currency === currency && size * small <= usual * large && size * large >= usual * small
  }
  return strays.filter(isLike).reduce<string | null>((newest, { date }) => later(newest, date), null)
}

const later = (one: string | null, other: string): string => (one !== null && one > other ? one : other)

function seriesOf(found: Recurring, strays: readonly ReadPayment[]): FoundSeries {
  const { payee, currency, cadence, occurrences, skipped, clock } = found
  const members = occurrences.flatMap(({ row, date, due, changed }) => {
    const member = rows[row]
    return member ? [{ ...member, date, due, changed }] : []
  })
  const last = members.at(-1)
  if (!last) throw new Error('a series has no payments')
  return {
    payee,
    name: members.findLast(({ title }) => title !== null)?.title?.slice(0, nameMax) ?? last.name,
    incoming: clock.sign === 1,
    currency,
    accountId: last.accountId,
    categoryId: members.findLast(({ categoryId }) => categoryId !== null)?.categoryId ?? null,
    transfer: members.filter(({ transfer }) => transfer).length * 2 > members.length,
    cadence,
    series: {
      clock,
      payments: members
        .slice(-paymentsMax)
        .map(({ id: transactionId, accountId, categoryId, date, due, amountMinor, changed }) => {
          const facts = { transactionId, accountId, categoryId, date, due, changed }
          return { ...facts, amountMinor: amountMinor.toString() }
        }),
      skipped,
      strayOn: strayOf(found, strays),
    },
  }
}

/** Alerts on the wire: with their rows, and figures as money. */
import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import { dateOf } from '../detect/row.ts'
import type { Alert, AlertKind, AlertPage, AlertState } from '../schemas.ts'
import { type AlertRow, countOpen, findAlert, listAlerts } from '../store/alerts.ts'
import { lookedAt } from '../store/watches.ts'
import type { Watching } from './deps.ts'
import { noSuchAlert } from './faults.ts'

type Reading = Pick<Watching, 'filing'>

export const statesOf = {
  open: ['new', 'seen'],
  answered: ['acknowledged', 'muted'],
  expired: ['expired'],
  all: ['new', 'seen', 'acknowledged', 'muted', 'expired'],
} as const satisfies Record<string, readonly AlertState[]>

export interface AlertsWanted {
  state: keyof typeof statesOf
  transaction?: string | undefined
  after?: { day: string; id: string } | null
  limit: number
}

export async function alertPage(
  deps: Reading,
  tx: Tx,
  { state, transaction, after = null, limit }: AlertsWanted,
): Promise<{ body: Omit<AlertPage, 'nextCursor'>; next: { day: string; id: string } | null }> {
  const shownBy = transaction === undefined ? {} : { transactionIds: [fromWire('txn', transaction)] }
  const found = await listAlerts(tx, { states: statesOf[state], ...shownBy, after, limit: limit + 1 })
  const alerts = found.slice(0, limit)
  const last = alerts.at(-1)
  const at = await lookedAt(tx)
  return {
    body: {
      items: await alertsToWire(deps, tx, alerts),
      ...(await countOpen(tx)),
      lookedAt: at?.toString() ?? null,
    },
    next: found.length > limit && last ? last : null,
  }
}

export async function oneAlert(deps: Reading, tx: Tx, wireId: string): Promise<Alert> {
  const alert = await findAlert(tx, fromWire('alt', wireId))
  if (!alert) throw noSuchAlert()
  const [wire] = await alertsToWire(deps, tx, [alert])
  if (!wire) throw noSuchAlert()
  return wire
}

async function alertsToWire({ filing }: Reading, tx: Tx, alerts: readonly AlertRow[]): Promise<Alert[]> {
  const ids = [...new Set(alerts.flatMap(({ transactionIds }) => transactionIds))]
  const rows = new Map((await filing.rows(tx, ids)).map((row) => [row.id, row]))
  const categories = await filing.categories(tx)
  const known = new Map(
    categories.flatMap(
      ({ id, slug }) => [[id, id], ...(slug === null ? [] : [[slug, id]])] as [string, string][],
    ),
  )
  return alerts.map((alert) => {
    const categoryId = alert.category === null ? undefined : known.get(alert.category)
    return {
      id: toWire('alt', alert.id),
      kind: alert.kind as AlertKind,
      state: alert.state as AlertState,
      ended: alert.ended,
      verdict: alert.verdict,
      day: alert.day,
      toldOn: alert.toldOn ?? alert.day,
      score: Math.round(alert.score * 1000) / 1000,
      oneIn: oneIn(alert.rarity),
      payee: alert.payee === null ? null : { key: alert.payee, name: alert.payeeName },
      categoryId: categoryId === undefined ? null : toWire('cat', categoryId),
      category: alert.category !== null && alert.category !== categoryId ? alert.category : null,
      accountId: alert.accountId === null ? null : toWire('acc', alert.accountId),
      facts: factsToWire(alert),
      rows: alert.transactionIds.flatMap((id) => rows.get(id) ?? []).map(rowToWire),
      version: alert.version,
    }
  })
}

/** Beyond that the number says no more than "hardly ever". */
const oneInMax = 100_000

function oneIn(rarity: number | null): number | null {
  if (rarity === null || rarity < 1) return null
  return Math.min(oneInMax, Number((10 ** rarity).toPrecision(2)))
}

function factsToWire({ facts, currency, kind }: AlertRow): Alert['facts'] {
  const sign = kind === 'missing_income' ? 1 : -1
  const money = (minor: number) => ({
    amount: toDecimal(BigInt(Math.round(sign * minor)), currency),
    currency,
  })
  const maybe = (minor: number | undefined) => (minor === undefined ? null : money(minor))
  return {
    amount: money(facts.size),
    expected: kind === 'round_burst' ? null : maybe(facts.expected),
    low: maybe(facts.low),
    high: maybe(facts.high),
    on: facts.day === undefined ? null : dateOf(facts.day),
    basis: facts.from ?? null,
    count: facts.count ?? null,
    foreignCurrency: facts.currency ?? null,
    reasons: [...(facts.reasons ?? [])],
  }
}

const rowToWire = (row: FiledRow): Alert['rows'][number] => ({
  id: toWire('txn', row.id),
  accountId: toWire('acc', row.accountId),
  bookedOn: row.bookedOn,
  amount: { amount: toDecimal(row.amountMinor, row.currency), currency: row.currency },
  counterparty: row.counterparty,
  description: row.description,
})

import { toDecimal } from '@scale/money'
import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import { isDatabaseError, type Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import type { Balances, FinancialAccount, FinancialAccountPatch, NewFinancialAccount } from '../schemas.ts'
import {
  accountFigures,
  dailyChanges,
  findAccount,
  firstDay,
  insertAccount,
  listAccounts,
  lockAccount,
  updateAccount,
  type AccountRow,
} from '../store/accounts.ts'
import { getWorkspace } from '../store/workspaces.ts'
import { minorOf } from './transactions.ts'
import { accountToWire } from './wire.ts'

export async function allAccounts(tx: Tx, archived: boolean | undefined): Promise<FinancialAccount[]> {
  const accounts = await listAccounts(tx, archived)
  const figures = await accountFigures(tx)
  return accounts.map((account) => accountToWire(account, figures))
}

export async function readAccount(tx: Tx, wireId: string): Promise<FinancialAccount> {
  return accountToWire(await existing(tx, wireId), await accountFigures(tx))
}

async function existing(tx: Tx, wireId: string): Promise<AccountRow> {
  const account = await findAccount(tx, { id: fromWire('acc', wireId) })
  if (!account) throw new Fault('not_found', { detail: 'There is no such account here' })
  return account
}

export async function createAccount(
  tx: Tx,
  wanted: z.output<typeof NewFinancialAccount>,
): Promise<FinancialAccount> {
  const id = newId()
  const { opening, ...fields } = wanted
  const openingMinor = minorOf(opening, wanted.currency, 'opening')
  await insertAccount(tx, id, { ...fields, openingMinor, archivedAt: null }).catch(sayExists)
  await appendEvent(tx, { type: 'accounts.account_opened', data: { accountId: toWire('acc', id) } })
  await appendAudit(tx, { action: 'accounts.account_created', object: toWire('acc', id) })
  return readAccount(tx, toWire('acc', id))
}

export async function editAccount(
  tx: Tx,
  wireId: string,
  edit: { version: number | null; patch: z.output<typeof FinancialAccountPatch> },
): Promise<FinancialAccount> {
  const account = await lockAccount(tx, fromWire('acc', wireId))
  if (!account) throw new Fault('not_found', { detail: 'There is no such account here' })
  if (edit.version !== null && edit.version !== account.version) throw new Fault('version_conflict')
  const { name, type, bankAccountId, institution, opening, openingOn, archived } = edit.patch
  await updateAccount(tx, account.id, {
    currency: account.currency,
    name: name ?? account.name,
    type: type ?? account.type,
    bankAccountId: bankAccountId === undefined ? account.bankAccountId : bankAccountId,
    institution: institution === undefined ? account.institution : institution,
    openingMinor:
      opening === undefined ? account.openingMinor : minorOf(opening, account.currency, 'opening'),
    openingOn: openingOn === undefined ? account.openingOn : openingOn,
    archivedAt:
      archived === undefined ? account.archivedAt : archived ? (account.archivedAt ?? tx.now()) : null,
  }).catch(sayExists)
  await appendEvent(tx, { type: 'accounts.account_changed', data: { accountId: wireId } })
  await appendAudit(tx, {
    action: 'accounts.account_changed',
    object: wireId,
    data: { fields: Object.keys(edit.patch).toSorted() },
  })
  return readAccount(tx, wireId)
}

function sayExists(error: unknown): never {
  if (!isDatabaseError(error, '23505', 'financial_accounts_by_bank_id')) throw error
  throw new Fault('account_exists', { field: 'bankAccountId', cause: error })
}

/** What a person sees without saying which days: the last year. */
const daysShown = 365

/** The balance at the end of each day, or month, on which it changed; the first point is where the period starts. */
export async function accountBalances(
  tx: Tx,
  wireId: string,
  query: { from?: string | undefined; to?: string | undefined; every: 'day' | 'month' },
): Promise<Balances> {
  const account = await existing(tx, wireId)
  const today = tx.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const first = (await firstDay(tx, account.id)) ?? account.openingOn ?? today
  const last = query.to ?? today
  const shown = Temporal.PlainDate.from(last).subtract({ days: daysShown }).toString()
  const from = query.from ?? (first > shown ? first : shown)
  if (from > last) throw new Fault('invalid', { field: 'from', detail: 'The period ends before it starts' })
  const { before, days } = await dailyChanges(tx, account, { from, to: last })
  const changes = openingWithin(account, from, last, days)
  const openedBefore = account.openingOn === null || account.openingOn < from
  let balance = before + (openedBefore ? account.openingMinor : 0n)
  const points = [{ on: from, minor: balance }]
  for (const { on, minor } of changes) {
    balance += minor
    if (points.at(-1)?.on === on) points.pop()
    points.push({ on, minor: balance })
  }
  const workspace = await getWorkspace(tx)
  const kept = query.every === 'day' ? points : lastOfMonths(points, workspace?.monthStartsOn ?? 1)
  return {
    accountId: wireId,
    currency: account.currency,
    points: kept.map(({ on, minor }) => ({ on, balance: toDecimal(minor, account.currency) })),
  }
}

interface DayChange {
  on: string
  minor: bigint
}

function openingWithin(account: AccountRow, from: string, to: string, days: DayChange[]): DayChange[] {
  const on = account.openingOn
  if (on === null || on < from || on > to || account.openingMinor === 0n) return days
  return [...days, { on, minor: account.openingMinor }].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

function lastOfMonths(points: readonly DayChange[], monthStartsOn: number): DayChange[] {
  const month = (day: string) =>
    Temporal.PlainDate.from(day)
      .subtract({ days: monthStartsOn - 1 })
      .toPlainYearMonth()
      .toString()
  return points.filter((point, index) => {
    const next = points[index + 1]
    return next === undefined || month(next.on) !== month(point.on)
  })
}

/** What the changes of a scenario would move in the days ahead. */
import { toMinor } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire } from '../../../core/ids.ts'
import type { ScenarioChange } from '../schemas.ts'
import { dateOf, dayOf } from '../outlook/days.ts'
import { isPartOfAll } from '../outlook/ledger.ts'
import { type ForecastRow, listForecasts } from '../store/forecasts.ts'
import { listRecurring, type RecurringRecord } from '../store/recurring.ts'
import type { Forecasting } from './deps.ts'
import { upcomingOf } from './recurring-state.ts'
import type { Move } from './scenario-shift.ts'
import { todayOf } from './recurring.ts'

/** Throws `not_found` where a change names a recurring payment, an account or a category that is not here. */
export async function movesOf(
  deps: Forecasting,
  tx: Tx,
  changes: readonly ScenarioChange[],
  until: string,
): Promise<Move[]> {
  const known = { today: todayOf(tx), until, records: await listRecurring(tx) }
  const moves: Move[] = []
  for (const [at, change] of changes.entries()) {
    const field = `changes.${at}`
    if (change.kind === 'one_off') moves.push(await oneOff(deps, tx, change, field))
    else if (change.kind === 'category_percent') moves.push(...(await scaled(deps, tx, change, field)))
    else moves.push(...recurringMoves(change, known, field))
  }
  const standings = await deps.flows.standings(tx)
  const liquid = new Set(standings.filter(isPartOfAll).map((account) => account.id))
  return moves.map((move) => ({ ...move, apart: move.accountId !== null && !liquid.has(move.accountId) }))
}

type Change<Kind extends ScenarioChange['kind']> = Extract<ScenarioChange, { kind: Kind }>

async function oneOff(
  { accounts }: Forecasting,
  tx: Tx,
  { on, amount, accountId }: Change<'one_off'>,
  field: string,
): Promise<Move> {
  const account = accountId === null ? null : fromWire('acc', accountId, `${field}.accountId`)
  if (account !== null && !(await accounts.findAccount(tx, { id: account })))
    throw new Fault('not_found', { field: `${field}.accountId`, detail: 'There is no such account here' })
  const minor = Number(toMinor(amount.amount, amount.currency))
  return {
    on,
    minor,
    currency: amount.currency,
    accountId: account,
    categoryId: null,
    transfer: false,
    incoming: minor > 0,
  }
}

interface Known {
  today: string
  until: string
  records: readonly RecurringRecord[]
}

function recurringMoves(
  change: Change<'recurring_amount' | 'recurring_skip' | 'recurring_end'>,
  { today, until, records }: Known,
  field: string,
): Move[] {
  const id = fromWire('rec', change.recurringId, `${field}.recurringId`)
  const record = records.find((one) => one.id === id)
  if (!record)
    throw new Fault('not_found', {
      field: `${field}.recurringId`,
      detail: 'There is no such recurring payment here',
    })
  const { accountId, categoryId, currency, transfer, incoming } = record
  const wanted = change.kind === 'recurring_amount' ? toMinor(change.amount, currency) : 0n
  return upcomingOf(record, today, until)
    .filter(({ date }) => (change.kind === 'recurring_skip' ? date === change.on : date >= change.from))
    .map(({ date, amountMinor }) => ({
      on: date > today ? date : today,
      minor: Number(wanted - amountMinor),
      currency,
      accountId,
      categoryId,
      transfer,
      incoming,
    }))
}

/** A share of what the category, and what stands under it, is expected to take, from the accounts that paid it so far. */
async function scaled(
  { filing }: Forecasting,
  tx: Tx,
  { categoryId, percent, from }: Change<'category_percent'>,
  field: string,
): Promise<Move[]> {
  const id = fromWire('cat', categoryId, `${field}.categoryId`)
  const categories = await filing.categories(tx)
  const category = categories.find((one) => one.id === id)
  if (!category)
    throw new Fault('not_found', { field: `${field}.categoryId`, detail: 'There is no such category here' })
  const within = new Set([id, ...categories.filter(({ parentId }) => parentId === id).map((one) => one.id)])
  const incoming = category.kind === 'income'
  const forecasts = await listForecasts(tx, { kind: 'category', grain: 'day' })
  return forecasts
    .filter(({ subjectId, refusal }) => subjectId !== null && within.has(subjectId) && refusal === null)
    .flatMap((forecast) => scaledMoves(forecast, percent, { from, incoming }))
}

export function scaledMoves(
  { subjectId, currency, body }: Pick<ForecastRow, 'subjectId' | 'currency' | 'body'>,
  percent: number,
  { from, incoming }: { from: string; incoming: boolean },
): Move[] {
  const { daily, accounts } = body.expects ?? { daily: body.middle, accounts: [] }
  const parts: readonly { accountId: string | null; share: number }[] =
    accounts.length > 0 ? accounts : [{ accountId: null, share: 1 }]
  const first = dayOf(body.days[0] ?? from)
  return daily.flatMap((expected, at) => {
    const on = dateOf(first + at)
    const whole = Math.round((expected * percent) / 100) * (incoming ? 1 : -1)
    if (on < from || whole === 0) return []
    let left = whole
    return parts.map(({ accountId, share }, place): Move => {
      const minor = place === parts.length - 1 ? left : Math.round(whole * share)
      left -= minor
      return { on, minor, currency, accountId, categoryId: subjectId, transfer: false, incoming }
    })
  })
}

/** Looks through the ledger for payments that come back, and keeps what people said of those known before. */
import { isDeepStrictEqual } from 'node:util'
import type { Scope, Tx } from '../../../core/db/db.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import type { JobContext } from '../../../core/jobs/jobs.ts'
import { deleteRecurring, lockedRecurring, putFound, type RecurringRecord } from '../store/recurring.ts'
import { lookBegins, lookedAt, lookEnds } from '../store/recurring-looks.ts'
import { findSeries } from '../thread/find-recurring.ts'
import type { FoundSeries } from '../thread/recurring-protocol.ts'
import type { Forecasting } from './deps.ts'
import { matchRecurring } from './match-recurring.ts'
import { paymentPages } from './payment-pages.ts'

/** The job. Nothing is written before the thread has ended, so one that is cut starts anew. */
export async function lookForRecurring(
  deps: Pick<Forecasting, 'db' | 'payments'>,
  scope: Scope,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  await deps.db.withWorkspace(scope, lookBegins)
  const found = await findSeries(paymentPages(deps, scope), signal)
  await deps.db.withWorkspace(scope, async (tx) => {
    const isFirst = (await lookedAt(tx)) === null
    const changed = await keep(tx, found)
    await lookEnds(tx)
    if (changed > 0 || isFirst)
      await appendEvent(tx, { type: 'forecasting.recurring_changed', data: { count: changed } })
  })
}

/** Returns how many are new, different or gone. */
async function keep(tx: Tx, found: readonly FoundSeries[]): Promise<number> {
  const matched = matchRecurring(found, await lockedRecurring(tx))
  let changed = 0
  for (const { series, known } of matched.found) {
    const state = stateAfter(series, known)
    if (known && isSame(known, { ...series, ...state })) continue
    await putFound(tx, { ...series, ...state, id: known?.id ?? null })
    changed += 1
  }
  const forgotten = matched.gone.filter((record) => !isSpokenOf(record)).map(({ id }) => id)
  if (forgotten.length > 0) await deleteRecurring(tx, forgotten)
  return changed + forgotten.length
}

/** What a person has said something of is never lost. */
const isSpokenOf = ({ verdict, named, endedOn }: RecurringRecord): boolean =>
  verdict !== 'none' || named !== null || endedOn !== null

/** A payment after the end a person told begins it again, and is told. */
function stateAfter(
  { series }: FoundSeries,
  known: RecurringRecord | null,
): Pick<RecurringRecord, 'endedOn' | 'cameBackOn'> {
  const { endedOn = null, cameBackOn = null } = known ?? {}
  const came = [...series.payments.map(({ date }) => date), ...(series.strayOn ? [series.strayOn] : [])]
  const again = endedOn === null ? undefined : came.find((date) => date > endedOn)
  return again === undefined ? { endedOn, cameBackOn } : { endedOn: null, cameBackOn: again }
}

function isSame(known: RecurringRecord, now: FoundSeries & Partial<RecurringRecord>): boolean {
  return Object.entries(now).every(([key, value]) =>
    isDeepStrictEqual(value, known[key as keyof RecurringRecord]),
  )
}

/** Makes every forecast of a workspace anew. */
import type { Scope, Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import type { JobContext, JobData } from '../../../core/jobs/jobs.ts'
import { restLeftMs, waitingSince } from '../../../core/jobs/rest.ts'
import { dayOf } from '../outlook/days.ts'
import { daysAhead } from '../outlook/order.ts'
import { refreshJob, forecastQueue } from '../queues.ts'
import { replaceForecasts } from '../store/forecasts.ts'
import { weightsOf } from '../store/models.ts'
import { getSettings, lockSettings, putSettings } from '../store/settings.ts'
import { forecast } from '../thread/work.ts'
import type { RefreshTask } from '../thread/protocol.ts'
import type { Forecasting } from './deps.ts'
import { countryOfWorkspace, readLedger } from './ledger.ts'
import { paidOccurrences, projectedPayments } from './recurring-days.ts'
import { sizeOf } from '../outlook/size.ts'

/** A refresh that has not begun so long after it was due is lost. */
const lostMs = 10 * 60_000

/** Asks for a refresh soon; one that already waits will do, and waits until changes have come to rest. */
export async function refreshSoon({ jobs, refreshAfterMs }: Forecasting, tx: Tx): Promise<void> {
  const { refreshDueAt } = await lockSettings(tx)
  const now = tx.now()
  const waits =
    refreshDueAt !== null && Temporal.Instant.compare(refreshDueAt.add({ milliseconds: lostMs }), now) > 0
  await putSettings(tx, { refreshDueAt: now.add({ milliseconds: refreshAfterMs }) })
  if (waits) return
  await jobs.enqueue(forecastQueue, refreshJob, waitingSince(now), {
    scope: tx.scope,
    delayMs: refreshAfterMs,
  })
}

/** Somebody waits for it. Returns the id of the job. */
export const refreshNow = ({ jobs }: Forecasting, tx: Tx): Promise<string> =>
  jobs.enqueue(forecastQueue, refreshJob, {}, { scope: tx.scope })

/** The job. What changes while it runs asks for the next one. */
export async function refreshForecasts(
  deps: Forecasting,
  scope: Scope,
  job: Pick<JobContext, 'signal' | 'progress'>,
  data: JobData = {},
): Promise<void> {
  const begins = await deps.db.withWorkspace(scope, async (tx) => {
    if (!(await isThere(deps, tx))) return false
    const delayMs = restLeftMs(data, (await lockSettings(tx)).refreshDueAt, tx.now())
    if (delayMs > 0) await deps.jobs.enqueue(forecastQueue, refreshJob, data, { scope, delayMs })
    else await putSettings(tx, { refreshDueAt: null })
    return delayMs === 0
  })
  if (!begins) return
  const task = await deps.db.withWorkspace(scope, (tx) => taskOf(deps, tx), 'snapshot')
  await job.progress({ done: 0, total: null, step: 'refresh' })
  const { asOf, forecasts } = await forecast(task, { signal: job.signal })
  await deps.db.withWorkspace(scope, async (tx) => {
    await replaceForecasts(tx, forecasts)
    await putSettings(tx, { refreshedAt: tx.now() })
    const refused = forecasts.filter(({ refusal }) => refusal !== null).length
    await appendEvent(tx, {
      type: 'forecasting.forecast_changed',
      data: { made: forecasts.length - refused, refused, asOf },
    })
  })
}

/** A workspace may be erased while its refresh waits. */
async function isThere({ accounts }: Forecasting, tx: Tx): Promise<boolean> {
  try {
    await accounts.workspaceDefaults(tx)
    return true
  } catch (error) {
    if (error instanceof Fault && error.code === 'not_found') return false
    throw error
  }
}

/** All that a forecast is made from. */
export async function taskOf(deps: Forecasting, tx: Tx): Promise<RefreshTask> {
  const { horizonDays, modelId } = await getSettings(tx)
  const ledger = await readLedger(deps, tx)
  const from = Temporal.PlainDate.from(ledger.today).add({ days: 1 }).toString()
  const to = Temporal.PlainDate.from(ledger.today)
    .add({ days: daysAhead({ horizonDays }) })
    .toString()
  const paid = await paidOccurrences(tx)
  const due = await projectedPayments(tx, { from, to })
  const weights = modelId === null ? null : await weightsOf(tx, modelId)
  return {
    ledger,
    paid: paid.map(({ on, amountMinor, ...payment }) => ({
      ...payment,
      day: dayOf(on),
      minor: sizeOf(amountMinor),
    })),
    due: due.map(({ on, amountMinor, lowMinor, highMinor, ...payment }) => ({
      ...payment,
      day: dayOf(on),
      minor: sizeOf(amountMinor),
      low: sizeOf(lowMinor),
      high: sizeOf(highMinor),
    })),
    country: await countryOfWorkspace(deps, tx),
    horizonDays,
    model: modelId !== null && weights ? { id: modelId, weights } : null,
  }
}

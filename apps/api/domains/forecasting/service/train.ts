/** Trains a workspace's model on its ledger, and uses it only where it is better than what there is. */
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Scope, Tx } from '../../../core/db/db.ts'
import { consumerJobId } from '../../../core/events/consumers.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { toWire } from '../../../core/ids.ts'
import type { JobContext } from '../../../core/jobs/jobs.ts'
import type { Payment } from '../../accounts/contract.ts'
import { historyLeast } from '../outlook/origins.ts'
import { dayOf } from '../outlook/days.ts'
import { modelVersion } from '../outlook/model.ts'
import { trainingQueue, trainJob } from '../queues.ts'
import { replaceAccuracy } from '../store/accuracy.ts'
import { insertModel, listModels, weightsOf } from '../store/models.ts'
import { getSettings, putSettings } from '../store/settings.ts'
import { train } from '../thread/work.ts'
import type { Forecasting } from './deps.ts'
import { countryOfWorkspace, readLedger } from './ledger.ts'
import { paymentPages } from './payment-pages.ts'
import { refreshNow } from './refresh.ts'
import { todayOf } from './recurring.ts'

/** The training job. Nothing of it is in the database before it ends, so one that is cut starts anew. */
export async function trainModel(
  deps: Forecasting,
  scope: Scope,
  job: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const payments: Payment[] = []
  for await (const page of paymentPages(deps, scope)) payments.push(...page)
  const { order, currentId } = await deps.db.withWorkspace(
    scope,
    async (tx) => {
      const { modelId } = await getSettings(tx)
      return {
        currentId: modelId,
        order: {
          ledger: await readLedger(deps, tx),
          country: await countryOfWorkspace(deps, tx),
          current: modelId === null ? null : await weightsOf(tx, modelId),
        },
      }
    },
    'snapshot',
  )
  const begun = performance.now()
  const trained = await train(
    { ...order, payments },
    {
      signal: job.signal,
      onProgress: (share) => {
        job.progress({ done: Math.round(share * 100), total: 100, step: 'train_forecast' }).catch(() => {})
      },
    },
  )
  if (trained === null) return
  const { report, weights, accuracy } = trained
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  await deps.db.withWorkspace(scope, async (tx) => {
    const modelId = await insertModel(tx, { report: { ...report, seconds }, weights })
    if (weights) {
      await putSettings(tx, { modelId })
      await refreshNow(deps, tx)
    }
    const stays = report.beforeOverNaive === null ? null : currentId
    await replaceAccuracy(
      tx,
      accuracy.map((each) => ({ ...each, modelId: weights ? modelId : stays })),
    )
    const id = toWire('mod', modelId)
    const outcome = weights ? 'promoted' : 'kept_back'
    await appendEvent(tx, { type: `forecasting.model_${outcome}`, data: { modelId: id } })
    await appendAudit(tx, {
      action: `forecasting.model_${outcome}`,
      object: id,
      data: { series: report.series },
    })
  })
}

/** A model is trained anew when it has not seen so many days. */
const newDaysMost = 30

/** Rows still come for a while after the first ones, and a person is at work: a training waits so many times as long. */
const refreshesWaited = 120

/** Asks for a training where one is due. Until it has ended, asking again adds nothing. */
export async function trainSoon(deps: Forecasting, tx: Tx): Promise<void> {
  if (!(await trainingDue(deps, tx))) return
  const newest = (await listModels(tx))[0]?.id ?? ''
  await deps.jobs.enqueue(
    trainingQueue,
    trainJob,
    { unasked: true },
    {
      scope: tx.scope,
      jobId: consumerJobId('forecasting.train', `${tx.scope.workspaceId} ${newest}`),
      delayMs: refreshesWaited * deps.refreshAfterMs,
    },
  )
}

export const stillDue = (deps: Forecasting, scope: Scope): Promise<boolean> =>
  deps.db.withWorkspace(scope, (tx) => trainingDue(deps, tx), 'read')

/** Is there enough to learn from, and enough of it new? */
async function trainingDue({ flows }: Pick<Forecasting, 'flows'>, tx: Tx): Promise<boolean> {
  const { days, to } = await historyOf({ flows }, tx)
  if (days < historyLeast || to === null) return false
  const [newest] = await listModels(tx)
  if (newest?.report.version !== modelVersion) return true
  const sinceTraining = dayOf(to) - dayOf(newest.report.seenTo)
  return sinceTraining >= newDaysMost
}

/** @throws Fault `too_little_history` */
export async function mustBeEnough({ flows }: Pick<Forecasting, 'flows'>, tx: Tx): Promise<void> {
  const { days } = await historyOf({ flows }, tx)
  if (days >= historyLeast) return
  throw new Fault('too_little_history', {
    detail: `A model learns from ${historyLeast} days of rows; there are ${days}. Until then simple methods forecast.`,
  })
}

/** Days from the first row to the last one that is not in the future. */
export async function historyOf(
  { flows }: Pick<Forecasting, 'flows'>,
  tx: Tx,
): Promise<{ days: number; to: string | null }> {
  const { from, to } = await flows.span(tx, { to: todayOf(tx) })
  return { days: from === null || to === null ? 0 : dayOf(to) - dayOf(from) + 1, to }
}

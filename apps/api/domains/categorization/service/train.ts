/** Trains a workspace's model on its choices, and uses it only where it is better than what there is. */
import type { Scope, Tx } from '../../../core/db/db.ts'
import { appendAudit } from '../../../core/audit/audit.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { toWire } from '../../../core/ids.ts'
import type { JobContext } from '../../../core/jobs/jobs.ts'
import { chosenIds } from '../store/choices.ts'
import { insertModel, weightsOf } from '../store/models.ts'
import { getSettings, putSettings } from '../store/settings.ts'
import type { TrainingTask } from '../thread/protocol.ts'
import { train } from '../thread/work.ts'
import { categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'
import { plainRow } from './plain-row.ts'
import { rowsInSteps } from './rows-in-steps.ts'
import { trainSoon } from './train-soon.ts'
import { choicesLeast } from './training-due.ts'

const seed = 20260316

/** The training job. Nothing of it is in the database before it ends, so one that is cut starts anew. */
export async function trainModel(
  deps: Categorizing,
  scope: Scope,
  job: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const task = await deps.db.withWorkspace(scope, (tx) => taskOf(deps, tx))
  if (!task) return
  const { report, weights } = await train(task, {
    signal: job.signal,
    onProgress: (share) => {
      job.progress({ done: Math.round(share * 100), total: 100, step: 'train' }).catch(() => {})
    },
  })
  await deps.db.withWorkspace(scope, async (tx) => {
    const id = toWire(
      'mod',
      await insertModel(tx, { report, weights }).then((modelId) => use(tx, modelId, weights)),
    )
    const outcome = weights ? 'promoted' : 'kept_back'
    await appendEvent(tx, { type: `categorization.model_${outcome}`, data: { modelId: id } })
    await appendAudit(tx, {
      action: `categorization.model_${outcome}`,
      object: id,
      data: { choices: report.trainedOn },
    })
    // People may have gone on meanwhile.
    await trainSoon(deps, tx)
  })
}

async function use(tx: Tx, modelId: string, weights: Uint8Array | null): Promise<string> {
  if (weights) await putSettings(tx, { modelId })
  return modelId
}

/** Null where there is too little to learn from: few rows, or one category alone. */
async function taskOf(deps: Categorizing, tx: Tx): Promise<TrainingTask | null> {
  const book = await categoryBook(tx, deps.filing)
  const chosen = await rowsInSteps(deps, tx, await chosenIds(tx))
  const rows = chosen.filter(({ categoryId, settled }) => categoryId !== null && !settled)
  const labels = rows.map(({ categoryId }) => book.labelOf(categoryId ?? ''))
  if (rows.length < choicesLeast || new Set(labels).size < 2) return null
  const { modelId } = await getSettings(tx)
  const current = modelId === null ? null : await weightsOf(tx, modelId)
  return { rows: rows.map((row) => plainRow(row, row.accountId)), labels, current, seed }
}

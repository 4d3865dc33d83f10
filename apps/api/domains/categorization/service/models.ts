/** The models of a workspace: what they are, which one is used, and the way back. */
import { merchantsVersion } from '@scale/merchants'
import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import type { Model, ModelList } from '../schemas.ts'
import { countChoices } from '../store/choices.ts'
import { listModels, type ModelRow, weightsOf } from '../store/models.ts'
import { getSettings, putSettings } from '../store/settings.ts'
import { beatenBy } from '../thread/beaten-by.ts'
import type { TrainingReport } from '../thread/protocol.ts'
import type { ReadingModel } from '../thread/readers.ts'
import { choicesLeast, choicesSeen, nextTrainingAt } from './training-due.ts'

/** What a row is read with where the workspace has no model of its own. */
export const dictionaryVersion = `dictionary-${merchantsVersion}`

/** The model a workspace's rows are read with, or null. */
export function modelInUse(tx: Tx, modelId: string | null): ReadingModel | null {
  if (modelId === null) return null
  return {
    id: toWire('mod', modelId),
    async weights() {
      const weights = await weightsOf(tx, modelId)
      if (!weights) throw new Error(`there is no model ${toWire('mod', modelId)}`)
      return weights
    },
  }
}

export async function modelList(tx: Tx): Promise<z.infer<typeof ModelList>> {
  const { modelId } = await getSettings(tx)
  const models = await listModels(tx)
  const { choices } = await countChoices(tx)
  const seen = models[0]?.report.trainedOn ?? 0
  return {
    items: [...models.map((model) => modelToWire(model, modelId)), dictionaryAlone(modelId === null)],
    choices,
    newChoices: Math.max(0, choices - seen),
    choicesLeast,
    nextTrainingAt: nextTrainingAt(await choicesSeen(tx)),
  }
}

const modelToWire = ({ id, state, report, createdAt }: ModelRow, modelId: string | null): Model => ({
  id: toWire('mod', id),
  state,
  current: id === modelId,
  createdAt: createdAt.toString(),
  trainedOn: report.trainedOn,
  heldOut: report.heldOut,
  before: report.before,
  naive: report.naive,
  beatenBy: state === 'kept_back' ? beatenBy(report) : null,
  reliability: report.reliability,
  coverage: coverageOf(report.reliability),
})

/** Reads the reliability diagram from the surest rows down: how many there are, and how many of them are right. */
function coverageOf(bins: TrainingReport['reliability']): Model['coverage'] {
  const all = bins.reduce((sum, { rows }) => sum + rows, 0)
  let filed = 0
  let right = 0
  return bins.toReversed().flatMap(({ from, rows, met }) => {
    filed += rows
    right += rows * met
    return rows === 0 ? [] : [{ threshold: from, share: filed / all, accuracy: Math.min(1, right / filed) }]
  })
}

const dictionaryAlone = (current: boolean): Model => ({
  id: dictionaryVersion,
  state: 'shipped',
  current,
  createdAt: null,
  trainedOn: null,
  heldOut: null,
  before: null,
  naive: null,
  beatenBy: null,
  reliability: [],
  coverage: [],
})

/** Goes back, or forward, to a model; `dictionary-n` stands for none. Rows that are filed stay where they are. */
export async function applyModel(tx: Tx, wireId: string): Promise<void> {
  const id = wireId.startsWith('dictionary-') ? null : fromWire('mod', wireId)
  if (id !== null) {
    const model = (await listModels(tx)).find((one) => one.id === id)
    if (model?.state !== 'promoted')
      throw new Fault('not_found', {
        detail: 'There is no such model, or it was kept back and has no weights.',
      })
  }
  await putSettings(tx, { modelId: id })
  await appendEvent(tx, { type: 'categorization.model_used', data: { modelId: wireId } })
  await appendAudit(tx, { action: 'categorization.model_used', object: wireId })
}

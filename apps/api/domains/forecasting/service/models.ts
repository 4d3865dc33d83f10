/** The models of a workspace: what they are, which one is used, and the way back. */
import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import { beatenBy } from '../outlook/judge.ts'
import { historyLeast } from '../outlook/origins.ts'
import type { ForecastModel, ForecastModelList } from '../schemas.ts'
import { listModels, type ModelRow } from '../store/models.ts'
import { getSettings, putSettings } from '../store/settings.ts'
import type { Forecasting } from './deps.ts'
import { refreshNow } from './refresh.ts'
import { historyOf } from './train.ts'

export async function modelList(deps: Forecasting, tx: Tx): Promise<z.infer<typeof ForecastModelList>> {
  const { modelId } = await getSettings(tx)
  const models = await listModels(tx)
  return {
    items: [...models.map((model) => modelToWire(model, modelId)), simpleAlone(modelId === null)],
    daysLeast: historyLeast,
    days: (await historyOf(deps, tx)).days,
  }
}

const modelToWire = ({ id, state, report, createdAt }: ModelRow, modelId: string | null): ForecastModel => ({
  id: toWire('mod', id),
  state,
  current: id === modelId,
  createdAt: createdAt.toString(),
  series: report.series,
  learnedTo: report.learnedTo,
  overNaive: report.overNaive,
  beforeOverNaive: report.beforeOverNaive,
  beatenBy: beatenBy(report),
  members: report.members,
  seconds: report.seconds,
})

const simpleAlone = (current: boolean): ForecastModel => ({
  id: simple,
  state: 'shipped',
  current,
  createdAt: null,
  series: null,
  learnedTo: null,
  overNaive: null,
  beforeOverNaive: null,
  beatenBy: null,
  members: [],
  seconds: null,
})

const simple = 'simple'

/** Goes back, or forward, to a model; `simple` stands for none. Every forecast is made anew. */
export async function applyModel(deps: Forecasting, tx: Tx, wireId: string): Promise<void> {
  const id = wireId === simple ? null : fromWire('mod', wireId)
  if (id !== null) {
    const model = (await listModels(tx)).find((one) => one.id === id)
    if (model?.state !== 'promoted')
      throw new Fault('not_found', {
        detail: 'There is no such model, or it was kept back and has no weights.',
      })
  }
  await putSettings(tx, { modelId: id })
  await refreshNow(deps, tx)
  await appendEvent(tx, { type: 'forecasting.model_used', data: { modelId: wireId } })
  await appendAudit(tx, { action: 'forecasting.model_used', object: wireId })
}

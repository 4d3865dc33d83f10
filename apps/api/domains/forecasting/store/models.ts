import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import type { ForecastModel } from '../schemas.ts'

/** What a training found out, model or no model. */
export interface TrainingReport {
  /** Of the kind of model. */
  version: number
  series: number
  learnedTo: string
  /** The last day of the ledger at the time: the weeks before it were for choosing and judging. */
  seenTo: string
  overNaive: number
  beforeOverNaive: number | null
  members: ForecastModel['members']
  seconds: number
}

export interface ModelRow {
  id: string
  state: 'promoted' | 'kept_back'
  report: TrainingReport
  createdAt: Temporal.Instant
}

/** Newest first. */
export async function listModels(tx: Tx): Promise<ModelRow[]> {
  const { rows } = await tx.query<ModelRow>(
    `select id, state, report, created_at as "createdAt" from forecasting.models
     where workspace_id = $1 order by created_at desc, id desc`,
    [tx.scope.workspaceId],
  )
  return rows
}

/** One that was kept back is remembered without its weights. */
export async function insertModel(
  tx: Tx,
  model: { report: TrainingReport; weights: Uint8Array | null },
): Promise<string> {
  const id = newId()
  await tx.query(
    `insert into forecasting.models (workspace_id, id, state, report, weights, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      tx.scope.workspaceId,
      id,
      model.weights ? 'promoted' : 'kept_back',
      model.report,
      model.weights ? Buffer.from(model.weights) : null,
      tx.now(),
    ],
  )
  return id
}

export async function weightsOf(tx: Tx, id: string): Promise<Uint8Array | null> {
  const { rows } = await tx.query<{ weights: Buffer | null }>(
    'select weights from forecasting.models where workspace_id = $1 and id = $2',
    [tx.scope.workspaceId, id],
  )
  return rows[0]?.weights ?? null
}

import type { Tx } from '../../../core/db/db.ts'
import type { SeriesAccuracy } from '../schemas.ts'
import type { SeriesKey } from './forecasts.ts'

export interface AccuracyRow extends SeriesKey {
  modelId: string | null
  figures: Omit<SeriesAccuracy, 'subject' | 'currency' | 'grain'>
  testedAt: Temporal.Instant
}

/** Puts these in the place of all there are. */
export async function replaceAccuracy(tx: Tx, rows: readonly Omit<AccuracyRow, 'testedAt'>[]): Promise<void> {
  await tx.query('delete from forecasting.accuracy where workspace_id = $1', [tx.scope.workspaceId])
  await tx.query(
    `insert into forecasting.accuracy (workspace_id, kind, subject_id, currency, grain, model_id, figures, tested_at)
     select $1, g.kind, g."subjectId", g.currency, g.grain, g."modelId", g.figures, $3
     from jsonb_to_recordset($2::jsonb)
       as g(kind text, "subjectId" uuid, currency text, grain text, "modelId" uuid, figures jsonb)`,
    [tx.scope.workspaceId, JSON.stringify(rows), tx.now()],
  )
}

export async function listAccuracy(tx: Tx): Promise<AccuracyRow[]> {
  const { rows } = await tx.query<AccuracyRow>(
    `select kind, subject_id as "subjectId", currency, grain, model_id as "modelId", figures, tested_at as "testedAt"
     from forecasting.accuracy where workspace_id = $1
     order by array_position(array['balance', 'income', 'expense', 'net', 'category'], kind), currency,
       subject_id nulls first, array_position(array['day', 'week', 'month'], grain)`,
    [tx.scope.workspaceId],
  )
  return rows
}

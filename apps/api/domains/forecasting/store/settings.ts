import type { Tx } from '../../../core/db/db.ts'

export interface Settings {
  horizonDays: number
  /** Null: simple methods alone. */
  modelId: string | null
  /** When the refresh that waits is due. */
  refreshDueAt: Temporal.Instant | null
  refreshedAt: Temporal.Instant | null
}

const standard: Settings = { horizonDays: 90, modelId: null, refreshDueAt: null, refreshedAt: null }

const columns = `horizon_days as "horizonDays", model_id as "modelId", refresh_due_at as "refreshDueAt",
  refreshed_at as "refreshedAt"`

export async function getSettings(tx: Tx): Promise<Settings> {
  const { rows } = await tx.query<Settings>(
    `select ${columns} from forecasting.settings where workspace_id = $1`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? standard
}

/** Others who change them wait until this transaction has ended. */
export async function lockSettings(tx: Tx): Promise<Settings> {
  await tx.query('insert into forecasting.settings (workspace_id) values ($1) on conflict do nothing', [
    tx.scope.workspaceId,
  ])
  const { rows } = await tx.query<Settings>(
    `select ${columns} from forecasting.settings where workspace_id = $1 for update`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? standard
}

export async function putSettings(tx: Tx, change: Partial<Settings>): Promise<void> {
  const next = { ...(await lockSettings(tx)), ...change }
  await tx.query(
    `update forecasting.settings set horizon_days = $2, model_id = $3, refresh_due_at = $4, refreshed_at = $5,
       version = version + 1 where workspace_id = $1`,
    [tx.scope.workspaceId, next.horizonDays, next.modelId, next.refreshDueAt, next.refreshedAt],
  )
}

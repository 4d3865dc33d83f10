import type { Tx } from '../../../core/db/db.ts'

export interface Settings {
  threshold: number
  /** Null: the dictionary alone. */
  modelId: string | null
  version: number
}

/** A row is filed when it will be right four times in five or more. */
const standard: Settings = { threshold: 0.8, modelId: null, version: 1 }

export async function getSettings(tx: Tx): Promise<Settings> {
  const { rows } = await tx.query<Settings>(
    `select threshold, model_id as "modelId", version from categorization.settings where workspace_id = $1`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? standard
}

export async function putSettings(
  tx: Tx,
  change: Partial<Pick<Settings, 'threshold' | 'modelId'>>,
): Promise<Settings> {
  const next = { ...(await getSettings(tx)), ...change }
  const { rows } = await tx.query<Settings>(
    `insert into categorization.settings as s (workspace_id, threshold, model_id, version) values ($1, $2, $3, 2)
     on conflict (workspace_id) do update
       set threshold = excluded.threshold, model_id = excluded.model_id, version = s.version + 1
     returning threshold, model_id as "modelId", version`,
    [tx.scope.workspaceId, next.threshold, next.modelId],
  )
  return rows[0] ?? next
}

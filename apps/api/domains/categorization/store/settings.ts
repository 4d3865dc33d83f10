import type { Tx } from '../../../core/db/db.ts'

export interface Settings {
  threshold: number
  /** Null: the dictionary alone. */
  modelId: string | null
  /** Choices there were when a person last stopped a training. */
  trainingStoppedAt: number | null
  version: number
}

const columns = `threshold, model_id as "modelId", training_stopped_at as "trainingStoppedAt", version`

/** A row is filed when it will be right four times in five or more. */
const standard: Settings = { threshold: 0.8, modelId: null, trainingStoppedAt: null, version: 1 }

export async function getSettings(tx: Tx): Promise<Settings> {
  const { rows } = await tx.query<Settings>(
    `select ${columns} from categorization.settings where workspace_id = $1`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? standard
}

export async function putSettings(tx: Tx, change: Partial<Omit<Settings, 'version'>>): Promise<Settings> {
  const next = { ...(await getSettings(tx)), ...change }
  const { rows } = await tx.query<Settings>(
    `insert into categorization.settings as s (workspace_id, threshold, model_id, training_stopped_at, version)
     values ($1, $2, $3, $4, 2)
     on conflict (workspace_id) do update
       set threshold = excluded.threshold, model_id = excluded.model_id,
         training_stopped_at = excluded.training_stopped_at, version = s.version + 1
     returning ${columns}`,
    [tx.scope.workspaceId, next.threshold, next.modelId, next.trainingStoppedAt],
  )
  return rows[0] ?? next
}

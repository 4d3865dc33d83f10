import type { Tx } from '../../../core/db/db.ts'

export interface Settings {
  alertsPerWeek: number
  version: number
}

const standard: Settings = { alertsPerWeek: 2, version: 1 }

export async function getSettings(tx: Tx): Promise<Settings> {
  const { rows } = await tx.query<Settings>(
    `select alerts_per_week as "alertsPerWeek", version from anomaly.settings where workspace_id = $1`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? standard
}

export async function putSettings(tx: Tx, { alertsPerWeek }: Pick<Settings, 'alertsPerWeek'>): Promise<void> {
  await tx.query(
    `insert into anomaly.settings as s (workspace_id, alerts_per_week, version) values ($1, $2, 2)
     on conflict (workspace_id) do update set alerts_per_week = excluded.alerts_per_week, version = s.version + 1`,
    [tx.scope.workspaceId, alertsPerWeek],
  )
}

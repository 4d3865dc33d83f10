import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import type { ScenarioChange } from '../schemas.ts'

/** Changes are kept as they come over the wire, with the ids of the wire. */
export interface ScenarioRow {
  id: string
  name: string
  changes: ScenarioChange[]
  createdAt: Temporal.Instant
  version: number
}

const columns = `id, name, changes, created_at as "createdAt", version`

/** Oldest first. */
export async function listScenarios(tx: Tx): Promise<ScenarioRow[]> {
  const { rows } = await tx.query<ScenarioRow>(
    `select ${columns} from forecasting.scenarios where workspace_id = $1 order by created_at, id`,
    [tx.scope.workspaceId],
  )
  return rows
}

export async function findScenario(tx: Tx, id: string): Promise<ScenarioRow | null> {
  const { rows } = await tx.query<ScenarioRow>(
    `select ${columns} from forecasting.scenarios where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

export async function insertScenario(
  tx: Tx,
  { name, changes }: Pick<ScenarioRow, 'name' | 'changes'>,
): Promise<ScenarioRow> {
  const { rows } = await tx.query<ScenarioRow>(
    `insert into forecasting.scenarios (workspace_id, id, name, changes, created_at)
     values ($1, $2, $3, $4, $5) returning ${columns}`,
    [tx.scope.workspaceId, newId(), name, JSON.stringify(changes), tx.now()],
  )
  const [made] = rows
  if (!made) throw new Error('an insert returned nothing')
  return made
}

/** Null where it is not there, or not at that version any more. */
export async function updateScenario(
  tx: Tx,
  id: string,
  { version, ...wanted }: { version: number | null } & Pick<ScenarioRow, 'name' | 'changes'>,
): Promise<ScenarioRow | null> {
  const { rows } = await tx.query<ScenarioRow>(
    `update forecasting.scenarios set name = $3, changes = $4, version = version + 1
     where workspace_id = $1 and id = $2 and ($5::int is null or version = $5) returning ${columns}`,
    [tx.scope.workspaceId, id, wanted.name, JSON.stringify(wanted.changes), version],
  )
  return rows[0] ?? null
}

/** False where it is not there, or not at that version any more. */
export async function deleteScenario(tx: Tx, id: string, version: number | null): Promise<boolean> {
  const { rowCount } = await tx.query(
    `delete from forecasting.scenarios where workspace_id = $1 and id = $2 and ($3::int is null or version = $3)`,
    [tx.scope.workspaceId, id, version],
  )
  return rowCount > 0
}

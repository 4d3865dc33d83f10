import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'

export interface RunRecord {
  ruleId: string
  /** Null where the rule was applied to the past. */
  importId: string | null
  operationId: string
  rows: number
}

export async function insertRun(tx: Tx, run: RunRecord): Promise<void> {
  await tx.query(
    `insert into categorization.rule_runs (workspace_id, id, rule_id, import_id, operation_id, rows, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.scope.workspaceId, newId(), run.ruleId, run.importId, run.operationId, run.rows, tx.now()],
  )
}

/** Rows each rule changed in these operations. */
export async function rowsIn(tx: Tx, operationIds: readonly string[]): Promise<Map<string, number>> {
  if (operationIds.length === 0) return new Map()
  const { rows } = await tx.query<{ ruleId: string; rows: number }>(
    `select rule_id as "ruleId", sum(rows)::integer as rows from categorization.rule_runs
     where workspace_id = $1 and operation_id = any($2::uuid[]) group by rule_id`,
    [tx.scope.workspaceId, operationIds],
  )
  return new Map(rows.map((run) => [run.ruleId, run.rows]))
}

const runsMax = 100

/** The newest runs of a rule. */
export async function runsOf(tx: Tx, ruleId: string): Promise<(RunRecord & { at: Temporal.Instant })[]> {
  const { rows } = await tx.query<RunRecord & { at: Temporal.Instant }>(
    `select rule_id as "ruleId", import_id as "importId", operation_id as "operationId", rows, at
     from categorization.rule_runs where workspace_id = $1 and rule_id = $2 order by at desc, id desc limit ${runsMax}`,
    [tx.scope.workspaceId, ruleId],
  )
  return rows
}

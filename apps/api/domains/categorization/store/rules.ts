import type { Tx } from '../../../core/db/db.ts'

/** What a rule does, with ids as UUIDs; at most one of category, split and transfer. */
export interface RuleDoes {
  categoryId?: string
  title?: string
  addTags?: string[]
  split?: { categoryId: string; percent: number }[]
  transferWith?: string
}

export interface RuleContent {
  name: string
  condition: string
  actions: RuleDoes
  enabled: boolean
}

export interface RuleRecord extends RuleContent {
  id: string
  position: number
  version: number
  /** Rows its runs changed, taken back or not. */
  rows: number
  lastRunAt: Temporal.Instant | null
}

const selectSql = `select r.id, r.position, r.name, r.condition, r.actions, r.enabled, r.version,
    coalesce(runs.rows, 0)::integer as rows, runs.last_run_at as "lastRunAt"
  from categorization.rules r left join lateral (
    select sum(n.rows) as rows, max(n.at) as last_run_at from categorization.rule_runs n
    where n.workspace_id = r.workspace_id and n.rule_id = r.id) runs on true
  where r.workspace_id = $1`

/** From the top. */
export async function listRules(tx: Tx): Promise<RuleRecord[]> {
  const { rows } = await tx.query<RuleRecord>(`${selectSql} order by r.position, r.id`, [
    tx.scope.workspaceId,
  ])
  return rows
}

export async function findRule(tx: Tx, id: string): Promise<RuleRecord | null> {
  const { rows } = await tx.query<RuleRecord>(`${selectSql} and r.id = $2`, [tx.scope.workspaceId, id])
  return rows[0] ?? null
}

/** Edits of rules wait for each other: places depend on all of them. */
export async function lockRules(tx: Tx): Promise<void> {
  await tx.query('select 1 from categorization.rules where workspace_id = $1 order by id for update', [
    tx.scope.workspaceId,
  ])
}

/** At the bottom. */
export async function insertRule(tx: Tx, id: string, rule: RuleContent): Promise<void> {
  await tx.query(
    `insert into categorization.rules (workspace_id, id, position, name, condition, actions, enabled, created_at)
     select $1, $2, count(*), $3, $4, $5, $6, $7 from categorization.rules where workspace_id = $1`,
    [tx.scope.workspaceId, id, rule.name, rule.condition, rule.actions, rule.enabled, tx.now()],
  )
}

export async function updateRule(tx: Tx, id: string, rule: RuleContent): Promise<void> {
  await tx.query(
    `update categorization.rules set name = $3, condition = $4, actions = $5, enabled = $6, version = version + 1
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, rule.name, rule.condition, rule.actions, rule.enabled],
  )
}

/** Puts a rule at a place, counted from 0 at the top; places beyond the last one are the last one. */
export async function moveRule(tx: Tx, id: string, position: number): Promise<void> {
  await tx.query(
    `with moved as (
       select r.id, row_number() over (order by case when r.id = $2
         then $3::numeric + case when $3 > place.position then 0.5 else -0.5 end else r.position end, r.id) - 1 as position
       from categorization.rules r, (
         select position from categorization.rules where workspace_id = $1 and id = $2) place
       where r.workspace_id = $1
     )
     update categorization.rules r set position = moved.position from moved
     where r.workspace_id = $1 and r.id = moved.id and r.position <> moved.position`,
    [tx.scope.workspaceId, id, position],
  )
}

/** Its runs go with it; what it did stays. */
export async function deleteRule(tx: Tx, { id, position }: RuleRecord): Promise<void> {
  const { workspaceId } = tx.scope
  await tx.query('delete from categorization.rule_runs where workspace_id = $1 and rule_id = $2', [
    workspaceId,
    id,
  ])
  await tx.query('delete from categorization.rules where workspace_id = $1 and id = $2', [workspaceId, id])
  await tx.query(
    'update categorization.rules set position = position - 1 where workspace_id = $1 and position > $2',
    [workspaceId, position],
  )
}

import type { Tx } from '../../../core/db/db.ts'
import type { Membership } from '../../../core/auth/memberships.ts'

export type NumberStyle = 'comma_dot' | 'dot_comma' | 'space_comma' | 'apostrophe_dot' | 'lakh'

export interface Settings {
  name: string
  locale: string
  currency: string
  numberStyle: NumberStyle
  monthStartsOn: number
}

export interface WorkspaceRow extends Settings {
  id: string
  kind: 'own' | 'sample'
  createdAt: Temporal.Instant
  version: number
}

const columns = `w.workspace_id as id, w.name, w.locale, w.currency, w.number_style as "numberStyle",
  w.month_starts_on as "monthStartsOn", w.kind, w.created_at as "createdAt", w.version`

export async function getWorkspace(tx: Tx, lock = false): Promise<WorkspaceRow | null> {
  const { rows } = await tx.query<WorkspaceRow>(
    `select ${columns} from accounts.workspaces w where w.workspace_id = $1 ${lock ? 'for update' : ''}`,
    [tx.scope.workspaceId],
  )
  return rows[0] ?? null
}

/**
 * Enters a workspace that the transaction's person is not a member of: one just being made, or one whose invitation
 * they hold. Everything after it in the transaction is scoped to that workspace.
 */
export async function enter(tx: Tx, workspaceId: string): Promise<Tx> {
  await tx.query(`select set_config('app.workspace_id', $1, true)`, [workspaceId])
  return {
    query: (sql, params) => tx.query(sql, params),
    now: () => tx.now(),
    scope: { ...tx.scope, workspaceId },
  }
}

/** Leaves it again: what follows is the person's own, outside any workspace. */
export async function leave(tx: Tx): Promise<void> {
  await tx.query(`select set_config('app.workspace_id', '', true)`)
}

export async function insertWorkspace(tx: Tx, settings: Settings, kind: 'own' | 'sample'): Promise<void> {
  await tx.query(
    `insert into accounts.workspaces (workspace_id, name, locale, currency, number_style, month_starts_on, kind, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.scope.workspaceId,
      settings.name,
      settings.locale,
      settings.currency,
      settings.numberStyle,
      settings.monthStartsOn,
      kind,
      tx.now(),
    ],
  )
}

export async function updateSettings(tx: Tx, settings: Settings): Promise<void> {
  await tx.query(
    `update accounts.workspaces set name = $2, locale = $3, currency = $4, number_style = $5, month_starts_on = $6,
       version = version + 1
     where workspace_id = $1`,
    [
      tx.scope.workspaceId,
      settings.name,
      settings.locale,
      settings.currency,
      settings.numberStyle,
      settings.monthStartsOn,
    ],
  )
}

/**
 * Every workspace of the installation, oldest first, with how many people are in it; those being erased are not any
 * more. For start-up and the terminal.
 */
export async function allWorkspaces(
  tx: Tx,
): Promise<{ id: string; kind: 'own' | 'sample'; people: number; createdAt: Temporal.Instant }[]> {
  const { rows } = await tx.query<{
    id: string
    kind: 'own' | 'sample'
    people: number
    createdAt: Temporal.Instant
  }>(
    `select w.workspace_id as id, w.kind, count(m.id)::integer as people, w.created_at as "createdAt"
     from accounts.workspaces w left join accounts.members m on m.workspace_id = w.workspace_id
     group by w.workspace_id having bool_or(m.erasing) is not true order by w.created_at, w.workspace_id`,
  )
  return rows
}

export async function membershipsOf(tx: Tx, userId: string): Promise<Membership[]> {
  const { rows } = await tx.query<Membership>(
    `select workspace_id as "workspaceId", role, erasing from accounts.members where user_id = $1 order by joined_at, id`,
    [userId],
  )
  return rows
}

/** The people who own a workspace, the first one first. */
export async function ownersOf(tx: Tx, workspaceId: string): Promise<string[]> {
  const { rows } = await tx.query<{ userId: string }>(
    `select user_id as "userId" from accounts.members where workspace_id = $1 and role = 'owner' order by joined_at, id`,
    [workspaceId],
  )
  return rows.map((row) => row.userId)
}

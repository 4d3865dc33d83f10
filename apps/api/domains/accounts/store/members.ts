import type { Tx } from '../../../core/db/db.ts'
import type { Role } from '../../../core/auth/memberships.ts'

export interface MemberRow {
  id: string
  userId: string
  name: string
  email: string
  role: Role
  joinedAt: Temporal.Instant
  version: number
}

const columns = `m.id, m.user_id as "userId", m.name, m.email, m.role, m.joined_at as "joinedAt", m.version`

export async function listMembers(tx: Tx): Promise<MemberRow[]> {
  const { rows } = await tx.query<MemberRow>(
    `select ${columns} from accounts.members m where m.workspace_id = $1 order by m.joined_at, m.id`,
    [tx.scope.workspaceId],
  )
  return rows
}

/** The members, locked, so that two changes cannot both believe another owner is left. */
export async function lockMembers(tx: Tx): Promise<MemberRow[]> {
  const { rows } = await tx.query<MemberRow>(
    `select ${columns} from accounts.members m where m.workspace_id = $1 order by m.id for update`,
    [tx.scope.workspaceId],
  )
  return rows
}

/** False where the person is a member already. */
export async function insertMember(
  tx: Tx,
  member: { id: string; userId: string; name: string; email: string; role: Role },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into accounts.members (workspace_id, id, user_id, name, email, role, joined_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (workspace_id, user_id) do nothing`,
    [tx.scope.workspaceId, member.id, member.userId, member.name, member.email, member.role, tx.now()],
  )
  return rowCount === 1
}

export async function updateRole(tx: Tx, id: string, role: Role): Promise<void> {
  await tx.query(
    'update accounts.members set role = $3, version = version + 1 where workspace_id = $1 and id = $2',
    [tx.scope.workspaceId, id, role],
  )
}

export async function deleteMember(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from accounts.members where workspace_id = $1 and id = $2', [
    tx.scope.workspaceId,
    id,
  ])
}

export interface InvitationRow {
  id: string
  email: string
  role: Role
  invitedAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

const invitationColumns = `i.id, i.email, i.role, i.invited_at as "invitedAt", i.expires_at as "expiresAt"`

export async function listInvitations(tx: Tx): Promise<InvitationRow[]> {
  const { rows } = await tx.query<InvitationRow>(
    `select ${invitationColumns} from accounts.invitations i
     where i.workspace_id = $1 and i.expires_at > $2 order by i.invited_at, i.id`,
    [tx.scope.workspaceId, tx.now()],
  )
  return rows
}

export async function insertInvitation(
  tx: Tx,
  invitation: InvitationRow & { tokenSha256: Buffer },
): Promise<void> {
  await tx.query(
    `insert into accounts.invitations (workspace_id, id, email, role, token_sha256, invited_by, invited_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.scope.workspaceId,
      invitation.id,
      invitation.email,
      invitation.role,
      invitation.tokenSha256,
      tx.scope.userId,
      invitation.invitedAt,
      invitation.expiresAt,
    ],
  )
}

export async function openInvitation(tx: Tx, tokenSha256: Buffer): Promise<InvitationRow | null> {
  const { rows } = await tx.query<InvitationRow>(
    `select ${invitationColumns} from accounts.invitations i
     where i.workspace_id = $1 and i.token_sha256 = $2 and i.expires_at > $3 for update`,
    [tx.scope.workspaceId, tokenSha256, tx.now()],
  )
  return rows[0] ?? null
}

export async function deleteInvitation(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'delete from accounts.invitations where workspace_id = $1 and id = $2',
    [tx.scope.workspaceId, id],
  )
  return rowCount === 1
}

export async function deleteInvitations(tx: Tx): Promise<void> {
  await tx.query('delete from accounts.invitations where workspace_id = $1', [tx.scope.workspaceId])
}

/** Marks every membership, so that nobody acts under it any more; a trigger tells all processes at the commit. */
export async function lockMembersOut(tx: Tx): Promise<void> {
  await tx.query('update accounts.members set erasing = true where workspace_id = $1', [tx.scope.workspaceId])
}

/** Whether no member may act: all are locked out, or there is none. */
export async function isLocked(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.query(
    'select 1 from accounts.members where workspace_id = $1 and not erasing limit 1',
    [tx.scope.workspaceId],
  )
  return rowCount === 0
}

/** Workspaces whose erasure has begun and not ended. For a transaction of the system. */
export async function lockedWorkspaces(tx: Tx): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    'select distinct workspace_id as id from accounts.members where erasing',
  )
  return rows.map(({ id }) => id)
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { appendAudit } from '../../../core/audit/audit.ts'
import { endKeys } from '../../../core/auth/end-keys.ts'
import { erasePerson } from '../../../core/auth/erase-person.ts'
import type { Memberships, Role } from '../../../core/auth/memberships.ts'
import type { Db, Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, isUuid, newId, toWire } from '../../../core/ids.ts'
import type { Person } from '../contract.ts'
import type { Invitation, InvitationIssued, Member } from '../schemas.ts'
import {
  deleteInvitation,
  deleteMember,
  insertInvitation,
  listInvitations,
  listMembers,
  lockMembers,
  openInvitation,
  updateRole,
  type InvitationRow,
  type MemberRow,
} from '../store/members.ts'
import { enter, leave, membershipsOf } from '../store/workspaces.ts'
import { createWorkspace, firstSettings, firstWorkspace, join, readWorkspace } from './workspaces.ts'

const invitationDays = 14

const memberToWire = (row: MemberRow): Member => ({
  ...row,
  id: toWire('mem', row.id),
  userId: toWire('usr', row.userId),
  joinedAt: row.joinedAt.toString(),
})

const invitationToWire = (row: InvitationRow): Invitation => ({
  id: toWire('inv', row.id),
  email: row.email,
  role: row.role,
  invitedAt: row.invitedAt.toString(),
  expiresAt: row.expiresAt.toString(),
})

export async function membersAndInvitations(
  tx: Tx,
): Promise<{ members: Member[]; invitations: Invitation[] }> {
  return {
    members: (await listMembers(tx)).map(memberToWire),
    invitations: (await listInvitations(tx)).map(invitationToWire),
  }
}

/** The token names the workspace and carries 256 random bits; only its hash is kept. */
export async function invite(tx: Tx, wanted: { email: string; role: Role }): Promise<InvitationIssued> {
  const secret = randomBytes(32).toString('base64url')
  const token = `${toWire('wsp', tx.scope.workspaceId)}.${secret}`
  const invitedAt = tx.now()
  const row = {
    id: newId(),
    email: wanted.email.toLowerCase(),
    role: wanted.role,
    invitedAt,
    expiresAt: invitedAt.add({ hours: 24 * invitationDays }),
  }
  await insertInvitation(tx, { ...row, tokenSha256: hashOf(token) })
  await appendAudit(tx, {
    action: 'accounts.member_invited',
    object: toWire('inv', row.id),
    data: { role: wanted.role },
  })
  return { ...invitationToWire(row), token }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export async function withdrawInvitation(tx: Tx, wireId: string): Promise<void> {
  const gone = await deleteInvitation(tx, fromWire('inv', wireId))
  if (!gone) throw new Fault('not_found', { detail: 'There is no such invitation' })
  await appendAudit(tx, { action: 'accounts.invitation_withdrawn', object: wireId })
}

/** The workspace an invitation token speaks of, or null for text that is no token. */
function workspaceOf(token: string): string | null {
  try {
    return fromWire('wsp', token.split('.')[0] ?? '')
  } catch (error) {
    if (error instanceof Fault) return null
    throw error
  }
}

async function openFor(
  tx: Tx,
  token: string,
  email: string,
): Promise<{ inside: Tx; invitation: InvitationRow } | null> {
  const workspaceId = workspaceOf(token)
  if (!workspaceId) return null
  const inside = await enter(tx, workspaceId)
  const invitation = await openInvitation(inside, hashOf(token))
  return invitation && sameText(invitation.email, email.toLowerCase()) ? { inside, invitation } : null
}

const sameText = (a: string, b: string): boolean => timingSafeEqual(hashOf(a), hashOf(b))

/** Makes the invited person a member; the invitation is used up. */
export async function acceptInvitation(tx: Tx, token: string, person: Person) {
  const open = await openFor(tx, token, person.email)
  if (!open) throw new Fault('invitation_invalid')
  const { inside, invitation } = open
  await deleteInvitation(inside, invitation.id)
  if (!(await join(inside, person, invitation.role))) {
    throw new Fault('already_exists', { detail: 'You are a member of this workspace already' })
  }
  await appendAudit(inside, {
    action: 'accounts.member_joined',
    object: toWire('usr', person.id),
    data: { role: invitation.role },
  })
  const workspace = await readWorkspace(inside, invitation.role)
  await leave(inside)
  return workspace
}

export async function changeRole(
  tx: Tx,
  wireId: string,
  edit: { version: number | null; role: Role },
): Promise<Member> {
  const members = await lockMembers(tx)
  const member = memberOf(members, wireId)
  if (edit.version !== null && edit.version !== member.version) throw new Fault('version_conflict')
  if (edit.role !== 'owner') keepAnOwner(members, member)
  await updateRole(tx, member.id, edit.role)
  await appendAudit(tx, { action: 'accounts.member_role_changed', object: wireId, data: { role: edit.role } })
  return memberToWire({ ...member, role: edit.role, version: member.version + 1 })
}

export async function removeMember(tx: Tx, wireId: string): Promise<void> {
  const members = await lockMembers(tx)
  const member = memberOf(members, wireId)
  keepAnOwner(members, member)
  await deleteMember(tx, member.id)
  const keys = await endKeys(tx, member.userId)
  await appendAudit(tx, { action: 'accounts.member_removed', object: wireId, data: { keys } })
}

function memberOf(members: readonly MemberRow[], wireId: string): MemberRow {
  const id = fromWire('mem', wireId)
  const member = members.find((other) => other.id === id)
  if (!member) throw new Fault('not_found', { detail: 'There is no such member here' })
  return member
}

function keepAnOwner(members: readonly MemberRow[], leaving: MemberRow): void {
  const owners = members.filter(({ role }) => role === 'owner')
  if (leaving.role === 'owner' && owners.length === 1) throw new Fault('last_owner')
}

/** Removes the sign-in of the transaction's person, for good. Throws `still_member`. */
export async function eraseSignIn(tx: Tx): Promise<void> {
  // First: from now on nobody can make them a member of anything.
  await erasePerson(tx)
  const held = (await membershipsOf(tx, tx.scope.userId ?? '')).filter(({ erasing }) => !erasing)
  if (held.length === 0) return
  const count = held.length === 1 ? 'one workspace' : `${held.length} workspaces`
  throw new Fault('still_member', {
    detail: `Nothing was erased: you still belong to ${count}. Leave what others go on with, erase what is yours alone, then come back.`,
  })
}

/** What signing in and signing up ask of this domain. */
export function membershipsFor(db: Db): Memberships {
  return {
    of: (userId) => db.withUser(userId, (tx) => membershipsOf(tx, userId)),

    invited: (token, email) => db.withUser(newId(), async (tx) => (await openFor(tx, token, email)) !== null),

    async welcome(user, token) {
      if (!isUuid(user.id)) throw new TypeError('a user id must be a UUID')
      const first = await firstWorkspace(db)
      await db.withUser(user.id, async (tx) => {
        if (token !== null) {
          await acceptInvitation(tx, token, user)
          return
        }
        if ((await membershipsOf(tx, user.id)).length > 0) return
        if (first?.people === 0) await join(await enter(tx, first.id), user, 'owner')
        else await createWorkspace(tx, { settings: firstSettings, kind: 'own', owner: user })
      })
    },
  }
}

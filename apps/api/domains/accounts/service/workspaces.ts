import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import { endKeys } from '../../../core/auth/end-keys.ts'
import type { Membership, Role } from '../../../core/auth/memberships.ts'
import type { Db, Scope, Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { newId, toWire } from '../../../core/ids.ts'
import type { NewWorkspace, Person, Workspaces } from '../contract.ts'
import type { Workspace, WorkspacePatch } from '../schemas.ts'
import { insertCategories } from '../store/categories.ts'
import { eraseWorkspace } from '../store/erase.ts'
import { insertMember, listMembers } from '../store/members.ts'
import { forgetMonths } from '../store/monthly.ts'
import {
  allWorkspaces,
  enter,
  getWorkspace,
  insertWorkspace,
  leave,
  ownersOf,
  updateSettings,
  type Settings,
} from '../store/workspaces.ts'
import { defaultCategories } from './default-categories.ts'
import { moneyHabitsOf } from './system-locale.ts'
import { workspaceToWire } from './wire.ts'

/** Makes the workspace the transaction already is inside of, with its owner and its categories. */
export async function furnish(tx: Tx, wanted: NewWorkspace): Promise<void> {
  await insertWorkspace(tx, wanted.settings, wanted.kind)
  if (wanted.owner) await join(tx, wanted.owner, 'owner')
  if (wanted.categories !== 'none') await insertCategories(tx, defaultCategories)
  const workspaceId = toWire('wsp', tx.scope.workspaceId)
  await appendEvent(tx, { type: 'accounts.workspace_changed', data: { workspaceId } })
  await appendAudit(tx, { action: 'accounts.workspace_created', object: workspaceId })
}

/** False where the person was a member before. */
export async function join(tx: Tx, person: Person, role: Role): Promise<boolean> {
  return insertMember(tx, { id: newId(), userId: person.id, name: person.name, email: person.email, role })
}

export async function createWorkspace(tx: Tx, wanted: NewWorkspace): Promise<Workspace> {
  const inside = await enter(tx, newId())
  await furnish(inside, wanted)
  const workspace = await readWorkspace(inside, 'owner')
  await leave(inside)
  return workspace
}

/** The workspaces contract; `adopt` runs in a transaction of the person alone. */
export const workspaces: Workspaces = {
  furnish,
  async adopt(tx, workspaceId, owner) {
    const inside = await enter(tx, workspaceId)
    const isFree = (await getWorkspace(inside, true)) !== null && (await listMembers(inside)).length === 0
    if (!isFree) throw new Fault('not_found', { detail: 'There is no such workspace without an owner' })
    await join(inside, owner, 'owner')
    const workspace = await readWorkspace(inside, 'owner')
    await leave(inside)
    return workspace
  },
  async erase(tx) {
    await endKeys(tx)
    await eraseWorkspace(tx)
  },
  all: allWorkspaces,
}

export async function readWorkspace(tx: Tx, role: Role): Promise<Workspace> {
  const row = await getWorkspace(tx)
  if (!row) throw new Fault('not_found', { detail: 'There is no such workspace among yours' })
  return workspaceToWire(row, role)
}

/** A person's workspaces, oldest membership first; each is read inside its own scope. What is being erased is left out. */
export async function workspacesOf(tx: Tx, memberships: readonly Membership[]): Promise<Workspace[]> {
  const workspaces: Workspace[] = []
  for (const { workspaceId, role, erasing } of memberships) {
    if (erasing) continue
    workspaces.push(await readWorkspace(await enter(tx, workspaceId), role))
  }
  await leave(tx)
  return workspaces
}

export async function editWorkspace(
  tx: Tx,
  edit: { version: number | null; patch: z.output<typeof WorkspacePatch>; role: Role },
): Promise<Workspace> {
  const row = await getWorkspace(tx, true)
  if (!row) throw new Fault('not_found', { detail: 'There is no such workspace among yours' })
  if (edit.version !== null && edit.version !== row.version) throw new Fault('version_conflict')
  const { name, locale, currency, numberStyle, monthStartsOn } = edit.patch
  await updateSettings(tx, {
    name: name ?? row.name,
    locale: locale ?? row.locale,
    currency: currency ?? row.currency,
    numberStyle: numberStyle ?? row.numberStyle,
    monthStartsOn: monthStartsOn ?? row.monthStartsOn,
  })
  if (monthStartsOn !== undefined && monthStartsOn !== row.monthStartsOn) await forgetMonths(tx)
  const workspaceId = toWire('wsp', row.id)
  await appendEvent(tx, { type: 'accounts.workspace_changed', data: { workspaceId } })
  await appendAudit(tx, {
    action: 'accounts.workspace_changed',
    object: workspaceId,
    data: { fields: Object.keys(edit.patch).toSorted() },
  })
  return readWorkspace(tx, edit.role)
}

export const firstSettings: Settings = {
  name: 'Home',
  locale: 'en-IN',
  currency: 'INR',
  numberStyle: 'lakh',
  monthStartsOn: 1,
}

/**
 * The workspace the terminal works in: the first of the folder that is not a sample, made if there is none, with the money
 * of the system's country. It acts for that workspace's owner, or for nobody while no one has signed up.
 */
export async function ensureLocalWorkspace(db: Db, env = process.env): Promise<Scope> {
  const first = await firstWorkspace(db)
  if (first) {
    const [owner] = await db.withSystem((tx) => ownersOf(tx, first.id))
    return { workspaceId: first.id, userId: owner ?? null }
  }
  const scope = { workspaceId: newId(), userId: null }
  const settings = { ...firstSettings, ...moneyHabitsOf(env) }
  await db.withWorkspace(scope, (tx) => furnish(tx, { settings, kind: 'own', owner: null }))
  return scope
}

export async function firstWorkspace(db: Db): Promise<{ id: string; people: number } | null> {
  const all = await db.withSystem(allWorkspaces)
  return all.find(({ kind }) => kind === 'own') ?? null
}

/** The owner the terminal acts for, as a person; null while nobody has signed up. */
export async function localOwner(db: Db, scope: Scope): Promise<Person | null> {
  const members = await db.withWorkspace(scope, listMembers, 'read')
  const owner = members.find(({ userId }) => userId === scope.userId)
  return owner ? { id: owner.userId, name: owner.name, email: owner.email } : null
}

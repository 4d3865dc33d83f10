/** The end of a sign-in: not before the person has left or erased every workspace, and then with everything of theirs. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { holdPerson } from '../../../core/auth/erase-person.ts'
import { password, type Person } from '../../../core/testing/core-server.ts'
import { tracesOf } from '../../../core/testing/traces.ts'
import { eraseSignIn } from '../service/members.ts'
import { createWorkspace, firstSettings, workspaces } from '../service/workspaces.ts'
import { accountsServer, text, type Json } from './server.ts'

const { server, core, signUp, callAs } = await accountsServer()
const hourMs = 3_600_000

/** Ends the workspace a person got with their sign-up. */
const eraseHome = (person: Person): Promise<void> => core.db.withWorkspace(person, workspaces.erase)

/** Adds a password, a passkey's challenge, a second factor and a kept answer to what a sign-up leaves behind. */
async function liveIn(person: Person): Promise<void> {
  const call = callAs(person)
  await call('POST', '/v1/auth/two-factor/enable', { password })
  await call('GET', '/v1/auth/passkey/generate-register-options')
  await call('POST', '/v1/workspaces', { name: 'Shop' }, { 'idempotency-key': 'shop' })
}

async function makeKey(person: Person, workspace: string): Promise<string> {
  const made = await callAs(person)(
    'POST',
    '/v1/keys',
    { name: 'till', scopes: ['read'] },
    { 'x-workspace': workspace },
  )
  return text(made.body, 'id')
}

/** Makes the guest a member of the owner's workspace; answers it, and the members' ids. */
async function comeIn(
  owner: Person,
  guest: Person,
): Promise<{ home: string; seatOf: (who: Person) => string }> {
  const home = text((await callAs(owner)('GET', '/v1/me')).body, 'currentWorkspaceId')
  const invited = await callAs(owner)('POST', `/v1/workspaces/${home}/members`, {
    email: guest.email,
    role: 'editor',
  })
  const token = text(invited.body, 'token')
  expect((await callAs(guest)('POST', '/v1/invitations/accept', { token })).status).toBe(200)
  const { members } = (await callAs(owner)('GET', `/v1/workspaces/${home}/members`)).body as {
    members: Json[]
  }
  return { home, seatOf: ({ email }) => text(members.find((member) => member.email === email) ?? {}, 'id') }
}

test('a guest leaves by themselves; the last owner stays, and only an owner sends others away', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  const { home, seatOf } = await comeIn(ann, bob)
  const remove = (by: Person, who: Person) =>
    callAs(by)('DELETE', `/v1/workspaces/${home}/members/${seatOf(who)}`)
  expect((await remove(bob, ann)).body).toMatchObject({ code: 'forbidden' })
  expect((await remove(ann, ann)).body).toMatchObject({ code: 'last_owner' })
  expect((await remove(bob, bob)).status).toBe(200)
  const held = async () => ((await callAs(bob)('GET', '/v1/workspaces')).body as { items: Json[] }).items
  await expect.poll(async () => (await held()).length).toBe(1)
})

test('who belongs to a workspace is told what to do first, and nothing of them goes', async () => {
  const ann = await signUp()
  const { status, body } = await callAs(ann)('DELETE', '/v1/me')
  expect([status, body]).toMatchObject([409, { code: 'still_member' }])
  expect(body['detail']).toMatch(/one workspace.*Leave.*erase/)
  expect((await callAs(ann)('GET', '/v1/me')).status).toBe(200)
})

test('of an erased person nothing is left in any table, and everybody else is as before', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  await liveIn(ann)
  const { items } = (await callAs(ann)('GET', '/v1/workspaces')).body as { items: Json[] }
  for (const { id } of items) await makeKey(ann, String(id))
  for (const { workspaceId } of await memberships(ann))
    await core.db.withWorkspace({ ...ann, workspaceId }, workspaces.erase)
  expect(await tracesOf(core.databaseUrl, ann.userId)).toEqual(
    expect.arrayContaining([
      'scale_auth."user"',
      'scale_auth."twoFactor"',
      'scale_auth.verification',
      'core.user_idempotency',
    ]),
  )
  expect((await callAs(ann)('DELETE', '/v1/me')).status).toBe(204)
  expect(await tracesOf(core.databaseUrl, ann.userId)).toEqual([])
  expect(await tracesOf(core.databaseUrl, ann.email)).toEqual([])
  await expect.poll(async () => (await callAs(ann)('GET', '/v1/me')).status).toBe(401)
  const again = await callAs(bob)('POST', '/v1/auth/sign-in/email', { email: ann.email, password })
  expect(again.body).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD' })
  expect((await callAs(bob)('GET', '/v1/me')).status).toBe(200)
})

const memberships = ({ userId }: Person) =>
  core.db.withUser(userId, async (tx) => {
    const { rows } = await tx.query<{ workspaceId: string }>(
      `select workspace_id as "workspaceId" from accounts.members where user_id = $1`,
      [userId],
    )
    return rows
  })

test('a key, and a sign-in of more than an hour ago, are not enough', async () => {
  const ann = await signUp()
  const home = text((await callAs(ann)('GET', '/v1/me')).body, 'currentWorkspaceId')
  const made = await callAs(ann)(
    'POST',
    '/v1/keys',
    { name: 'till', scopes: ['read', 'write'] },
    { 'x-workspace': home },
  )
  const byKey = await server.app.inject({
    method: 'DELETE',
    url: '/v1/me',
    headers: { 'x-api-key': text(made.body, 'secret') },
  })
  expect(byKey.json()).toMatchObject({ code: 'forbidden' })
  const later = await accountsServer({
    clock: { now: () => Temporal.Now.instant().add({ milliseconds: 2 * hourMs }) },
  })
  const bob = await later.signUp()
  expect((await later.callAs(bob)('DELETE', '/v1/me')).body).toMatchObject({
    code: 'reauthentication_required',
  })
})

test('who is erased at this moment becomes a member of nothing; who becomes one is not erased', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  await eraseHome(ann)
  await eraseHome(bob)
  const held = Promise.withResolvers<void>()
  const joining = core.db.withUser(ann.userId, async (tx) => {
    await holdPerson(tx)
    held.resolve()
    const owner = { id: ann.userId, name: 'Ann', email: ann.email }
    await createWorkspace(tx, { settings: firstSettings, kind: 'own', owner })
  })
  await held.promise
  await expect(core.db.withUser(ann.userId, eraseSignIn)).rejects.toMatchObject({ code: 'still_member' })
  await joining

  const late = await core.db.withUser(bob.userId, async (tx) => {
    await eraseSignIn(tx)
    const asked = callAs(bob)('POST', '/v1/workspaces', { name: 'Late' })
    expect(await Promise.race([asked, sleep(200, 'waits')])).toBe('waits')
    return { asked }
  })
  expect((await late.asked).body).toMatchObject({ code: 'unauthenticated' })
  expect(await memberships(bob)).toEqual([])
})

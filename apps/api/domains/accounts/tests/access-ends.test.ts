/** What is left of somebody's access once a workspace is erased, or they leave it. */
import { expect, test } from 'vitest'
import type { Person } from '../../../core/testing/core-server.ts'
import { accountsServer, text, type Json } from './server.ts'

const { server, core, signUp, callAs, ownerDb } = await accountsServer()

async function makeKey(call: ReturnType<typeof callAs>, workspace: string): Promise<string> {
  const headers = { 'x-workspace': workspace }
  const made = await call('POST', '/v1/keys', { name: 'till', scopes: ['read', 'write'] }, headers)
  expect(made.status).toBe(201)
  return text(made.body, 'secret')
}
const asKey = async (secret: string, url: string) =>
  (await server.app.inject({ url, headers: { 'x-api-key': secret } })).statusCode
const firstWorkspace = async (person: Person): Promise<string> =>
  text((await callAs(person)('GET', '/v1/me')).body, 'currentWorkspaceId')
const keysKept = async ({ userId }: Person): Promise<number> =>
  (
    await ownerDb.withOwner((tx) =>
      tx.query('select 1 from scale_auth.apikey where "referenceId" = $1', [userId]),
    )
  ).rowCount

test('the keys of an erased workspace are refused and gone; those for another one stay', async () => {
  const ann = await signUp()
  const call = callAs(ann)
  const home = await firstWorkspace(ann)
  const shop = text((await call('POST', '/v1/workspaces', { name: 'Shop', currency: 'EUR' })).body, 'id')
  const [forHome, forShop] = [await makeKey(call, home), await makeKey(call, shop)]
  expect(await asKey(forShop, '/v1/accounts')).toBe(200)
  expect((await call('POST', `/v1/workspaces/${shop}/erase`, { confirm: 'erase Shop' })).status).toBe(202)
  await expect.poll(() => asKey(forShop, '/v1/accounts')).toBe(401)
  expect(await asKey(forShop, '/v1/me')).toBe(401)
  expect(await asKey(forHome, '/v1/accounts')).toBe(200)
  expect(await keysKept(ann)).toBe(1)
})

test('who is removed takes their keys along, and they do not come back with an invitation', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  const [owner, guest] = [callAs(ann), callAs(bob)]
  const home = await firstWorkspace(ann)
  const comeIn = async () => {
    const invitation = { email: bob.email, role: 'editor' }
    const invited = await owner('POST', `/v1/workspaces/${home}/members`, invitation)
    const accepted = await guest('POST', '/v1/invitations/accept', { token: text(invited.body, 'token') })
    expect(accepted.status).toBe(200)
  }
  await comeIn()
  const key = await makeKey(guest, home)
  expect(await asKey(key, '/v1/accounts')).toBe(200)
  const { members } = (await owner('GET', `/v1/workspaces/${home}/members`)).body as { members: Json[] }
  const member = text(members.find(({ email }) => email === bob.email) ?? {}, 'id')
  expect((await owner('DELETE', `/v1/workspaces/${home}/members/${member}`)).status).toBe(200)
  await expect.poll(() => asKey(key, '/v1/me')).toBe(401)
  await comeIn()
  expect(await asKey(key, '/v1/accounts')).toBe(401)
  expect(await keysKept(bob)).toBe(0)
})

test('an invitation is stored nowhere in clear, and raises nobody who is a member already', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  const [owner, guest] = [callAs(ann), callAs(bob)]
  const home = await firstWorkspace(ann)
  const invite = async (role: string) => {
    const headers = { 'idempotency-key': `invite as ${role}`.replaceAll(' ', '-') }
    const invited = await owner('POST', `/v1/workspaces/${home}/members`, { email: bob.email, role }, headers)
    return text(invited.body, 'token')
  }
  const first = await invite('viewer')
  const stored = await core.db.withWorkspace({ workspaceId: ann.workspaceId, userId: ann.userId }, (tx) =>
    tx.query('select body from core.idempotency'),
  )
  expect(JSON.stringify(stored.rows)).not.toContain(first)
  expect((await guest('POST', '/v1/invitations/accept', { token: first })).status).toBe(200)
  const second = await invite('owner')
  expect((await guest('POST', '/v1/invitations/accept', { token: second })).body).toMatchObject({
    code: 'already_exists',
  })
  const { members } = (await owner('GET', `/v1/workspaces/${home}/members`)).body as { members: Json[] }
  expect(members.find(({ email }) => email === bob.email)).toMatchObject({ role: 'viewer' })
})

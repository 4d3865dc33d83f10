import { expect, test } from 'vitest'
import { accountsServer, household, type Json } from './server.ts'

const { signUp, callAs } = await accountsServer()

test('a viewer looks and changes nothing; an editor does not manage; a stranger sees no such workspace', async () => {
  const owner = await signUp()
  const call = callAs(owner)
  const { savings } = await household(call)
  const me = (await call('GET', '/v1/me')).body as { currentWorkspaceId: string }
  const workspace = { 'x-workspace': me.currentWorkspaceId }
  const guest = await signUp('Guest')
  const invited = await call('POST', `/v1/workspaces/${me.currentWorkspaceId}/members`, {
    email: guest.email,
    role: 'viewer',
  })
  expect(invited.status).toBe(201)
  const guestCall = callAs(guest)
  expect((await guestCall('GET', '/v1/accounts', undefined, workspace)).status).toBe(404)
  const stranger = callAs(await signUp())
  expect(
    (await stranger('POST', '/v1/invitations/accept', { token: invited.body['token'] })).body,
  ).toMatchObject({ code: 'invitation_invalid' })
  expect(
    (await guestCall('POST', '/v1/invitations/accept', { token: invited.body['token'] })).body,
  ).toMatchObject({ role: 'viewer' })
  expect((await guestCall('GET', '/v1/accounts', undefined, workspace)).body).toMatchObject({
    items: [{ id: savings }, {}],
  })
  expect(
    (await guestCall('POST', '/v1/accounts', { name: 'x', type: 'bank', currency: 'INR' }, workspace)).body,
  ).toMatchObject({ code: 'forbidden' })
  const members = (await call('GET', `/v1/workspaces/${me.currentWorkspaceId}/members`)).body as {
    members: { id: string; email: string }[]
    invitations: Json[]
  }
  expect(members.invitations).toEqual([])
  const [first] = members.members
  expect(
    (await call('DELETE', `/v1/workspaces/${me.currentWorkspaceId}/members/${first?.id}`)).body,
  ).toMatchObject({ code: 'last_owner' })
  const seat = members.members.find(({ email }) => email === guest.email.toLowerCase())
  expect(
    (await guestCall('DELETE', `/v1/workspaces/${me.currentWorkspaceId}/members/${seat?.id}`)).status,
  ).toBe(200)
  // The server hears of it by notification, a moment later.
  await expect
    .poll(async () => (await guestCall('GET', '/v1/accounts', undefined, workspace)).status)
    .toBe(404)
})

import { expect, test } from 'vitest'
import { toWire } from '../../ids.ts'
import { coreServer } from '../../testing/core-server.ts'
import { probes } from '../../http/tests/probe.ts'

const { server, signUp, join, leave } = await coreServer({ modules: [probes] })
const { app } = server

async function makeKey(headers: Record<string, string>, scopes: string[]) {
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/keys',
    headers,
    payload: { name: 'till', scopes },
  })
  expect(reply.statusCode).toBe(201)
  return reply.json()
}
const read = (secret: string) => app.inject({ url: '/v1/probes', headers: { 'x-api-key': secret } })
const write = (secret: string) =>
  app.inject({
    method: 'POST',
    url: '/v1/probes',
    headers: { authorization: `Bearer ${secret}` },
    payload: { splits: [] },
  })

test('a key does what its scopes say, in its workspace', async () => {
  const ann = await signUp()
  const reader = await makeKey(ann.bearer, ['read'])
  expect((await read(reader.secret)).json()).toMatchObject({ workspaceId: ann.workspaceId })
  expect((await write(reader.secret)).json()).toMatchObject({ status: 403, code: 'scope_missing' })
  const writer = await makeKey(ann.bearer, ['write', 'read'])
  expect((await write(writer.secret)).statusCode).toBe(201)
})

test('a key opens no other workspace of its owner', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  const key = await makeKey(ann.bearer, ['read'])
  await join(ann, bob.workspaceId, 'owner')
  const reply = await app.inject({
    url: '/v1/probes',
    headers: { 'x-api-key': key.secret, 'x-workspace': toWire('wsp', bob.workspaceId) },
  })
  expect(reply.statusCode).toBe(404)
})

test('a key can no more than its owner, and dies with the membership', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  await join(ann, bob.workspaceId, 'viewer')
  const headers = { ...ann.bearer, 'x-workspace': toWire('wsp', bob.workspaceId) }
  await expect.poll(async () => (await app.inject({ url: '/v1/keys', headers })).statusCode).toBe(200)
  const key = await makeKey(headers, ['read', 'write'])
  expect((await read(key.secret)).statusCode).toBe(200)
  expect((await write(key.secret)).json()).toMatchObject({ code: 'forbidden' })
  await leave(ann, bob.workspaceId)
  await expect.poll(async () => (await read(key.secret)).statusCode).toBe(401)
})

test('a removed key is refused at the next request; a key makes no keys', async () => {
  const ann = await signUp()
  const key = await makeKey(ann.bearer, ['read', 'write'])
  const byKey = await app.inject({
    method: 'POST',
    url: '/v1/keys',
    headers: { 'x-api-key': key.secret },
    payload: { name: 'more', scopes: ['read'] },
  })
  expect(byKey.json()).toMatchObject({ code: 'forbidden' })
  const listed = (await app.inject({ url: '/v1/keys', headers: ann.bearer })).json()
  expect(listed.items).toMatchObject([
    { id: key.id, name: 'till', start: key.secret.slice(0, key.start.length) },
  ])
  expect(JSON.stringify(listed)).not.toContain(key.secret)
  expect(
    (await app.inject({ method: 'DELETE', url: `/v1/keys/${key.id}`, headers: ann.bearer })).statusCode,
  ).toBe(204)
  expect((await read(key.secret)).statusCode).toBe(401)
  expect(
    (await app.inject({ method: 'DELETE', url: `/v1/keys/${key.id}`, headers: ann.bearer })).statusCode,
  ).toBe(404)
})

test('nobody removes a key of somebody else', async () => {
  const [ann, bob] = [await signUp(), await signUp()]
  const key = await makeKey(ann.bearer, ['read'])
  expect(
    (await app.inject({ method: 'DELETE', url: `/v1/keys/${key.id}`, headers: bob.bearer })).statusCode,
  ).toBe(404)
  expect((await read(key.secret)).statusCode).toBe(200)
})

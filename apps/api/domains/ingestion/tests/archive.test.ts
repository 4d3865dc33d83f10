import { expect, test } from 'vitest'
import { testApp } from '../../../core/testing/app.ts'
import { overHttp } from './over-http.ts'

const app = await testApp()

const statement =
  'Date,Description,Amount\n2026-03-13,RENT,-900.00\n2026-03-13,TEA,-2.50\n2026-03-13,TEA,-2.50\n'

test('a workspace that came back from its archive knows the files it has seen', async () => {
  const person = await app.signUp('Asha')
  const before = overHttp(app, person)
  const { id } = await before.send('march.csv', statement)
  await before.commit(id)
  const { body: workspaces } = await before.call<{ items: { id: string }[] }>('GET', '/v1/workspaces')
  const archive = await app.server.app.inject({
    method: 'GET',
    url: `/v1/workspaces/${workspaces.items[0]?.id}/archive`,
    headers: person.bearer,
  })
  const restored = await app.server.app.inject({
    method: 'POST',
    url: '/v1/workspaces/restore',
    headers: { ...person.bearer, 'content-type': 'application/gzip' },
    payload: archive.rawPayload,
  })
  expect(restored.statusCode).toBe(201)
  const bearer = {
    ...person.bearer,
    'x-workspace': restored.json<{ workspace: { id: string } }>().workspace.id,
  }
  const after = overHttp(app, { ...person, bearer })
  expect(await after.ledger()).toBe(await before.ledger())
  const again = await after.send('march-again.csv', `${statement}2026-03-14,BREAD,-3.20\n`)
  expect(again.counts).toMatchObject({ new: 1, duplicate: 3 })
  expect(await after.undo(id)).toMatchObject({ state: 'undone' })
  expect(await after.ledger()).toBe('')
})

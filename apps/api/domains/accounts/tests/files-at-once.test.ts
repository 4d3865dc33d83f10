import { expect, test } from 'vitest'
import { accountsServer, text } from './server.ts'

const { signUp, server } = await accountsServer({ env: { FILES_PER_USER_MAX: '1' } })

test('exports, archives and restores of one person share the places they may hold at a time', async () => {
  const ann = await signUp()
  const headers = ann.bearer
  const me = (await server.app.inject({ url: '/v1/me', headers })).json()
  const archive = () =>
    server.app.inject({ url: `/v1/workspaces/${text(me, 'currentWorkspaceId')}/archive`, headers })
  const bytes = (await archive()).rawPayload
  const restore = () =>
    server.app.inject({
      method: 'POST',
      url: '/v1/workspaces/restore',
      headers: { ...headers, 'content-type': 'application/gzip' },
      payload: bytes,
    })
  const exported = (format: string) => server.app.inject({ url: '/v1/export', query: { format }, headers })
  const all = [archive, restore, () => exported('csv'), () => exported('hledger')]
  const replies = await Promise.all(all.map((ask) => ask()))
  const refused = replies.filter(({ statusCode }) => statusCode === 429)
  expect(refused).toHaveLength(3)
  for (const reply of refused) expect(reply.json()).toMatchObject({ code: 'too_many_files' })
  for (const ask of all) expect((await ask()).statusCode).toBeLessThan(300)
})

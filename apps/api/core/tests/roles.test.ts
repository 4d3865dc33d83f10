/** `ROLE` divides the program: one process answers, another does the work. And what answers alone can do. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { serve, type Serving } from '../../serve.ts'
import { ensureLocalWorkspace } from '../../wiring.ts'
import { toWire } from '../ids.ts'
import { atEnd } from '../testing/at-end.ts'
import { newDatabase } from '../testing/database.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'scale-roles-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const env = {
  DATABASE_URL: await newDatabase(),
  SCALE_DATA: folder,
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'silent',
}

const importPage = z.object({ items: z.array(z.object({ state: z.string() })) })
const meShown = z.object({ currentWorkspaceId: z.string() })
const problem = z.object({ code: z.string() })
const longerThanReadingMs = 500

async function start(role: 'api' | 'worker'): Promise<Serving> {
  const serving = await serve({ ...env, ROLE: role }, () => {})
  atEnd(() => serving.stop())
  return serving
}

test('a file that reaches one process is read by another; a locked workbook is opened and not kept', async () => {
  const { address, core } = await start('api')
  const atTerminal = await ensureLocalWorkspace(core.db)
  const origin = address ?? ''
  const ask = async (method: string, url: string, body?: string | Uint8Array<ArrayBuffer>, headers = {}) => {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    return fetch(origin + url, {
      method,
      headers: { origin, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
      ...(body === undefined ? {} : { body }),
    })
  }
  const owner = { name: 'Ann', email: 'ann@example.org', password: 'quiet harbour lantern' }
  const signedUp = await ask('POST', '/v1/auth/sign-up/email', JSON.stringify(owner))
  const bearer = { authorization: `Bearer ${signedUp.headers.get('set-auth-token')}` }
  const states = async () => {
    const shown = await ask('GET', '/v1/imports', undefined, bearer)
    return importPage.parse(await shown.json()).items.map(({ state }) => state)
  }

  // What was done at the terminal before anybody signed up is the first person's.
  const me = meShown.parse(await (await ask('GET', '/v1/me', undefined, bearer)).json())
  expect(me.currentWorkspaceId).toBe(toWire('wsp', atTerminal.workspaceId))

  const statement = new TextEncoder().encode('Date,Description,Amount\n2026-03-13,RENT,-900.00\n')
  await ask('POST', '/v1/imports?fileName=a.csv', statement, { ...bearer, 'idempotency-key': randomUUID() })
  await sleep(longerThanReadingMs)
  expect(await states()).toEqual(['received'])
  const worker = await start('worker')
  expect(worker.address).toBeNull()
  await expect.poll(states).toEqual(['preview'])

  const examples = path.join(import.meta.dirname, '../../../../examples')
  const locked = new Uint8Array(await readFile(path.join(examples, 'india-protected.xlsx')))
  const open = (password: string) =>
    ask('POST', '/v1/decrypt-xlsx', locked, { ...bearer, 'x-statement-password': password })
  const opened = await open('asha1990')
  expect(opened.status).toBe(200)
  expect(Buffer.from(await opened.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK')
  const refused = await open('asha1991')
  expect([refused.status, problem.parse(await refused.json()).code]).toEqual([422, 'statement_rejected'])
  expect(await states()).toEqual(['preview'])
})

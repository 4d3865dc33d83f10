import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { chooseRunner, findPrograms } from '../db/binaries.ts'
import { systemClock } from '../clock.ts'
import { openDb } from '../db/db.ts'
import { startEmbedded } from '../db/embedded.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'scale-runner-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const asRoot = process.getuid?.() === 0
/** As on a system that has no `unshare`, or refuses it. */
const withoutNamespaces = () => vi.stubEnv('PATH', '/nonexistent')

test('an ordinary user runs it directly', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000)
  expect(await chooseRunner(await findPrograms(), folder)).toEqual({ prefix: [] })
})

test('root without user namespaces has "nobody" run it', async ({ skip }) => {
  skip(!asRoot, 'needs root')
  await chmod(folder, 0o755)
  withoutNamespaces()
  const postgres = await startEmbedded(path.join(folder, 'data'), { durable: false })
  const db = await openDb({ url: postgres.url, clock: systemClock })
  const { rows } = await db.withOwner((tx) => tx.query('select 1 as n'))
  expect(rows).toEqual([{ n: 1 }])
  await db.close()
  await postgres.stop()
})

test('root whose folder nobody may enter is told what to do', async ({ skip }) => {
  skip(!asRoot, 'needs root')
  await chmod(folder, 0o700)
  withoutNamespaces()
  await expect(startEmbedded(path.join(folder, 'closed'))).rejects.toMatchObject({
    name: 'CannotStart',
    message: expect.stringContaining('cannot enter'),
    advice: expect.stringContaining('DATABASE_URL'),
  })
})

test('programs that do not run here are told apart from everything else', async () => {
  const programs = { initdb: '/nonexistent/initdb', postgres: '/nonexistent/postgres' }
  await expect(chooseRunner(programs, folder)).rejects.toMatchObject({
    message: expect.stringContaining('glibc'),
  })
})

import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { openDb } from '../db/db.ts'
import { startEmbedded } from '../db/embedded.ts'
import { claimServing } from '../db/serving.ts'

const folders: string[] = []
const strays: string[] = []

/** Making a database takes a second; all tests but the first copy one. */
const made = path.join(await emptyFolder(), 'made')

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'scale-embedded-'))
  folders.push(folder)
  return folder
}

async function dataFolder(under = 'data'): Promise<string> {
  const dataDir = path.join(await emptyFolder(), under)
  strays.push(dataDir)
  await cp(path.join(made, 'postgres/data'), path.join(dataDir, 'postgres/data'), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
  })
  return dataDir
}

const careless = { durable: false }
const pidOf = async (dataDir: string): Promise<number> =>
  Number.parseInt(await readFile(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10)
const isRunning = (dataDir: string): boolean => existsSync(path.join(dataDir, 'postgres/data/postmaster.pid'))
const ask = async (url: string, sql: string): Promise<object[]> => {
  const db = await openDb({ url, clock: systemClock })
  try {
    return (await db.withOwner((tx) => tx.query(sql))).rows
  } finally {
    await db.close()
  }
}

afterAll(async () => {
  for (const folder of strays.filter(isRunning)) process.kill(await pidOf(folder), 'SIGQUIT')
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

test('starts from nothing, keeps its data over a stop, listens on no port, and is safe by default', async () => {
  const dataDir = made
  const first = await startEmbedded(dataDir)
  expect(first.reused).toBe(false)
  await ask(first.url, 'create table public.kept (n int); insert into public.kept values (42)')
  const settings = await ask(
    first.url,
    `select name, setting from pg_settings where name in
    ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses') order by name`,
  )
  expect(settings).toEqual([
    { name: 'data_checksums', setting: 'on' },
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
  ])
  expect(await ask(first.url, 'select rolsuper as super from pg_roles where rolname = current_user')).toEqual(
    [{ super: false }],
  )
  expect((await stat(path.join(dataDir, 'postgres/socket'))).mode & 0o777).toBe(0o700)
  await first.stop()
  expect(isRunning(dataDir)).toBe(false)
  const second = await startEmbedded(dataDir, careless)
  expect(await ask(second.url, 'select n from public.kept')).toEqual([{ n: 42 }])
  await ask(second.url, 'drop table public.kept')
  await second.stop()
})

test('two that start at once share one; the last to leave stops it', async () => {
  const dataDir = await dataFolder()
  const program = fileURLToPath(new URL('processes/holder.ts', import.meta.url))
  const holders = [1, 2].map(() => fork(program, [dataDir]))
  const answers = await Promise.all(holders.map(async (holder) => (await once(holder, 'message'))[0]))
  expect(answers).toHaveLength(2)
  const own = await startEmbedded(dataDir, careless)
  expect(own.reused).toBe(true)
  await own.stop()
  expect(isRunning(dataDir)).toBe(true)
  for (const [index, holder] of holders.entries()) {
    holder.send('stop')
    await once(holder, 'exit')
    expect(isRunning(dataDir)).toBe(index === 0)
  }
})

test('what a killed process leaves running is used again, and stopped by the next', async () => {
  const dataDir = await dataFolder()
  const holder = fork(fileURLToPath(new URL('processes/holder.ts', import.meta.url)), [dataDir])
  await once(holder, 'message')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(isRunning(dataDir)).toBe(true)
  const next = await startEmbedded(dataDir, careless)
  expect(next.reused).toBe(true)
  // As long as Postgres has not noticed, what was killed seems to be connected.
  const lingering = new pg.Client({ connectionString: next.url, application_name: `scale ${holder.pid}` })
  lingering.on('error', () => {})
  await lingering.connect()
  await next.stop()
  expect(isRunning(dataDir)).toBe(false)
})

test('a killed database recovers, and what was committed is there', async () => {
  const dataDir = await dataFolder()
  const first = await startEmbedded(dataDir)
  await ask(
    first.url,
    'create table public.kept (n int); insert into public.kept select generate_series(1, 1000)',
  )
  const pid = await pidOf(dataDir)
  process.kill(pid, 'SIGKILL')
  const second = await startEmbedded(dataDir)
  expect(await ask(second.url, 'select count(*)::int as n from public.kept')).toEqual([{ n: 1000 }])
  await second.stop()
})

test('a database that is killed under a running program is started again', async () => {
  const dataDir = await dataFolder()
  const said: string[] = []
  const postgres = await startEmbedded(dataDir, { ...careless, say: (line) => said.push(line) })
  const db = await openDb({ url: postgres.url, clock: systemClock })
  const answer = () => db.withOwner(async (tx) => (await tx.query('select 1 as n')).rows)
  process.kill(await pidOf(dataDir), 'SIGKILL')
  await expect.poll(() => answer().catch(() => 'not yet'), { timeout: 20_000 }).toEqual([{ n: 1 }])
  await expect.poll(() => said).toEqual([expect.stringContaining('was started again')])
  await db.close()
  await postgres.stop()
  expect(isRunning(dataDir)).toBe(false)
})

test('a process number that now belongs to another program is no obstacle', async () => {
  const dataDir = await dataFolder()
  const first = await startEmbedded(dataDir, careless)
  const file = path.join(dataDir, 'postgres/data/postmaster.pid')
  const text = await readFile(file, 'utf8')
  await first.stop()
  const stranger = spawn('sleep', ['60'])
  await writeFile(file, text.replace(/^\d+/, String(stranger.pid)))
  const second = await startEmbedded(dataDir, careless)
  expect(await ask(second.url, 'select 1 as n')).toEqual([{ n: 1 }])
  await second.stop()
  stranger.kill()
})

test('a data folder with a very long name works', async () => {
  const dataDir = await dataFolder(`${'long-name/'.repeat(12)}end`)
  const postgres = await startEmbedded(dataDir, careless)
  expect(new URL(postgres.url).searchParams.get('host')?.length).toBeLessThan(90)
  expect(await ask(postgres.url, 'select 1 as n')).toEqual([{ n: 1 }])
  await postgres.stop()
})

test('data of another Postgres version is refused with what to do', async () => {
  const dataDir = await dataFolder()
  await writeFile(path.join(dataDir, 'postgres/data/PG_VERSION'), '16\n')
  await expect(startEmbedded(dataDir, careless)).rejects.toMatchObject({
    name: 'CannotStart',
    message: expect.stringContaining('Postgres 16'),
    advice: expect.stringContaining('archive'),
  })
})

test('the log of the database quotes no row and no statement', async () => {
  const dataDir = await dataFolder()
  const postgres = await startEmbedded(dataDir, careless)
  const canary = 'UPI/SHARMA STORES'
  const twice = `create table public.line (text text primary key); insert into public.line values ('${canary}'), ('${canary}')`
  await expect(ask(postgres.url, twice)).rejects.toThrow('duplicate key')
  await expect(ask(postgres.url, `select '${canary}'::integer`)).rejects.toThrow('invalid input')
  await postgres.stop()
  expect(await readFile(path.join(dataDir, 'postgres/log'), 'utf8')).not.toContain('SHARMA')
})

test('a damaged database says where its log is', async () => {
  const dataDir = await dataFolder()
  const first = await startEmbedded(dataDir, careless)
  await first.stop()
  await rm(path.join(dataDir, 'postgres/data/global/pg_control'))
  await expect(startEmbedded(dataDir, careless)).rejects.toMatchObject({
    name: 'CannotStart',
    message: expect.stringContaining('did not start'),
    advice: expect.stringContaining(path.join(dataDir, 'postgres/log')),
  })
})

test('a second server on the same folder is refused, and told who is there', async () => {
  const dataDir = await dataFolder()
  const postgres = await startEmbedded(dataDir, careless)
  const release = await claimServing(postgres.url, 8080)
  await expect(claimServing(postgres.url, 8081)).rejects.toMatchObject({
    message: `Another SCALE (process ${process.pid}) is already serving this data folder on port 8080.`,
  })
  const tryOther = async (): Promise<string> => {
    try {
      const releaseOther = await claimServing(postgres.url, 8081)
      await releaseOther()
      return 'free'
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }
  // The claim outlives a restart of the database.
  process.kill(await pidOf(dataDir), 'SIGKILL')
  await expect.poll(tryOther, { timeout: 20_000, interval: 300 }).toContain('on port 8080')
  await release()
  expect(await tryOther()).toBe('free')
  await postgres.stop()
})

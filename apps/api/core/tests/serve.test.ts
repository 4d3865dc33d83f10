/** The program itself, as a process: its words, its exit codes, and that it leaves nothing running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { ensureLocalWorkspace } from '../../wiring.ts'
import { systemClock } from '../clock.ts'
import { openDb } from '../db/db.ts'
import { startEmbedded } from '../db/embedded.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'scale-serve-'))
const dataDir = path.join(folder, 'data')
const program = fileURLToPath(new URL('../../main.ts', import.meta.url))
const running = new Set<ChildProcess>()

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  if (databaseRuns()) await (await startEmbedded(dataDir)).stop()
  await rm(folder, { recursive: true, force: true })
})

interface Program {
  child: ChildProcess
  /** Everything printed so far, both streams. */
  text: () => string
  address: () => Promise<string>
  exit: () => Promise<number | null>
}

function start(env: Record<string, string> = {}, args: string[] = []): Program {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, PORT: '0', SCALE_DATA: dataDir, NODE_ENV: 'production', ...env },
    // A process group of its own, as a terminal gives it: a signal to the group is Ctrl-C.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let text = ''
  const told = Promise.withResolvers<string>()
  const hear = (chunk: Buffer): void => {
    text += chunk.toString()
    const address = /SCALE is ready.*: (http\S+)/.exec(text)?.[1]
    if (address) told.resolve(address)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const exited = once(child, 'close').then(([code]: unknown[]) => {
    running.delete(child)
    told.reject(new Error(`it ended with ${String(code)}: ${text}`))
    return typeof code === 'number' ? code : null
  })
  told.promise.catch(() => {})
  return { child, text: () => text, address: () => told.promise, exit: () => exited }
}

const databaseRuns = (): boolean => existsSync(path.join(dataDir, 'postgres/data/postmaster.pid'))
const ready = async (address: string): Promise<number> => (await fetch(`${address}/health/ready`)).status
/** What Ctrl-C does: the terminal signals everything in the group. */
const ctrlC = (child: ChildProcess): boolean => process.kill(-(child.pid ?? 0), 'SIGINT')

test('the first start makes everything, and Ctrl-C ends it, the database last', async () => {
  const first = start()
  expect(await ready(await first.address())).toBe(200)
  expect(first.text()).toMatch(
    /Making the database.*\n.*Started the database.*\n(Preparing the database: \w+: \w+\n)+SCALE is ready after/,
  )
  expect((await readFile(path.join(dataDir, 'secrets.json'), 'utf8')).length).toBeGreaterThan(40)
  ctrlC(first.child)
  expect(await first.exit()).toBe(0)
  expect(first.text()).toContain('Stopping')
  expect(databaseRuns()).toBe(false)
})

test('a warm start is soon ready, and SIGTERM ends it with its database', async () => {
  const began = performance.now()
  const again = start()
  expect(await ready(await again.address())).toBe(200)
  // The bar is 3 s on a quiet machine; tests run beside each other.
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(again.text()).not.toContain('Preparing')
  again.child.kill('SIGTERM')
  expect(await again.exit()).toBe(0)
  expect(databaseRuns()).toBe(false)
})

test('a second one on the same folder is told about the first, which goes on', async () => {
  const first = start()
  const address = await first.address()
  const second = start()
  expect(await second.exit()).toBe(1)
  expect(second.text()).toContain(
    `Another SCALE (process ${first.child.pid}) is already serving this data folder on port ${new URL(address).port}.`,
  )
  expect(await ready(address)).toBe(200)

  const worker = start({ ROLE: 'worker' })
  await expect.poll(worker.text, { timeout: 20_000 }).toContain('SCALE works in the background')
  first.child.kill('SIGTERM')
  expect(await first.exit()).toBe(0)
  expect(databaseRuns()).toBe(true)
  worker.child.kill('SIGTERM')
  expect(await worker.exit()).toBe(0)
  expect(databaseRuns()).toBe(false)
})

test('a taken port is named, with the next one to try, and the database is not left behind', async () => {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const refused = start({ PORT: `${port}` })
  expect(await refused.exit()).toBe(1)
  expect(refused.text()).toContain(`SCALE cannot start: Port ${port} is taken by another program.`)
  expect(refused.text()).toContain(`PORT=${port + 1} npm start`)
  expect(databaseRuns()).toBe(false)
  server.close()
})

test('after kill -9 the next start takes over', async () => {
  const first = start()
  await first.address()
  first.child.kill('SIGKILL')
  await first.exit()
  expect(databaseRuns()).toBe(true)
  const second = start()
  expect(await ready(await second.address())).toBe(200)
  expect(second.text()).toContain('Joining the running database')
  second.child.kill('SIGTERM')
  expect(await second.exit()).toBe(0)
  expect(databaseRuns()).toBe(false)
})

test('stopped while it imports a file, it says so; started with the file again, every row is there once', async () => {
  const rows = Array.from({ length: 8_000 }, (_, n) => `${(n % 27) + 1}/03/2026,Row ${n},-${n + 1}.50`)
  const file = path.join(folder, 'card.csv')
  await writeFile(file, ['Date,Description,Amount', ...rows].join('\n'))
  const cut = start({}, [file, 'next.csv'])
  await expect.poll(cut.text, { timeout: 20_000, interval: 5 }).toContain(`Importing ${file}`)
  cut.child.kill('SIGTERM')
  expect(await cut.exit()).toBe(0)
  expect(cut.text()).toContain('SCALE was stopped before this file was through.')
  expect(cut.text()).toMatch(/next\.csv\s+SCALE was stopped before this file was begun\./)
  expect(cut.text()).not.toMatch(/our side|is ready/)

  const again = start({}, [file])
  await again.address()
  again.child.kill('SIGTERM')
  expect(await again.exit()).toBe(0)
  expect(await recordedRows()).toBe(rows.length)
})

async function recordedRows(): Promise<number> {
  const postgres = await startEmbedded(dataDir)
  const db = await openDb({ url: postgres.url, clock: systemClock })
  const scope = await ensureLocalWorkspace(db)
  const { rowCount } = await db.withWorkspace(scope, (tx) => tx.query('select from accounts.transactions'))
  await db.close()
  await postgres.stop()
  return rowCount
}

test('settings that cannot be used stop it before anything is touched', async () => {
  const refused = start({ PORT: 'eighty', SCALE_DATA: path.join(folder, 'untouched') })
  expect(await refused.exit()).toBe(1)
  expect(refused.text()).toMatch(/^SCALE cannot start: These settings cannot be used: PORT/)
  expect(existsSync(path.join(folder, 'untouched'))).toBe(false)
})

test('a database that does not answer is named as such', async () => {
  const refused = start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(await refused.exit()).toBe(1)
  expect(refused.text()).toContain('The database does not answer')
})

test('data of a newer version is refused', async () => {
  const postgres = await startEmbedded(dataDir)
  const db = await openDb({ url: postgres.url, clock: systemClock })
  const note = (sql: string) => db.withOwner((tx) => tx.query(sql))
  await note(`insert into core.migrations values ('core', 9999, 'future', 'x', now())`)
  await db.close()
  await postgres.stop()
  const refused = start()
  expect(await refused.exit()).toBe(1)
  expect(refused.text()).toContain('newer version of SCALE')
  expect(databaseRuns()).toBe(false)
})

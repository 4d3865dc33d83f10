/**
 * A real Postgres in the data folder, reachable by a unix socket only. The first process that needs it starts it,
 * others share it, and the last one to leave stops it; what a killed process leaves running, the next one reuses.
 */
import type { ChildProcess } from 'node:child_process'
import { chown, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../errors.ts'
import { type PostgresPrograms, type Runner, chooseRunner, findPrograms } from './binaries.ts'
import {
  createCluster,
  dropStalePid,
  exists,
  makePrivate,
  recordedPid,
  refuseOtherVersion,
  socketFolder,
} from './cluster-folder.ts'
import { type Launch, launch } from './postgres-process.ts'
import { type Probe, othersConnected, probe } from './probe.ts'

export interface EmbeddedPostgres {
  url: string
  /** True where another process had already started it. */
  reused: boolean
  /** Stops it, unless other SCALE processes still use it. Close your own connections first. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** False only for tests: faster, and worthless after a power cut. */
  durable?: boolean
  say?: (line: string) => void
}

const startTimeoutMs = 5 * 60_000
const stopTimeoutMs = 30_000

/** Starts the Postgres of `dataDir`, or joins the one already running there. Throws `CannotStart` with advice. */
export async function startEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const folder = path.resolve(dataDir, 'postgres')
  const socketDir = socketFolder(folder)
  const cluster = path.join(folder, 'data')
  const running = (reused: boolean, leave = () => {}): EmbeddedPostgres => ({
    url: urlOf(socketDir),
    reused,
    stop() {
      leave()
      return stopIfLast(socketDir, cluster)
    },
  })
  await makePrivate(folder)
  await makePrivate(socketDir)
  if ((await settled(socketDir)) === 'ready') return running(true)

  const programs = await findPrograms()
  const runner = await chooseRunner(programs, folder)
  for (const made of runner.uid === undefined ? [] : [folder, socketDir])
    await chown(made, runner.uid ?? 0, runner.uid ?? 0)
  await refuseOtherVersion(cluster)
  if (!(await exists(path.join(cluster, 'PG_VERSION')))) {
    options.say?.('Making the database (once)')
    await createCluster(programs, runner, folder)
  }
  await dropStalePid(cluster)
  const at = { folder, cluster, socketDir, durable: options.durable ?? true }
  const start = (): Promise<Started> => bringUp(programs, runner, at)
  const started = await start()
  return running(started.reused, keepUp(started, { start, socketDir, say: options.say ?? (() => {}) }))
}

/** The connection address of the database behind a socket folder. */
export function urlOf(socketDir: string, database = 'scale'): string {
  return `postgres://scale@localhost/${database}?host=${encodeURIComponent(socketDir)}`
}

/** Waits while the database recovers from a crash, or another process stops it. */
async function settled(socketDir: string): Promise<Probe> {
  const deadline = Date.now() + startTimeoutMs
  for (;;) {
    const state = await probe(socketDir)
    if (state !== 'starting' || Date.now() > deadline) return state
    await sleep(pollMs)
  }
}

interface Started {
  server: ChildProcess
  /** True where another process turned out to have started it. */
  reused: boolean
}

async function bringUp(programs: PostgresPrograms, runner: Runner, at: Launch): Promise<Started> {
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    const server = await launch(programs, runner, at)
    const outcome = await watchStart(server, at.socketDir)
    if (outcome !== 'failed') return { server, reused: outcome === 'reused' }
  }
  const log = path.join(at.folder, 'log')
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n')
  const reason = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
  throw new CannotStart(`The database did not start: ${reason}`, `Its log is ${log}.`)
}

const startAttempts = 3
/** Our process ends at once where another one was quicker, or has not quite left yet. */
const patienceMs = 1_000
const pollMs = 20

async function watchStart(server: ChildProcess, socketDir: string): Promise<'started' | 'reused' | 'failed'> {
  let endedAt = Number.POSITIVE_INFINITY
  const end = (): void => void (endedAt = Math.min(endedAt, Date.now()))
  server.once('error', end)
  server.once('exit', end)
  // It may have ended before anybody listened.
  if (server.exitCode !== null || server.signalCode !== null) end()
  const deadline = Date.now() + startTimeoutMs
  for (;;) {
    const state = await probe(socketDir)
    if (state === 'ready') return endedAt === Number.POSITIVE_INFINITY ? 'started' : 'reused'
    const givenUp = state === 'absent' && Date.now() > endedAt + patienceMs
    if (givenUp || Date.now() > deadline) return 'failed'
    await sleep(pollMs)
  }
}

interface Keeping {
  start: () => Promise<Started>
  socketDir: string
  say: (line: string) => void
}

/** Starts it again when it dies under us (out of memory, killed); connections come back by themselves. */
function keepUp(started: Started, { start, socketDir, say }: Keeping): () => void {
  let left = false
  const watch = (server: ChildProcess): void => {
    server.once('exit', (code) => {
      if (!left && code !== 0) void again()
    })
  }
  async function again(): Promise<void> {
    try {
      if ((await settled(socketDir)) === 'ready') return
      watch((await start()).server)
      say('The database ended unexpectedly and was started again. Nothing that was saved is lost.')
    } catch (error) {
      say(error instanceof Error ? error.message : 'The database ended and did not start again.')
    }
  }
  watch(started.server)
  return () => {
    left = true
  }
}

async function stopIfLast(socketDir: string, cluster: string): Promise<void> {
  if (await othersConnected(socketDir)) return
  const pid = await recordedPid(cluster)
  if (pid === null) return
  try {
    // SIGINT is Postgres' fast stop: open transactions are rolled back, the files are left clean.
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  const deadline = Date.now() + stopTimeoutMs
  while (Date.now() < deadline && (await exists(path.join(cluster, 'postmaster.pid')))) await sleep(20)
}

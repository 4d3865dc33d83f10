/**
 * A real Postgres in the data folder, reachable by a unix socket only. The first process that needs it starts it,
 * others share it, and the last one to leave stops it; what a killed process leaves running, the next one reuses.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from '../errors.ts'
import { type PostgresPrograms, type Runner, asUser, chooseRunner, findPrograms } from './binaries.ts'
import { type Probe, createMissing, othersConnected, probe } from './probe.ts'

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

const socketPathBytesMax = 107
const socketName = '.s.PGSQL.5432'
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
  const running = (reused: boolean): EmbeddedPostgres => ({
    url: urlOf(socketDir),
    reused,
    stop: () => stopIfLast(socketDir, cluster),
  })
  await makePrivate(folder)
  await makePrivate(socketDir)
  if ((await probe(socketDir)) === 'ready') return running(true)

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
  const server = await launch(programs, runner, {
    folder,
    cluster,
    socketDir,
    durable: options.durable ?? true,
  })
  await waitUntilReady(socketDir, server, path.join(folder, 'log'))
  await createMissing(socketDir)
  return running(false)
}

/** The connection address of the database behind a socket folder. */
export function urlOf(socketDir: string, database = 'scale'): string {
  return `postgres://scale@localhost/${database}?host=${encodeURIComponent(socketDir)}`
}

/** Beside the data where the path is short enough for a socket, else in the temporary folder under a hashed name. */
function socketFolder(folder: string): string {
  const beside = path.join(folder, 'socket')
  if (Buffer.byteLength(path.join(beside, socketName)) < socketPathBytesMax) return beside
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const elsewhere = path.join(os.tmpdir(), `scale-${process.getuid?.() ?? 0}-${hash}`)
  if (Buffer.byteLength(path.join(elsewhere, socketName)) < socketPathBytesMax) return elsewhere
  return path.join('/tmp', path.basename(elsewhere))
}

/** A folder for us alone. One that somebody else made under our name is refused: it could hold their socket. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  const mine = process.getuid?.() ?? found.uid
  const ours = found.uid === mine || (mine === 0 && found.uid === 65_534)
  if (found.isDirectory() && ours) return
  throw new CannotStart(
    `The folder ${folder} belongs to somebody else.`,
    'Remove it, or set SCALE_DATA to another folder.',
  )
}

const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  )

async function refuseOtherVersion(cluster: string): Promise<void> {
  const found = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => '18')).trim()
  if (found === '18') return
  throw new CannotStart(
    `The data in ${cluster} was written by Postgres ${found}, this SCALE brings Postgres 18.`,
    'Start it with the version of SCALE that wrote it, export an archive there, and restore that here.',
  )
}

/** Made under another name and moved when whole, so an interrupted start leaves nothing half-made behind. */
async function createCluster(programs: PostgresPrograms, runner: Runner, folder: string): Promise<void> {
  const made = path.join(folder, `making-${process.pid}`)
  await rm(made, { recursive: true, force: true })
  const args = ['-D', made, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--data-checksums', '--no-sync']
  const child = spawnAs(
    runner,
    programs.initdb,
    [...args, '--locale-provider=builtin', '--locale=C.UTF-8'],
    'pipe',
  )
  let output = ''
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stdout?.resume()
  const status = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  if (status !== 0) {
    throw new CannotStart(
      `The database could not be made in ${folder}: ${output.trim().split('\n').at(-1) ?? ''}`,
      'Check that the disk has room and that this folder may be written, or set SCALE_DATA to another folder.',
    )
  }
  await syncFolder(made)
  try {
    await rename(made, path.join(folder, 'data'))
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    if (!(await exists(path.join(folder, 'data', 'PG_VERSION')))) throw error
  }
}

/** Postgres itself syncs all files at its first checkpoint; the folder's name must be on disk before it is used. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/**
 * After a power cut the recorded process number may belong to another program by now, and Postgres would refuse to
 * start for fear of it. A process that is no Postgres is nothing to fear.
 */
async function dropStalePid(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  const pid = await recordedPid(cluster)
  if (pid === null) return
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null)
  if (command !== null && !command.startsWith('postgres')) await rm(file, { force: true })
}

async function recordedPid(cluster: string): Promise<number | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isNaN(pid) ? null : pid
}

interface Launch {
  folder: string
  cluster: string
  socketDir: string
  durable: boolean
}

async function launch(programs: PostgresPrograms, runner: Runner, at: Launch): Promise<ChildProcess> {
  const log = await open(path.join(at.folder, 'log'), 'w', 0o600)
  const settings = {
    ...settingsFor(os.totalmem()),
    ...(at.durable ? {} : carelessSettings),
    unix_socket_directories: at.socketDir,
  }
  const args = [
    '-D',
    at.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const child = spawnAs(runner, programs.postgres, args, log.fd)
  child.unref()
  await log.close()
  return child
}

/** Its own process group: Ctrl-C in the terminal reaches SCALE, which drains first and stops the database last. */
function spawnAs(runner: Runner, program: string, args: string[], output: 'pipe' | number): ChildProcess {
  const [command = program, ...rest] = [...runner.prefix, program, ...args]
  return spawn(command, rest, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
    ...(runner.uid === undefined ? {} : asUser(runner.uid)),
  })
}

/** For bulk imports on a small machine. Every commit still reaches the disk before it is acknowledged. */
function settingsFor(memoryBytes: number): Record<string, string> {
  const small = memoryBytes < 4 * 1024 ** 3
  return {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: small ? '128MB' : '256MB',
    work_mem: small ? '8MB' : '16MB',
    maintenance_work_mem: small ? '64MB' : '128MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: small ? '1GB' : '2GB',
    wal_buffers: '16MB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    // Error lines would quote statements and row values; only what concerns the server itself is written down.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
}

const carelessSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function waitUntilReady(socketDir: string, server: ChildProcess, log: string): Promise<void> {
  let failure: Error | null = null
  let ended = false
  server.once('error', (error) => (failure = error))
  server.once('exit', () => (ended = true))
  const deadline = Date.now() + startTimeoutMs
  let state: Probe = 'absent'
  while (Date.now() < deadline) {
    state = await probe(socketDir)
    if (state === 'ready') return
    // Another process may have won the race to start it; then ours ends, and theirs will answer soon.
    if (failure || (ended && state === 'absent' && !(await startedByOther(socketDir)))) break
    await sleep(20)
  }
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n')
  throw new CannotStart(
    `The database did not start: ${lines.findLast((line) => /FATAL|PANIC|HINT/.test(line)) ?? lines.at(-1) ?? ''}`,
    `Its log is ${log}.`,
    { cause: failure },
  )
}

const otherStartPatienceMs = 2_000

async function startedByOther(socketDir: string): Promise<boolean> {
  const deadline = Date.now() + otherStartPatienceMs
  while (Date.now() < deadline) {
    if ((await probe(socketDir)) !== 'absent') return true
    await sleep(50)
  }
  return false
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

/** The Postgres process itself: how it is spawned, and with which settings. */
import { type ChildProcess, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type PostgresPrograms, type Runner, asUser, commandLine } from './binaries.ts'

export interface Launch {
  folder: string
  cluster: string
  socketDir: string
  durable: boolean
}

export async function launch(programs: PostgresPrograms, runner: Runner, at: Launch): Promise<ChildProcess> {
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
export function spawnAs(
  runner: Runner,
  program: string,
  args: string[],
  output: 'pipe' | number,
): ChildProcess {
  const [command, ...rest] = commandLine(runner, program, args)
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
    max_connections: '200',
    shared_buffers: small ? '128MB' : '256MB',
    work_mem: small ? '8MB' : '16MB',
    maintenance_work_mem: small ? '64MB' : '128MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: small ? '1GB' : '2GB',
    wal_buffers: '16MB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    // Rows that just came are asked about at once; until they are counted, pages of them are read the slow way.
    autovacuum_naptime: '10s',
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

const carelessSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '1min',
}

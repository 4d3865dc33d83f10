/** The folders of the embedded Postgres: made privately, whole, and checked before use. */
import { createHash } from 'node:crypto'
import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { CannotStart } from '../errors.ts'
import type { PostgresPrograms, Runner } from './binaries.ts'
import { spawnAs } from './postgres-process.ts'

const socketPathBytesMax = 107
const socketName = '.s.PGSQL.5432'

/** Beside the data where the path is short enough for a socket, else in the temporary folder under a hashed name. */
export function socketFolder(folder: string): string {
  const beside = path.join(folder, 'socket')
  if (Buffer.byteLength(path.join(beside, socketName)) < socketPathBytesMax) return beside
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const elsewhere = path.join(os.tmpdir(), `scale-${process.getuid?.() ?? 0}-${hash}`)
  if (Buffer.byteLength(path.join(elsewhere, socketName)) < socketPathBytesMax) return elsewhere
  return path.join('/tmp', path.basename(elsewhere))
}

/** A folder for us alone. One that somebody else made under our name is refused: it could hold their socket. */
export async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new CannotStart(
      `The folder ${folder} cannot be made or written.`,
      'Give SCALE the right to write there, or set SCALE_DATA to another folder.',
      { cause },
    )
  })
  const found = await lstat(folder)
  const mine = process.getuid?.() ?? found.uid
  const ours = found.uid === mine || (mine === 0 && found.uid === 65_534)
  if (found.isDirectory() && ours) return
  throw new CannotStart(
    `The folder ${folder} belongs to somebody else.`,
    'Remove it, or set SCALE_DATA to another folder.',
  )
}

export const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  )

export async function refuseOtherVersion(cluster: string): Promise<void> {
  const found = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => '18')).trim()
  if (found === '18') return
  throw new CannotStart(
    `The data in ${cluster} was written by Postgres ${found}, this SCALE brings Postgres 18.`,
    'Start it with the version of SCALE that wrote it, export an archive there, and restore that here.',
  )
}

/** Made under another name and moved when whole, so an interrupted start leaves nothing half-made behind. */
export async function createCluster(
  programs: PostgresPrograms,
  runner: Runner,
  folder: string,
): Promise<void> {
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
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * After a power cut the recorded process number may belong to another program by now, and Postgres would refuse to
 * start for fear of it. A process that is no Postgres is nothing to fear.
 */
export async function dropStalePid(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  const pid = await recordedPid(cluster)
  if (pid === null) return
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null)
  if (command !== null && !command.startsWith('postgres')) await rm(file, { force: true })
}

export async function recordedPid(cluster: string): Promise<number | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isNaN(pid) ? null : pid
}

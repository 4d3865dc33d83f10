/** Installs what package-lock.json names, once; later starts see by a stamp that nothing changed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { alone } from './alone.mjs'
import { root, Stop } from './host.mjs'

const modules = path.join(root, 'node_modules')
const stampFile = path.join(modules, '.scale-installed')

/** @param {(line: string) => void} say */
export async function ensureInstalled(say) {
  if (isInstalled()) return
  await alone(say, async () => {
    if (isInstalled()) return
    if (matchesHiddenLockfile()) return stamp()
    checkWritable()
    const startedMs = Date.now()
    say('Installing packages from the lockfile (once; about a minute) …')
    await npmCi()
    stamp()
    say(`Packages installed in ${Math.round((Date.now() - startedMs) / 1000)} s.`)
  })
}

const isInstalled = () => readText(stampFile) === wantedStamp()

function stamp() {
  try {
    writeFileSync(stampFile, wantedStamp())
  } catch {
    // A folder owned by somebody else: the packages are there, only the note of it is not. The next start looks again.
  }
}

/** What the installed packages depend on: the lockfile, each package.json, and the platform. */
function wantedStamp() {
  const hash = createHash('sha256')
  const packages = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => path.join(folder, name, 'package.json')),
  )
  for (const file of ['package.json', 'package-lock.json', ...packages.sort()]) {
    hash.update(`${file}\n${readText(path.join(root, file)) ?? ''}\n`)
  }
  return `${process.platform}-${process.arch} ${hash.digest('hex')}\n`
}

/** Somebody ran npm themselves: its own record of node_modules says whether all that is wanted is there. */
function matchesHiddenLockfile() {
  const wanted = parsePackages(path.join(root, 'package-lock.json'))
  const present = parsePackages(path.join(modules, '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.includes('node_modules/')) return true
    const found = present[place]
    return found
      ? found.version === entry.version && Boolean(found.link) === Boolean(entry.link)
      : entry.optional === true
  })
}

function parsePackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

function checkWritable() {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    throw new Stop(
      `Packages must be installed, but this user may not write to ${root}.\n` +
        'Start SCALE once as the owner of that folder, or clone it into a folder of your own.',
    )
  }
}

/** Development packages build the web client, so they are wanted whatever NODE_ENV says. */
function npmCi() {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const [command, head, shell] = npm?.endsWith('.js')
    ? [process.execPath, [npm], false]
    : ['npm', [], process.platform === 'win32']
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...head, ...args], { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => reject(npmMissing(error)))
    child.on('close', (code) => (code === 0 ? resolve() : reject(installFault(output))))
  })
}

function npmMissing(error) {
  if (error.code !== 'ENOENT') return error
  return new Stop(
    'npm was not found. It comes with Node: install Node from https://nodejs.org and start again.',
  )
}

const networkPattern = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/
function installFault(output) {
  const said = output.trim().split('\n').slice(-15).join('\n')
  const next = networkPattern.test(output)
    ? 'The package registry could not be reached. The first start needs a network; later ones need none. Connect, or set the proxy in npm ("npm config set proxy …"), and start again.'
    : /EUSAGE|in sync/.test(output)
      ? 'package-lock.json does not fit package.json. Run "npm install", and commit the new lockfile.'
      : /ENOSPC/.test(output)
        ? 'The disk is full: SCALE needs about 1.5 GB for its packages.'
        : 'The message above is from npm. Nothing of yours was touched; start again once it is mended.'
  return new Stop(`${said}\n\nThe packages could not be installed. ${next}`)
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

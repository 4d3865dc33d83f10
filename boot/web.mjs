/** Builds the web client into apps/web/dist when what it is made of changed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { alone } from './alone.mjs'
import { childEnvironment, findNode, root, Stop } from './host.mjs'

const web = path.join(root, 'apps', 'web')
const dist = path.join(web, 'dist')
const stampFile = path.join(dist, '.scale-built.json')
const foldersIgnored = new Set(['node_modules', '.next', 'dist', 'out', 'tests'])

/** @param {(line: string) => void} say */
export async function ensureWebBuilt(say) {
  if (readStamp()?.quick === quickDigest()) return
  await alone(say, async () => {
    const content = digest(sources(), (file) => readFileSync(file))
    if (readStamp()?.content !== content) await build(say)
    writeStamp({ quick: quickDigest(), content })
  })
}

/** Reads no file: a changed time or size asks for a look at the contents, which alone decide. */
function quickDigest() {
  return digest(sources(), (file) => {
    const { mtimeMs, size } = statSync(file)
    return `${mtimeMs} ${size}`
  })
}

async function build(say) {
  const startedMs = Date.now()
  say('Building the web client (its sources changed; about half a minute) …')
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const environment = childEnvironment({ NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' })
  await new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe']
    const child = spawn(findNode(), [next, 'build'], { cwd: web, env: environment, stdio })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0 && existsSync(path.join(dist, 'index.html'))) return resolve()
      reject(
        new Stop(
          `${output.trim()}\n\nThe web client could not be built (${signal ?? `exit code ${code}`}). ${buildHint(signal)}`,
        ),
      )
    })
  })
  say(`Web client built in ${Math.round((Date.now() - startedMs) / 1000)} s.`)
}

function buildHint(signal) {
  return signal === 'SIGKILL'
    ? 'The system ended the build, most likely for want of memory: it needs about 700 MB.'
    : 'The message above says where; "ROLE=worker npm start" runs without it.'
}

/** The client, the wire schemas of the domains, and the packages of ours it imports, directly or not. */
function sources() {
  const domains = path.join(root, 'apps', 'api', 'domains')
  const schemas = filesUnder(domains).filter((file) => /schemas(\.ts$|[\\/])/.test(file))
  const packages = [...packagesOf(web, new Set())].map((name) => path.join(root, 'packages', name))
  const files = [web, ...packages].flatMap((folder) => filesUnder(folder))
  return [path.join(root, 'package-lock.json'), ...schemas, ...files].sort()
}

function packagesOf(folder, found) {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const own = /^@scale\/(.+)$/.exec(name)?.[1]
    if (!own || found.has(own)) continue
    found.add(own)
    packagesOf(path.join(root, 'packages', own), found)
  }
  return found
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return foldersIgnored.has(entry.name) ? [] : filesUnder(place)
    return entry.isFile() && !generated(entry.name) ? [place] : []
  })
}

/** Next writes these while it builds. */
const generated = (name) => name === 'next-env.d.ts' || name.endsWith('.tsbuildinfo')

function digest(files, read) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`\n${path.relative(root, file)}\n`).update(read(file))
  return hash.digest('hex')
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return null
  }
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, JSON.stringify(stamp))
  } catch {
    // A folder of somebody else's: the build is the right one; the next start compares contents again.
  }
}

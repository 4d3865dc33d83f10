/** The checks that `npm test` and `npm run check` share: each a program, its time, and what it found. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { childEnvironment, findNode, root } from './host.mjs'

const bin = (packageFile) => path.join(root, 'node_modules', packageFile)

/** A log file or a CI page has no colours; CI=true alone would switch them on. */
const plainOutput = process.stdout.isTTY ? {} : { NO_COLOR: '1' }

/** Lint and types are written in Go and end within seconds: collecting their garbage less often is a fifth of their time. */
const lessCollecting = { GOGC: '400' }

/**
 * One checker: two would each work out the types they share, which is twice the work and no sooner beside the tests.
 * What it found is kept, and only files that a change can reach are checked again.
 */
const types = [
  ['--singleThreaded', '--incremental'],
  ['--tsBuildInfoFile', 'node_modules/.cache/scale/types.tsbuildinfo'],
].flat()

/** @typedef {{ name: string, program: string, args: string[], env?: Record<string, string> }} Step */
/** @type {Record<'format' | 'lint' | 'types' | 'webTypes' | 'deadCode', Step>} */
export const checks = {
  format: { name: 'format', program: bin('oxfmt/bin/oxfmt'), args: ['--check'] },
  lint: {
    name: 'lint',
    program: bin('oxlint/bin/oxlint'),
    args: ['--type-aware', '--deny-warnings'],
    env: lessCollecting,
  },
  types: {
    name: 'types',
    program: bin('typescript/bin/tsc'),
    args: ['-p', '.', ...types],
    env: lessCollecting,
  },
  webTypes: {
    name: 'types of the web client',
    program: bin('typescript/bin/tsc'),
    args: ['--noEmit', '-p', 'apps/web', '--singleThreaded'],
    env: lessCollecting,
  },
  deadCode: { name: 'dead code', program: bin('knip/bin/knip.js'), args: ['--no-progress'] },
}

/** @returns {Step} */
export function vitest(name, args, env = {}) {
  return { name, program: bin('vitest/vitest.mjs'), args: ['run', ...args], env }
}

/**
 * @param {Step} step
 * @param {{ live?: boolean }} options live: its output goes straight to the person; else it is shown only when it fails
 * @returns {Promise<boolean>} whether it passed
 */
export async function runStep(step, { live = false } = {}) {
  const startedMs = Date.now()
  const { code, output } = await execute(step, live)
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)`)
  if (code !== 0 && output) console.log(output.trimEnd())
  return code === 0
}

function execute({ program, args, env = {} }, live) {
  return new Promise((resolve, reject) => {
    const child = spawn(findNode(), [program, ...args], {
      cwd: root,
      env: childEnvironment({ ...plainOutput, ...env }),
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The first of these programs that is on the path, or null. */
export function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  for (const name of names) {
    const places = path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))
    const found = places.find((place) => isExecutable(place))
    if (found) return found
  }
  return null
}

function isExecutable(place) {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The checks that `npm test` and `npm run check` share: each a program, its time, and what it found. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { childEnvironment, findNode, root } from './host.mjs'

const bin = (packageFile) => path.join(root, 'node_modules', packageFile)

/** A log file or a CI page has no colours; CI=true alone would switch them on. */
const plainOutput = process.stdout.isTTY ? {} : { NO_COLOR: '1' }

/** @typedef {{ name: string, program: string, args: string[], env?: Record<string, string> }} Step */
/** @type {Record<'format' | 'lint' | 'types' | 'webTypes' | 'deadCode', Step>} */
export const checks = {
  format: { name: 'format', program: bin('oxfmt/bin/oxfmt'), args: ['--check'] },
  lint: { name: 'lint', program: bin('oxlint/bin/oxlint'), args: ['--type-aware', '--deny-warnings'] },
  types: { name: 'types', program: bin('typescript/bin/tsc'), args: ['-p', '.'] },
  webTypes: {
    name: 'types of the web client',
    program: bin('typescript/bin/tsc'),
    args: ['--noEmit', '-p', 'apps/web'],
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

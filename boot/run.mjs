/** Starts the real program on Node 26 and stands aside: its exit code is ours, and signals reach it exactly once. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { childEnvironment, findNode, heapGrowth, root } from './host.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** In MB. Twice that, the default on large machines, is no faster here and only held. */
const youngHeap = '--max-semi-space-size=16'
/** On Ctrl-C the terminal signals the whole group and npm passes the same signal on: within this time it is one wish. */
const sameWishMs = 1_000

/**
 * @param {string} program path from the project root
 * @param {string[]} args
 * @param {{ apart: boolean }} options apart: in a process group of its own, so that only we pass signals to it
 * @returns {Promise<number>} its exit code
 */
export function run(program, args, { apart }) {
  const detached = apart && process.platform !== 'win32'
  const leash = pathToFileURL(path.join(root, 'boot', 'leash.mjs')).href
  const child = spawn(
    findNode(),
    [youngHeap, heapGrowth, '--import', leash, path.join(root, program), ...args],
    {
      detached,
      env: childEnvironment(),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  )
  let wishedMs = -Infinity
  for (const signal of signals) {
    process.on(signal, () => {
      const terminalTold = !detached && signal === 'SIGINT' && process.stdin.isTTY
      if (terminalTold || Date.now() - wishedMs < sameWishMs) return
      wishedMs = Date.now()
      child.kill(signal)
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

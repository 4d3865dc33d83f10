/** Starts the real product as a person does (`boot/start.mjs`), on a throw-away data folder and a free port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = path.resolve(import.meta.dirname, '..')
const startTimeoutMs = 60_000

interface RunningScale {
  address: string
  port: number
  /** The starter; the program itself is its child. */
  process: ChildProcess
  /** All it said so far, on stdout and stderr. */
  said(): string
  /** Asks it to stop and answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface StartOptions {
  dataDir: string
  files?: string[]
  port?: number
  env?: Record<string, string>
}

/** A data folder that is gone after `work`. Short, because it holds a socket. */
export async function throwAwayFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scale-e2e-'))
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Starts the process without waiting for anything. */
export function launch({ dataDir, files = [], port = 0, env = {} }: StartOptions): RunningScale {
  const starter = spawn(process.execPath, ['boot/start.mjs', ...files], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', SCALE_DATA: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  starter.stdout.on('data', (chunk) => (said += String(chunk)))
  starter.stderr.on('data', (chunk) => (said += String(chunk)))
  return {
    address: `http://localhost:${port}`,
    port,
    process: starter,
    said: () => said,
    async stop(signal = 'SIGTERM') {
      if (starter.exitCode === null) {
        starter.kill(signal)
        await once(starter, 'exit')
      }
      return starter.exitCode
    },
  }
}

/** Starts it and waits until it is ready to answer. */
export async function startScale(options: StartOptions): Promise<RunningScale> {
  const scale = launch({ ...options, port: options.port ?? (await freePort()) })
  for (const deadlineMs = Date.now() + startTimeoutMs; ; await sleep(20)) {
    if (await isReady(scale.port)) return scale
    if (scale.process.exitCode !== null)
      throw new Error(`it ended with ${scale.process.exitCode}: ${scale.said()}`)
    if (Date.now() > deadlineMs) throw new Error(`not ready in time: ${scale.said()}`)
  }
}

export async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (answer) => answer.status === 200,
    () => false,
  )
}

/** Waits until it has ended by itself and answers the exit code. */
export async function ended(scale: RunningScale): Promise<number | null> {
  if (scale.process.exitCode === null) await once(scale.process, 'exit')
  return scale.process.exitCode
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port was given')
  return address.port
}

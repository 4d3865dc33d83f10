import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, test } from 'vitest'
import { jobsContract } from './jobs.contract.ts'

const given = process.env['REDIS_URL']
const installed = spawnSync('redis-server', ['--version']).status === 0

const url = given ?? (installed ? await startRedis() : null)

test('a Redis is at hand', ({ skip }) => {
  skip(url === null, 'jobs on Redis were not tried: set REDIS_URL, or apt-get install redis-server')
})
if (url !== null) await jobsContract('Redis', url)

/** A Redis of this file's own, without a disk, gone with the process. */
async function startRedis(): Promise<string> {
  const port = await freePort()
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', settings, { stdio: 'ignore' })
  const kill = (): boolean => server.kill('SIGKILL')
  process.once('exit', kill)
  afterAll(() => void kill())
  for (;;) {
    if (await answers(port)) return `redis://127.0.0.1:${port}`
    if (server.exitCode !== null) throw new Error(`redis-server ended with ${server.exitCode}`)
    await sleep(20)
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function answers(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

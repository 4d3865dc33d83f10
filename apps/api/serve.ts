/** The running product: everything opened in order, one port answering, and all of it closed in the opposite order. */
import { once } from 'node:events'
import net from 'node:net'
import { defineQueues, startBackground } from './core/background.ts'
import { type Config, type Environment, readConfig } from './core/config/config.ts'
import { loadSecrets } from './core/config/secrets.ts'
import { CannotStart } from './core/errors.ts'
import type { Check } from './core/http/health.ts'
import type { Server } from './core/http/open.ts'
import type { Core } from './core/module.ts'
import { openCore } from './core/open.ts'
import { type Wired, migrations, wire } from './wiring.ts'

export interface Serving {
  core: Core
  wired: Wired
  /** Where people find it; null for a worker, which answers nobody. */
  address: string | null
  /** No new work, running work ends, then the database. Safe to call twice. */
  stop(): Promise<void>
}

/** Starts what `ROLE` asks for. `say` gets plain lines for the person at the terminal. Throws `CannotStart`. */
export async function serve(env: Environment, say: (line: string) => void): Promise<Serving> {
  const config = readConfig(await withPort(env))
  const answers = config.role !== 'worker'
  const works = config.role !== 'api'
  const opened = await openCore({ config, modules: migrations, say, serving: answers })
  const { core } = opened
  const closings = [opened.close]
  const stop = async (): Promise<void> => {
    for (const closing of closings.splice(0).toReversed()) await closing()
  }
  try {
    const wired = wire(core)
    defineQueues(core, wired.modules)
    if (works) {
      const background = await startBackground(core, wired.modules)
      closings.push(() => background.stop())
    }
    if (!answers) return { core, wired, address: null, stop }
    const server = await answer(core, wired, (closing) => closings.push(closing))
    void server.warm().catch((error: unknown) => core.log.warn({ err: error }, 'warming up failed'))
    return { core, wired, address: config.publicUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function answer(
  core: Core,
  wired: Wired,
  onClose: (closing: () => Promise<void>) => void,
): Promise<Server> {
  const { config } = core
  const { openServer } = await import('./core/http/open.ts')
  const { memberships, modules } = wired
  const server = await openServer({
    core,
    secrets: await loadSecrets(config),
    memberships,
    modules,
    checks: checksOf(core),
  })
  onClose(() => server.close())
  await server
    .listen({ host: config.host, port: config.port })
    .catch((error: unknown) => portTrouble(config, error))
  return server
}

function checksOf(core: Core): Check[] {
  return [
    { name: 'database', run: () => core.db.withSystem(async (tx) => void (await tx.query('select 1'))) },
    { name: 'jobs', run: async () => void (await core.jobs.waiting()) },
  ]
}

function portTrouble({ host, port }: Config, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    throw new CannotStart(
      `Port ${port} is taken by another program.`,
      `Stop that one, or take another port: PORT=${port + 1} npm start`,
    )
  }
  if (code === 'EACCES') {
    throw new CannotStart(
      `Port ${port} may not be used by this user.`,
      'Ports from 1024 on are free to all: PORT=8080 npm start',
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    throw new CannotStart(
      `This machine has no address ${host}.`,
      'HOST takes one of its own, or 127.0.0.1, or 0.0.0.0 for all.',
    )
  }
  throw error
}

/** `PORT=0` takes a free one; it is chosen before anything else, because the address is told to browsers. */
async function withPort(env: Environment): Promise<Environment> {
  if (env['PORT'] !== '0') return env
  const probe = net.createServer().listen(0, env['HOST'] || '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return { ...env, PORT: String(typeof address === 'object' && address ? address.port : 8080) }
}

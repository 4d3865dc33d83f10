/** The product as people get it, on a database of its own: every domain wired, jobs running, nothing mocked. */
import { wire, type Wired } from '../../wiring.ts'
import { defineQueues, startBackground, type Background } from '../background.ts'
import { atEnd } from './at-end.ts'
import { coreServer, type CoreServer, type Options } from './core-server.ts'

export type { Person } from './core-server.ts'

export interface TestApp extends CoreServer {
  wired: Wired
  background: Background
}

/** Call it at the top of a test file or in a test; it closes itself after them. */
export async function testApp(options: Omit<Options, 'modules' | 'wire' | 'queues'> = {}): Promise<TestApp> {
  const made: { wired?: Wired } = {}
  const running = await coreServer({ ...options, queues: true, wire: (core) => (made.wired = wire(core)) })
  const { wired } = made
  if (!wired) throw new Error('The server did not wire its domains')
  defineQueues(running.core, wired.modules)
  const background = await startBackground(running.core, wired.modules)
  // Registered after the server's own, so it runs before: jobs end while there is still a database.
  atEnd(() => background.stop())
  return { ...running, wired, background }
}

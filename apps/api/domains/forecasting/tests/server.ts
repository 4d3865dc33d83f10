import type { InjectOptions } from 'fastify'
import type { Clock } from '../../../core/clock.ts'
import { type Person, testApp } from '../../../core/testing/app.ts'

/** The product, and one person's way of talking to it. */
export async function forecastingServer(env: Record<string, string> = {}, clock?: Clock) {
  const running = await testApp({ env, ...(clock ? { clock } : {}) })
  const callAs =
    (person: Person) =>
    async <T = Record<string, unknown>>(
      method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
      url: string,
      body?: object,
    ): Promise<T> => {
      const options: InjectOptions = {
        method,
        url,
        headers: { ...person.bearer, 'if-match': '*' },
        ...(body === undefined ? {} : { payload: body }),
      }
      const reply = await running.server.app.inject(options)
      if (reply.statusCode >= 400) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body}`)
      return reply.body === '' ? ({} as T) : reply.json()
    }
  return { ...running, callAs }
}

export type Call = ReturnType<Awaited<ReturnType<typeof forecastingServer>>['callAs']>

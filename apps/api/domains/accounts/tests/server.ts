import type { InjectOptions } from 'fastify'
import { coreServer, type Options, type Person } from '../../../core/testing/core-server.ts'
import { accountsModule, membershipsFor } from '../index.ts'

export type Json = Record<string, unknown>

export interface Reply {
  status: number
  headers: Record<string, unknown>
  body: Json
  /** The body as it came. */
  text: string
}

export type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  headers?: object,
) => Promise<Reply>

/** The real server with this domain alone. */
export async function accountsServer(options: Pick<Options, 'clock' | 'env'> = {}) {
  const running = await coreServer({
    ...options,
    wire: (core) => {
      const accounts = accountsModule(core, { modules: () => [accounts] })
      return { modules: [accounts], memberships: membershipsFor(core.db) }
    },
  })
  const callAs =
    (person: Person): Call =>
    async (method, url, body, headers = {}) => {
      const options: InjectOptions = {
        method,
        url,
        headers: { ...person.bearer, ...headers },
        ...(body === undefined ? {} : { payload: body }),
      }
      const reply = await running.server.app.inject(options)
      const json = String(reply.headers['content-type']).includes('json') && reply.body !== ''
      return {
        status: reply.statusCode,
        headers: reply.headers,
        text: reply.body,
        body: json ? reply.json() : {},
      }
    }
  return { ...running, callAs }
}

/** A field of a JSON body as text; tests then name what they expect. */
export const text = (body: Json, field: string): string => String(body[field])

import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
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

/** Two accounts over HTTP, and what enters rows by hand and finds categories there. */
export async function household(call: Call) {
  const account = async (name: string, fields: Json = {}) =>
    text((await call('POST', '/v1/accounts', { name, type: 'bank', currency: 'INR', ...fields })).body, 'id')
  const savings = await account('Savings', { opening: '1000.00', openingOn: '2026-01-01' })
  const card = await account('Card', { type: 'card' })
  const enter = async (accountId: string, amount: string, description: string, fields: Json = {}) => {
    const reply = await call('POST', '/v1/transactions', {
      accountId,
      bookedOn: '2026-02-03',
      amount: { amount, currency: 'INR' },
      description,
      ...fields,
    })
    expect(reply.status).toBe(201)
    return reply.body
  }
  const { items } = (await call('GET', '/v1/categories')).body as { items: { id: string; slug: string }[] }
  const category = (slug: string) => items.find((item) => item.slug === slug)?.id ?? ''
  return { savings, card, enter, category, categories: items }
}

import type { InjectOptions } from 'fastify'
import { type Person, testApp } from '../../../core/testing/app.ts'

export type Json = Record<string, unknown>

/** The product, and one person's way of talking to it. */
export async function categorizationServer() {
  const running = await testApp()
  const callAs =
    (person: Person) =>
    async <T = Json>(method: 'GET' | 'POST' | 'PATCH', url: string, body?: object): Promise<T> => {
      const options: InjectOptions = {
        method,
        url,
        headers: {
          ...person.bearer,
          'if-match': '*',
          ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}),
        },
        ...(body === undefined ? {} : { payload: body }),
      }
      const reply = await running.server.app.inject(options)
      if (reply.statusCode >= 400) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body}`)
      return reply.json()
    }
  return { ...running, callAs }
}

export type Call = ReturnType<Awaited<ReturnType<typeof categorizationServer>>['callAs']>

/** Rows as a bank would send them, in the ledger when it answers. */
export async function record(
  call: Call,
  rows: readonly [date: string, description: string, amount: string][],
): Promise<void> {
  await call('POST', '/v1/ingest', {
    account: { bankAccountId: 'GB29NWBK60161331926819', currency: 'GBP' },
    rows: rows.map(([date, description, amount]) => ({ bookedOn: date, description, amount })),
  })
}

export interface Row {
  id: string
  description: string
  categoryId: string | null
  categorySource: string | null
}

export const rowsOf = async (call: Call): Promise<Row[]> =>
  (await call<{ items: Row[] }>('GET', '/v1/transactions?limit=500')).items

/** The stable name of each category by its id. */
export async function categorySlugs(call: Call): Promise<Map<string, string>> {
  const { items } = await call<{ items: { id: string; slug: string }[] }>('GET', '/v1/categories')
  return new Map(items.map(({ id, slug }) => [id, slug]))
}

/** Imports as a program on the network drives them. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Person, TestApp } from '../../../core/testing/app.ts'
import type { ImportResource, ImportRow } from '../schemas.ts'

const waitMsMax = 30_000
const onTheWay = new Set(['received', 'reading', 'committing', 'undoing'])

export interface OverHttp {
  call<T = unknown>(
    method: Method,
    url: string,
    body?: string | object,
    headers?: Record<string, string>,
  ): Promise<Reply<T>>
  /** Sends a file and waits until it is read. */
  send(
    fileName: string,
    bytes: string | Buffer,
    headers?: Record<string, string>,
    query?: string,
  ): Promise<ImportResource>
  /** Waits until nothing is on the way. */
  settled(id: string): Promise<ImportResource>
  commit(id: string, body?: object): Promise<ImportResource>
  undo(id: string): Promise<ImportResource>
  rows(id: string): Promise<ImportRow[]>
  /** `date amount text` of what the ledger shows, oldest first. */
  ledger(): Promise<string>
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
export interface Reply<T> {
  status: number
  body: T
  headers: Record<string, unknown>
}

interface Shown {
  id: string
  bookedOn: string
  amount: { amount: string }
  title: string | null
  description: string
}

export function overHttp({ server }: Pick<TestApp, 'server'>, person: Person): OverHttp {
  const call = async <T>(
    method: Method,
    url: string,
    body?: string | object,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> => {
    const reply = await server.app.inject({
      method,
      url,
      headers: { ...person.bearer, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    const text = reply.body
    return {
      status: reply.statusCode,
      body: (text === '' ? null : JSON.parse(text)) as T,
      headers: reply.headers,
    }
  }
  const settled = async (id: string): Promise<ImportResource> => {
    const lateAt = performance.now() + waitMsMax
    for (;;) {
      const { body } = await call<ImportResource>('GET', `/v1/imports/${id}`)
      if (!onTheWay.has(body.state)) return body
      if (performance.now() > lateAt) throw new Error(`import ${id} is still ${body.state}`)
      await wait(30)
    }
  }
  const step = async (id: string, what: 'commit' | 'undo', body: object): Promise<ImportResource> => {
    const { status } = await call('POST', `/v1/imports/${id}/${what}`, body)
    if (status !== 202) throw new Error(`${what} answered ${status}`)
    return settled(id)
  }
  return {
    call,
    settled,
    async send(fileName, bytes, headers = {}, query = '') {
      const url = `/v1/imports?fileName=${encodeURIComponent(fileName)}${query}`
      const type = { 'content-type': 'application/octet-stream' }
      const { status, body } = await call<ImportResource>('POST', url, bytes, { ...type, ...headers })
      if (status !== 202) throw new Error(`the upload answered ${status}: ${JSON.stringify(body)}`)
      return settled(body.id)
    },
    commit: (id, body = {}) => step(id, 'commit', body),
    undo: (id) => step(id, 'undo', {}),
    rows: async (id) =>
      (await call<{ items: ImportRow[] }>('GET', `/v1/imports/${id}/rows?limit=500`)).body.items,
    async ledger() {
      const { body } = await call<{ items: Shown[] }>('GET', '/v1/transactions?limit=200')
      return body.items
        .map(
          ({ bookedOn, amount, title, description }) =>
            `${bookedOn} ${amount.amount} ${title ?? description}`,
        )
        .toReversed()
        .join('\n')
    },
  }
}

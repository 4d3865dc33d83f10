import type { InjectOptions } from 'fastify'
import { fakeClock } from '../../../core/clock.ts'
import { fromWire } from '../../../core/ids.ts'
import type { Scope, Tx } from '../../../core/db/db.ts'
import { type Person, testApp } from '../../../core/testing/app.ts'
import type { Anomalies } from '../contract.ts'
import type { AlertPage } from '../schemas.ts'

export type Row = readonly [date: string, description: string, amount: string]

/** The product, and one person's way of talking to it. */
export async function anomalyServer() {
  const running = await testApp({ clock: fakeClock('2026-01-26T09:00:00Z') })
  const { server, wired } = running
  const callAs = (person: Person) => {
    const call = async <T>(
      method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
      url: string,
      body?: object,
    ): Promise<T> => {
      const options: InjectOptions = {
        method,
        url,
        headers: { ...person.bearer, 'if-match': '*' },
        ...(body === undefined ? {} : { payload: body }),
      }
      const reply = await server.app.inject(options)
      if (reply.statusCode >= 400) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body}`)
      return reply.body === '' ? (null as T) : reply.json()
    }
    /** Rows as a bank would send them, in the ledger and looked at when it answers. Answers the import. */
    const record = async (rows: readonly Row[]): Promise<string> => {
      const { id } = await call<{ id: string }>('POST', '/v1/ingest', {
        account: { bankAccountId: 'GB29NWBK60161331926819', currency: 'GBP' },
        rows: rows.map(([bookedOn, description, amount]) => ({ bookedOn, description, amount })),
      })
      await look()
      return id
    }
    const scopeOf = async (): Promise<Scope> => {
      const { items } = await call<{ items: { id: string }[] }>('GET', '/v1/workspaces')
      return { workspaceId: fromWire('wsp', items[0]?.id ?? ''), userId: null }
    }
    const look = async () => wired.anomaly.contract.look(await scopeOf(), () => {})
    /** As another domain asks. */
    const ask = async <T>(of: (anomalies: Anomalies, tx: Tx) => Promise<T>): Promise<T> =>
      running.core.db.withWorkspace(await scopeOf(), (tx) => of(wired.anomaly.contract, tx))
    const alerts = async (state = 'open') => (await call<AlertPage>('GET', `/v1/alerts?state=${state}`)).items
    return { call, record, look, ask, alerts }
  }
  return { ...running, callAs }
}

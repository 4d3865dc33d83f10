/** One connection per process that hears NOTIFY. A hint only: whoever listens also looks for himself now and then. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export interface Listener {
  /**
   * Calls `hear` with each payload sent on the channel, and with `null` when the connection was lost and made again,
   * because something may have been missed. Resolves once listening; the returned function ends it.
   */
  listen(channel: string, hear: (payload: string | null) => void): Promise<() => void>
  /** False while the connection is lost: what is sent now is not heard. */
  readonly connected: boolean
  close(): Promise<void>
}

const reconnectMsMin = 100
const reconnectMsMax = 5_000

/** `url` must lead to Postgres itself, not to a transaction pooler. */
export async function openListener(
  url: string,
  applicationName = `scale ${process.pid} listen`,
): Promise<Listener> {
  const hearers = new Map<string, Set<(payload: string | null) => void>>()
  let closed = false
  let connected = true
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({ connectionString: url, application_name: applicationName, keepAlive: true })
    made.on('notification', ({ channel, payload }) =>
      hearers.get(channel)?.forEach((hear) => hear(payload ?? '')),
    )
    // Some losses show as an error, some only as an end; both come here, and one of them is enough.
    let lost = false
    const lose = (): void => {
      if (lost || closed) return
      lost = true
      connected = false
      void reconnect()
    }
    made.on('error', () => {})
    await made.connect()
    made.on('error', lose)
    made.on('end', lose)
    for (const channel of hearers.keys()) await made.query(`listen ${pg.escapeIdentifier(channel)}`)
    return made
  }

  async function reconnect(): Promise<void> {
    for (let waitMs = reconnectMsMin; !closed; waitMs = Math.min(waitMs * 2, reconnectMsMax)) {
      const made = await connect().catch(() => null)
      if (made) {
        client = made
        connected = true
        if (closed) await made.end()
        hearers.forEach((group) => group.forEach((hear) => hear(null)))
        return
      }
      await sleep(waitMs, undefined, { ref: false })
    }
  }

  return {
    async listen(channel, hear) {
      const group = hearers.get(channel)
      if (group) {
        group.add(hear)
      } else {
        hearers.set(channel, new Set([hear]))
        // While the connection is down the new one will listen to all channels of the map.
        await client.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {})
      }
      return () => hearers.get(channel)?.delete(hear)
    },
    get connected() {
      return connected
    },
    async close() {
      closed = true
      await client.end().catch(() => {})
    },
  }
}

/** Keeps two servers from one data folder, and names the one that is there. Gone with its process, however it ends. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart } from '../errors.ts'

const servingLock = 7_220_003

const reclaimMs = 1_000

/**
 * Claims the folder for this server, and again whenever the database was restarted. The result gives it back. Throws
 * `CannotStart` naming the server that has it.
 */
export async function claimServing(databaseUrl: string, port: number): Promise<() => Promise<void>> {
  let held = await claim(databaseUrl, port)
  let released = false
  const keep = (): void => void held.once('end', () => released || void reclaim())
  async function reclaim(): Promise<void> {
    while (!released) {
      await sleep(reclaimMs, undefined, { ref: false })
      const again = await claim(databaseUrl, port).catch(() => null)
      if (!again) continue
      held = again
      if (released) return again.end()
      return keep()
    }
  }
  keep()
  return async () => {
    released = true
    await held.end()
  }
}

async function claim(databaseUrl: string, port: number): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `scale ${process.pid} serving port ${port}`,
  })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
    servingLock,
  ])
  if (rows[0]?.mine) return client
  const holder = await nameHolder(client).finally(() => void client.end())
  const [, pid = 'unknown', otherPort = ''] = /^scale (\d+) serving port (\d+)/.exec(holder) ?? []
  throw new CannotStart(
    `Another SCALE (process ${pid}) is already serving this data folder${otherPort ? ` on port ${otherPort}` : ''}.`,
    'Use that one, or stop it, or give this one another folder with SCALE_DATA.',
  )
}

async function nameHolder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted and application_name like 'scale %'`,
    [servingLock],
  )
  return rows[0]?.name ?? ''
}

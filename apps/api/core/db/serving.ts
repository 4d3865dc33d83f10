/** Keeps two servers from one data folder, and names the one that is there. Gone with its process, however it ends. */
import pg from 'pg'
import { CannotStart } from '../errors.ts'

const servingLock = 7_220_003

/** Claims the folder for this server. The result gives it back. Throws `CannotStart` naming the server that has it. */
export async function claimServing(databaseUrl: string, port: number): Promise<() => Promise<void>> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `scale ${process.pid} serving port ${port}`,
  })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
    servingLock,
  ])
  if (rows[0]?.mine) return () => client.end()
  const other = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted and application_name like 'scale %'`,
    [servingLock],
  )
  await client.end()
  const [, pid = 'unknown', otherPort = ''] =
    /^scale (\d+) serving port (\d+)/.exec(other.rows[0]?.name ?? '') ?? []
  throw new CannotStart(
    `Another SCALE (process ${pid}) is already serving this data folder${otherPort ? ` on port ${otherPort}` : ''}.`,
    'Use that one, or stop it, or give this one another folder with SCALE_DATA.',
  )
}

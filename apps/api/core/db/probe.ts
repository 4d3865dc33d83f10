/** Short conversations with the embedded Postgres: does it answer, does it have our database, who else is there. */
import pg from 'pg'

/** `starting` includes recovery after a crash, which may take minutes. */
export type Probe = 'ready' | 'starting' | 'absent'

const startingUp = '57P03'

/** Knocks, and makes sure that SCALE's own user and database are there. */
export async function probe(socketDir: string): Promise<Probe> {
  try {
    await asAdministrator(socketDir, createMissing)
    return 'ready'
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return 'absent'
    if (error.code === startingUp) return 'starting'
    throw error
  }
}

const creationLock = 7_220_004

/** An ordinary owner, not the administrator, so the same rules hold as on a rented Postgres. */
async function createMissing(client: pg.Client): Promise<void> {
  const complete = `select 1 from pg_database where datname = 'scale'`
  if ((await client.query(complete)).rowCount === 1) return
  // Held until this connection ends; whoever waited finds everything made.
  await client.query('select pg_advisory_lock($1)', [creationLock])
  if ((await client.query(complete)).rowCount === 1) return
  const user = await client.query(`select 1 from pg_roles where rolname = 'scale'`)
  if (user.rowCount === 0) await client.query('create role scale login createrole createdb')
  await client.query('create database scale owner scale')
}

/**
 * Whether another SCALE process (each names its connections `scale PID …`) is connected. One that was killed may still seem
 * to be, until Postgres notices.
 */
export async function othersConnected(socketDir: string): Promise<boolean> {
  try {
    return await asAdministrator(socketDir, async (client) => {
      const { rows } = await client.query<{ pid: number }>(
        `select distinct substring(application_name from '^scale (\\d+)')::int as pid
         from pg_stat_activity where application_name ~ '^scale \\d+'`,
      )
      return rows.some(({ pid }) => pid !== process.pid && isAlive(pid))
    })
  } catch {
    return false
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function asAdministrator<T>(socketDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    host: socketDir,
    user: 'postgres',
    database: 'postgres',
    application_name: 'scale probe',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

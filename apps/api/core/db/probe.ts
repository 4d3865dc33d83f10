/** Short conversations with the embedded Postgres: does it answer, does it have our database, who else is there. */
import pg from 'pg'

/** `starting` includes recovery after a crash, which may take minutes. */
export type Probe = 'ready' | 'starting' | 'absent'

const startingUp = '57P03'

export async function probe(socketDir: string): Promise<Probe> {
  try {
    await asAdministrator(socketDir, (client) => client.query('select 1'))
    return 'ready'
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === startingUp ? 'starting' : 'absent'
  }
}

/** The user and database SCALE works with: an ordinary owner, so the same rules hold as on a rented Postgres. */
export async function createMissing(socketDir: string): Promise<void> {
  await asAdministrator(socketDir, async (client) => {
    const user = await client.query(`select 1 from pg_roles where rolname = 'scale'`)
    if (user.rowCount === 0) await client.query('create role scale login createrole createdb')
    const database = await client.query(`select 1 from pg_database where datname = 'scale'`)
    if (database.rowCount === 0) await client.query('create database scale owner scale')
  })
}

/** Whether another SCALE process (each names its connections `scale PID …`) is connected. */
export async function othersConnected(socketDir: string): Promise<boolean> {
  try {
    return await asAdministrator(socketDir, async (client) => {
      const { rowCount } = await client.query(
        `select 1 from pg_stat_activity
         where application_name ~ '^scale \\d+' and application_name !~ $1 limit 1`,
        [`^scale ${process.pid}( |$)`],
      )
      return (rowCount ?? 0) > 0
    })
  } catch {
    return false
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

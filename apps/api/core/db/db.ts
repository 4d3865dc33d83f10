/**
 * The one way to the database: a transaction that has entered a role and a scope. Row-level security then decides
 * what it sees, so a forgotten `where workspace_id = …` shows nothing instead of a neighbour's rows.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Clock } from '../clock.ts'
import { Fault } from '../errors.ts'
import { isUuid } from '../ids.ts'
import { readValue, writeValue } from './values.ts'

/** Whose rows a transaction may see. `workspaceId` is empty in `withUser` and `withSystem`. */
export interface Scope {
  workspaceId: string
  userId: string | null
}

export interface Tx {
  /**
   * `bigint` columns arrive as `bigint`, `date` as `YYYY-MM-DD` text, `timestamptz` as `Temporal.Instant`, `numeric`
   * as text. Parameters may be Temporal values, bigints, Buffers, arrays (for `any($1)`, `unnest`) and JSON objects.
   * Statements asked for before others are answered wait their turn.
   */
  query<R extends object>(sql: string, params?: readonly unknown[]): Promise<{ rows: R[]; rowCount: number }>
  now(): Temporal.Instant
  readonly scope: Scope
}

/**
 * `read` refuses writes and statements that take too long; `snapshot` refuses writes and sees one moment throughout,
 * for exports of many statements.
 */
export type Access = 'write' | 'read' | 'snapshot'

export interface Db {
  withWorkspace<T>(scope: Scope, work: (tx: Tx) => Promise<T>, access?: Access): Promise<T>
  /** Relay, sweeps and resumption: sees only tables that have a policy for `scale_system`, across workspaces. */
  withSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A signed-in person outside any workspace: their memberships and own settings. */
  withUser<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** How the pool stands; `waiting` are transactions that wait for a connection. */
  connections(): { used: number; idle: number; waiting: number }
  close(): Promise<void>
}

/** What start-up holds; the rest of the program gets it as plain `Db`. */
export interface OwnerDb extends Db {
  /** As the login user who owns the tables: migrations and the schema gate. */
  withOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

export interface DbOptions {
  url: string
  clock: Clock
  connectionsMax?: number
  applicationName?: string
  /** How long one statement of a `read` transaction may take before it ends in `timed_out`. */
  readMsMax?: number
}

const connectionsMaxDefault = 10
const connectTimeoutMs = 10_000
const readMsMaxDefault = 30_000
/** A transaction that does nothing for this long holds locks for nobody: its process hangs or has lost its way. */
const idleInTransactionMs = 5 * 60_000

/** Opens a pool; the first connection is made, so a wrong address fails here. */
export async function openDb(options: DbOptions): Promise<OwnerDb> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connectionsMax ?? connectionsMaxDefault,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: options.applicationName ?? `scale ${process.pid}`,
    // The database turns to the next statement at once, also while this process is busy.
    pipeline: true,
    types: { getTypeParser: readValue },
  })
  // An idle connection that dies is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {})
  // The same while a transaction holds it between two statements; its next statement then fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  const run = <T>(enter: string, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> =>
    withRetry(() => transact(pool, { enter, scope, clock: options.clock }, work))
  const system = { workspaceId: '', userId: null }
  const readMsMax = options.readMsMax ?? readMsMaxDefault
  try {
    ;(await pool.connect()).release()
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    withWorkspace: async (scope, work, access = 'write') => {
      if (!isUuid(scope.workspaceId))
        throw new TypeError('a workspace transaction needs the workspace id as a UUID')
      const limit = access === 'read' ? { statement_timeout: `${readMsMax}` } : {}
      return run(entry('scale_app', scope, limit, access), scope, work)
    },
    withSystem: (work) => run(entry('scale_system', system), system, work),
    withUser: async (userId, work) => {
      const scope = { workspaceId: '', userId }
      return run(entry('scale_app', scope), scope, work)
    },
    withOwner: (work) => run('begin', system, work),
    connections: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => pool.end(),
  }
}

const begin: Record<Access, string> = {
  write: 'begin',
  read: 'begin read only',
  snapshot: 'begin isolation level repeatable read read only',
}

/** One message for begin, role and scope: the settings end with the transaction, whatever happens in it. */
function entry(
  role: 'scale_app' | 'scale_system',
  scope: Scope,
  limits: Record<string, string> = {},
  access: Access = 'write',
): string {
  if (scope.userId !== null && !isUuid(scope.userId)) throw new TypeError('the user id must be a UUID')
  const local = {
    role,
    'app.workspace_id': scope.workspaceId,
    'app.user_id': scope.userId ?? '',
    idle_in_transaction_session_timeout: idleInTransactionMs,
    ...limits,
  }
  const settings = Object.entries(local).map(([name, value]) => `set_config('${name}', '${value}', true)`)
  return `${begin[access]}; select ${settings.join(', ')}`
}

async function transact<T>(
  pool: pg.Pool,
  at: { enter: string; scope: Scope; clock: Clock },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch(noConnection)
  let open = true
  let last: Promise<unknown> = Promise.resolve()
  const tx: Tx = {
    scope: at.scope,
    now: () => at.clock.now(),
    async query<R extends object>(sql: string, params: readonly unknown[] = []) {
      if (!open) throw new Error('this transaction has ended; await every query inside it')
      const reply = client.query<R>(sql, params.map(writeValue))
      last = reply.catch(() => {})
      const { rows, rowCount } = await reply
      return { rows, rowCount: rowCount ?? 0 }
    },
  }
  let broken = false
  try {
    await client.query(at.enter)
    const result = await work(tx)
    open = false
    await client.query('commit')
    return result
  } catch (error) {
    open = false
    await last
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    throw tookTooLong(error) ? new Fault('timed_out', { cause: error }) : error
  } finally {
    client.release(broken)
  }
}

/** `pg` names neither case by a code: it waited in vain for a free connection, or could not make one. */
function noConnection(cause: unknown): never {
  const busy = cause instanceof Error && cause.message.startsWith('timeout exceeded')
  throw new Fault(busy ? 'overloaded' : 'unavailable', { cause })
}

const tookTooLong = (error: unknown): boolean =>
  isDatabaseError(error, '57014') && error instanceof Error && error.message.includes('statement timeout')

const retriesMax = 2
const retryPauseMs = 20

/**
 * Two transactions that met (serialization failure, deadlock) are no fault of either: the loser runs again, after a
 * pause that lets the winner take the lock it waited for.
 */
async function withRetry<T>(attempt: () => Promise<T>, retries = retriesMax): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const met = isDatabaseError(error, '40001') || isDatabaseError(error, '40P01')
    if (!met || retries === 0) throw error
    await sleep(retryPauseMs * (1 + Math.random()))
    return withRetry(attempt, retries - 1)
  }
}

/** True for a Postgres error of that SQLSTATE, and of that constraint where one is given. */
export function isDatabaseError(error: unknown, sqlState: string, constraint?: string): boolean {
  if (!(error instanceof pg.DatabaseError) || error.code !== sqlState) return false
  return constraint === undefined || error.constraint === constraint
}

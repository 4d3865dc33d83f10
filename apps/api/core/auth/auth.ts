import type { Pool } from 'pg'
import type { Engine, EngineSettings } from './engine.ts'

/** What a session or key proves. Times are epoch milliseconds. */
export interface Session {
  id: string
  userId: string
  person: Person
  startedAtMs: number
  endsAtMs: number
}

export interface Person {
  name: string
  email: string
}

export const keyScopes = ['read', 'write'] as const
export type KeyScope = (typeof keyScopes)[number]

export interface ApiKey {
  id: string
  userId: string
  workspaceId: string
  name: string
  /** The first characters, by which its owner knows it again. */
  start: string
  scopes: KeyScope[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

export interface Auth {
  /** Answers a request under `/v1/auth` that no other route takes. */
  handle(request: Request): Promise<Response>
  sessionOf(headers: Headers): Promise<Session | null>
  keyOf(secret: string): Promise<ApiKey | null>
  keys: Keys
  sessions: Sessions
  people: People
  /** Loads the engine ahead of the first request. */
  warm(): Promise<void>
}

export interface Keys {
  create(key: NewApiKey): Promise<{ key: ApiKey; secret: string }>
  list(owner: { userId: string; workspaceId: string }): Promise<ApiKey[]>
  /** Whether there was such a key of this user in this workspace. */
  remove(owner: { userId: string; workspaceId: string }, id: string): Promise<boolean>
}

/** Where somebody is signed in. */
export interface OpenSession {
  id: string
  startedAt: Date
  endsAt: Date
  /** What the browser or program calls itself. */
  userAgent: string | null
  address: string | null
}

export interface Sessions {
  /** Newest first. */
  list(userId: string): Promise<OpenSession[]>
  /** Whether there was such a session of this user. */
  end(userId: string, id: string): Promise<boolean>
  /** Ends all but one. Returns how many. */
  endOthers(userId: string, kept: string): Promise<number>
}

export interface NewApiKey {
  userId: string
  workspaceId: string
  name: string
  scopes: KeyScope[]
  expiresInDays: number | null
}

export interface People {
  find(userId: string): Promise<Person | null>
  isEmpty(): Promise<boolean>
  remove(userId: string): Promise<void>
}

const day = 24 * 60 * 60

export function openAuth(settings: EngineSettings): Auth {
  let engine: Promise<Engine> | undefined
  const loaded = () => (engine ??= import('./engine.ts').then(({ openEngine }) => openEngine(settings)))

  return {
    handle: async (request) => (await loaded()).handler(request),
    async sessionOf(headers) {
      const found = await (await loaded()).api.getSession({ headers })
      if (!found) return null
      const { id, userId, createdAt, expiresAt } = found.session
      const { name, email } = found.user
      return {
        id,
        userId,
        person: { name, email },
        startedAtMs: createdAt.getTime(),
        endsAtMs: expiresAt.getTime(),
      }
    },
    async keyOf(secret) {
      const { valid, key } = await (await loaded()).api.verifyApiKey({ body: { key: secret } })
      return valid && key ? readKey(key) : null
    },
    keys: keysOf(loaded, settings.pool),
    sessions: sessionsOf(settings.pool),
    people: peopleOf(settings.pool),
    warm: async () => {
      await (
        await loaded()
      ).$context
    },
  }
}

function keysOf(loaded: () => Promise<Engine>, pool: Pool): Keys {
  return {
    async create({ userId, workspaceId, name, scopes, expiresInDays }) {
      const made = await (
        await loaded()
      ).api.createApiKey({
        body: {
          userId,
          name,
          metadata: { workspaceId },
          permissions: { scale: scopes },
          ...(expiresInDays === null ? {} : { expiresIn: expiresInDays * day }),
        },
      })
      const key = readKey(made)
      if (!key) throw new Error('A new API key came back without its workspace')
      return { key, secret: made.key }
    },
    async list({ userId, workspaceId }) {
      const { rows } = await pool.query<KeyRow>('select * from apikey where "referenceId" = $1 order by id', [
        userId,
      ])
      return rows.flatMap((row) => {
        const key = readKey({ ...row, metadata: parse(row.metadata), permissions: parse(row.permissions) })
        return key?.workspaceId === workspaceId ? [key] : []
      })
    },
    async remove({ userId, workspaceId }, id) {
      const removed = await pool.query(
        `delete from apikey where id = $1 and "referenceId" = $2 and metadata::jsonb ->> 'workspaceId' = $3`,
        [id, userId, workspaceId],
      )
      return removed.rowCount === 1
    },
  }
}

function sessionsOf(pool: Pool): Sessions {
  return {
    async list(userId) {
      const { rows } = await pool.query<OpenSession>(
        `select id, "createdAt" as "startedAt", "expiresAt" as "endsAt", nullif("userAgent", '') as "userAgent",
           nullif("ipAddress", '') as address
         from session where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc, id desc`,
        [userId],
      )
      return rows
    },
    async end(userId, id) {
      const ended = await pool.query('delete from session where "userId" = $1 and id = $2', [userId, id])
      return ended.rowCount === 1
    },
    async endOthers(userId, kept) {
      const ended = await pool.query('delete from session where "userId" = $1 and id <> $2', [userId, kept])
      return ended.rowCount ?? 0
    },
  }
}

function peopleOf(pool: Pool): People {
  return {
    async find(userId) {
      const { rows } = await pool.query<Person>('select name, email from "user" where id = $1', [userId])
      return rows[0] ?? null
    },
    async isEmpty() {
      return (await pool.query('select 1 from "user" limit 1')).rowCount === 0
    },
    async remove(userId) {
      await pool.query('delete from "user" where id = $1', [userId])
    },
  }
}

interface KeyFields {
  id: string
  referenceId: string
  name: string | null
  start: string | null
  createdAt: Date
  expiresAt: Date | null
  lastRequest: Date | null
  metadata: unknown
  permissions?: unknown
}
type KeyRow = KeyFields & { metadata: string | null; permissions: string | null }

/** Null for a key that is not bound to a workspace: none of ours. */
function readKey(key: KeyFields): ApiKey | null {
  const workspaceId = field(key.metadata, 'workspaceId')
  const scopes = field(key.permissions, 'scale')
  if (typeof workspaceId !== 'string' || !Array.isArray(scopes)) return null
  return {
    id: key.id,
    userId: key.referenceId,
    workspaceId,
    name: key.name ?? '',
    start: key.start ?? '',
    scopes: keyScopes.filter((scope) => scopes.includes(scope)),
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    lastUsedAt: key.lastRequest,
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined
}

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text)
}

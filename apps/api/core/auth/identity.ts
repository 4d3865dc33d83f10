/**
 * Who is asking, from a cookie, a bearer token or an API key. Answers are remembered for a few seconds, because the
 * look-up costs more than most requests; a session or key that ends, or a changed role, is forgotten at once in every
 * process (`scale_access` notifications), and nothing is remembered while those cannot be heard.
 */
import { Fault } from '../errors.ts'
import type { Auth, KeyScope, Person } from './auth.ts'
import type { Membership, Memberships } from './memberships.ts'

export interface Identity {
  userId: string
  person: Person
  /** Session or key, for limits and logs. */
  credentialId: string
  via: 'session' | 'key'
  scopes: readonly KeyScope[]
  /** The one workspace an API key is for; null for a session. */
  boundTo: string | null
  memberships: readonly Membership[]
  startedAtMs: number
  endsAtMs: number
}

/** The signed-in person with the name others see. Throws `unauthenticated`. */
export function requirePerson({ identity }: { identity: Identity | null }): Person & { id: string } {
  if (!identity) throw new Fault('unauthenticated')
  return { id: identity.userId, ...identity.person }
}

export interface Identities {
  /** `fresh` asks again even where an answer is remembered. */
  of(credential: Credential, fresh?: boolean): Promise<Identity | null>
  /** Forgets a user, or everybody. */
  forget(userId?: string): void
  /** Called with each user whose access changed; the answer unsubscribes. */
  onForget(listener: (userId: string | undefined) => void): () => void
}

export type Credential =
  | { kind: 'key'; secret: string }
  | { kind: 'session'; headers: Headers; proof: string }

const rememberedMs = 30_000
const rememberedMax = 10_000

export const apiKeyPrefix = 'scale_'

interface Options {
  auth: Pick<Auth, 'sessionOf' | 'keyOf'> & { people: Pick<Auth['people'], 'find'> }
  memberships: Pick<Memberships, 'of'>
  nowMs: () => number
  /** Whether changes made in other processes are heard right now. */
  heard: () => boolean
}

export function identitiesOf({ auth, memberships, nowMs, heard }: Options): Identities {
  const remembered = new Map<string, { identity: Identity; untilMs: number }>()
  const listeners = new Set<(userId: string | undefined) => void>()
  /** Counts forgettings: a look-up that was under way during one may hold what is no longer true. */
  let forgettings = 0

  const lookUp = async (credential: Credential): Promise<Identity | null> => {
    if (credential.kind === 'key') {
      const key = await auth.keyOf(credential.secret)
      if (!key) return null
      const [person, all] = await Promise.all([auth.people.find(key.userId), memberships.of(key.userId)])
      const held = all.filter(({ workspaceId }) => workspaceId === key.workspaceId)
      // Without its workspace a key proves nothing, not even a name.
      if (!person || held.length === 0) return null
      return {
        userId: key.userId,
        person,
        credentialId: key.id,
        via: 'key',
        scopes: key.scopes,
        boundTo: key.workspaceId,
        memberships: held,
        startedAtMs: key.createdAt.getTime(),
        endsAtMs: key.expiresAt?.getTime() ?? Infinity,
      }
    }
    const session = await auth.sessionOf(credential.headers)
    if (!session) return null
    return {
      userId: session.userId,
      person: session.person,
      credentialId: session.id,
      via: 'session',
      scopes: ['read', 'write'],
      boundTo: null,
      memberships: await memberships.of(session.userId),
      startedAtMs: session.startedAtMs,
      endsAtMs: session.endsAtMs,
    }
  }

  return {
    async of(credential, fresh = false) {
      const proof = credential.kind === 'key' ? credential.secret : credential.proof
      const known = remembered.get(proof)
      const now = nowMs()
      if (known && !fresh && heard() && now < known.untilMs) return known.identity
      remembered.delete(proof)
      const before = forgettings
      const identity = await lookUp(credential)
      if (!identity || identity.endsAtMs <= now) return null
      if (heard() && forgettings === before) {
        if (remembered.size >= rememberedMax) remembered.clear()
        remembered.set(proof, { identity, untilMs: Math.min(now + rememberedMs, identity.endsAtMs) })
      }
      return identity
    },
    forget(userId) {
      forgettings++
      for (const [proof, { identity }] of remembered) {
        if (userId === undefined || identity.userId === userId) remembered.delete(proof)
      }
      for (const listener of listeners) listener(userId)
    },
    onForget(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The credential a request carries, or null. A key wins over a token, a token over a cookie. */
export function credentialOf(headers: Record<string, string | string[] | undefined>): Credential | null {
  const apiKey = single(headers['x-api-key'])
  if (apiKey) return { kind: 'key', secret: apiKey }
  const authorization = single(headers.authorization)
  const bearer = authorization && /^bearer +(\S+)$/i.exec(authorization)?.[1]
  if (bearer?.startsWith(apiKeyPrefix)) return { kind: 'key', secret: bearer }
  if (bearer)
    return { kind: 'session', headers: new Headers({ authorization: `Bearer ${bearer}` }), proof: bearer }
  const cookie = single(headers.cookie)
  const session = cookie?.split(/; */).find((pair) => /^(?:__Secure-)?scale\.session_token=/.test(pair))
  return session ? { kind: 'session', headers: new Headers({ cookie: session }), proof: session } : null
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}

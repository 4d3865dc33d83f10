/**
 * Who may call which route. Every route says so in its config; one that says nothing does not start. The check runs
 * before the body is read, and resolves the workspace the request is about.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { credentialOf, type Identities, type Identity } from '../auth/identity.ts'
import { mayActAs, type Membership, type Role } from '../auth/memberships.ts'
import type { Scope } from '../db/db.ts'
import { Fault } from '../errors.ts'
import { fromWire } from '../ids.ts'

/** `public`: anybody. `user`: signed in, outside any workspace. A role: a member of the workspace with at least it. */
export type Access = 'public' | 'user' | Role

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** The workspace is the one the `:id` of the address names, not the header's. */
    workspace?: 'path'
    /** API keys are refused: only a signed-in person may do this. */
    personOnly?: boolean
    /** The person must have signed in within the last hour. */
    recentSignIn?: boolean
    /** May be called in a workspace that is being erased, where nothing else may. */
    whileErasing?: boolean
    /** A GET that changes nothing but needs the `write` scope, or a POST that only reads. */
    scope?: 'read' | 'write'
  }
  interface FastifyRequest {
    /** Null on public routes. */
    identity: Identity | null
    /** The workspace of the request and its person; throws on routes without a workspace. */
    scope: Scope
    role: Role | null
  }
}

const recentMs = 60 * 60 * 1000
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses to start with a route that does not say who may call it. */
export function requireAccess(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) {
      throw new Error(
        `The route ${String(route.method)} ${route.url} does not say who may call it (config.access)`,
      )
    }
  })
}

export function enforceAccess(app: FastifyInstance, identities: Identities, nowMs: () => number): void {
  app.decorateRequest('identity', null)
  app.decorateRequest('role', null)
  app.decorateRequest('scope', {
    getter(): Scope {
      throw new Error('This route has no workspace; its config.access names no role')
    },
  })
  app.addHook('onRequest', async (request: FastifyRequest, _reply: FastifyReply) => {
    const { config } = request.routeOptions
    if (config.access === undefined || config.access === 'public') return
    const identity = await identify(request, identities)
    request.identity = identity
    const needed = config.scope ?? (reading.has(request.method) ? 'read' : 'write')
    if (!identity.scopes.includes(needed)) {
      throw new Fault('scope_missing', { detail: `This API key lacks the scope "${needed}"` })
    }
    if (config.personOnly && identity.via === 'key') {
      throw new Fault('forbidden', { detail: 'An API key cannot do this; sign in as a person' })
    }
    if (config.recentSignIn && nowMs() - identity.startedAtMs > recentMs)
      throw new Fault('reauthentication_required')
    if (config.access !== 'user') await enterWorkspace(request, identities, config.access)
  })
}

async function identify(request: FastifyRequest, identities: Identities, fresh = false): Promise<Identity> {
  const credential = credentialOf(request.headers)
  const identity = credential && (await identities.of(credential, fresh))
  if (!identity) throw new Fault('unauthenticated')
  return identity
}

/** Finds the membership the request acts under. Another's workspace and one that is not there look the same. */
async function enterWorkspace(request: FastifyRequest, identities: Identities, needed: Role): Promise<void> {
  const asked = askedWorkspace(request)
  let found = membershipIn(request.identity, asked)
  if (!found || !mayActAs(found.role, needed)) {
    // Somebody may just have made the workspace or been given the role; nobody is refused for what was remembered.
    request.identity = await identify(request, identities, true)
    found = membershipIn(request.identity, asked)
  }
  if (!found) throw missingWorkspace(asked)
  if (found.erasing && !request.routeOptions.config.whileErasing) {
    throw new Fault('gone', { detail: 'This workspace is being erased' })
  }
  if (!mayActAs(found.role, needed)) {
    throw new Fault('forbidden', { detail: `This needs the role ${needed}; yours is ${found.role}` })
  }
  const scope: Scope = { workspaceId: found.workspaceId, userId: request.identity?.userId ?? null }
  Object.defineProperty(request, 'scope', { value: scope })
  request.role = found.role
}

function membershipIn(identity: Identity | null, asked: string | undefined): Membership | undefined {
  const memberships = identity?.memberships ?? []
  return memberships.find(({ workspaceId, erasing }) =>
    asked === undefined ? !erasing : workspaceId === asked,
  )
}

function missingWorkspace(asked: string | undefined): Fault {
  return asked === undefined
    ? new Fault('workspace_required', { detail: 'You are not a member of any workspace yet' })
    : new Fault('not_found', { detail: 'There is no such workspace among yours' })
}

/** From the address, the header, or (event streams and downloads, which cannot set headers) the query. */
function askedWorkspace(request: FastifyRequest): string | undefined {
  const named = [inPath(request), request.headers['x-workspace'], inQuery(request)].filter(
    (name) => name !== undefined,
  )
  const ids = new Set(named.map((name) => fromWire('wsp', typeof name === 'string' ? name : '', 'workspace')))
  if (ids.size > 1)
    throw new Fault('invalid', { field: 'workspace', detail: 'The request names two workspaces' })
  return [...ids][0]
}

const inPath = ({ params, routeOptions }: FastifyRequest): unknown =>
  routeOptions.config.workspace === 'path' ? valueOf(params, 'id') : undefined
const inQuery = ({ query }: FastifyRequest): unknown => valueOf(query, 'workspace')

function valueOf(bag: unknown, name: string): unknown {
  return typeof bag === 'object' && bag !== null ? Reflect.get(bag, name) : undefined
}

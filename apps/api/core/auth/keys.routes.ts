import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { appendAudit } from '../audit/audit.ts'
import type { Db } from '../db/db.ts'
import { Fault } from '../errors.ts'
import { fromWire, toWire, wireId } from '../ids.ts'
import { keyScopes, type ApiKey, type Keys } from './auth.ts'
import type { Identities } from './identity.ts'

const scopes = z.array(z.enum(keyScopes)).min(1).max(keyScopes.length)

const key = z.object({
  id: wireId('key'),
  name: z.string(),
  start: z.string().describe('Its first characters, to know it again by'),
  scopes: z.array(z.enum(keyScopes)),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
})

const newKey = z.strictObject({
  name: z.string().trim().min(1).max(32),
  scopes,
  expiresInDays: z.int().min(1).max(3650).nullable().default(null),
})

interface Parts {
  keys: Keys
  identities: Identities
  db: Db
}

/** API keys of the signed-in person for one workspace: programs use them in place of a session. */
export function keyRoutes({ keys, identities, db }: Parts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/keys',
      {
        config: { access: 'viewer', personOnly: true },
        schema: {
          tags: ['keys'],
          summary: 'Your API keys for this workspace',
          response: { 200: z.object({ items: z.array(key), nextCursor: z.null() }) },
        },
      },
      async (request) => ({ items: (await keys.list(ownerOf(request))).map(onWire), nextCursor: null }),
    )

    // The secret is in this one answer and nowhere else, so the answer is not kept for a repeated request.
    app.post(
      '/v1/keys',
      {
        config: { access: 'viewer', personOnly: true },
        schema: {
          tags: ['keys'],
          summary: 'Make an API key',
          body: newKey,
          response: { 201: key.extend({ secret: z.string().describe('Shown once; keep it safe') }) },
        },
      },
      async (request, reply) => {
        const owner = ownerOf(request)
        const made = await keys.create({ ...owner, ...request.body })
        try {
          await db.withWorkspace(request.scope, (tx) =>
            appendAudit(tx, {
              action: 'core.key_made',
              object: toWire('key', made.key.id),
              data: { scopes: made.key.scopes },
            }),
          )
        } catch (error) {
          await keys.remove(owner, made.key.id)
          throw error
        }
        return reply.code(201).send({ ...onWire(made.key), secret: made.secret })
      },
    )

    app.delete(
      '/v1/keys/:id',
      {
        config: { access: 'viewer', personOnly: true },
        schema: {
          tags: ['keys'],
          summary: 'End an API key, at once',
          params: z.strictObject({ id: wireId('key') }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const owner = ownerOf(request)
        if (!(await keys.remove(owner, fromWire('key', id)))) throw new Fault('not_found')
        identities.forget(owner.userId)
        await db.withWorkspace(request.scope, (tx) =>
          appendAudit(tx, { action: 'core.key_ended', object: id }),
        )
        return reply.code(204).send(null)
      },
    )
  }
}

function ownerOf({ scope }: { scope: { workspaceId: string; userId: string | null } }) {
  if (scope.userId === null) throw new Fault('unauthenticated')
  return { userId: scope.userId, workspaceId: scope.workspaceId }
}

function onWire({ id, name, start, scopes, createdAt, expiresAt, lastUsedAt }: ApiKey) {
  return {
    id: toWire('key', id),
    name,
    start,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

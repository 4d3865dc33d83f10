import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Fault } from '../errors.ts'
import { fromWire, toWire, wireId } from '../ids.ts'
import type { Identity, Identities } from './identity.ts'
import type { Sessions } from './auth.ts'

const session = z.object({
  id: wireId('ses'),
  current: z.boolean().describe('Whether it is the one that asks'),
  startedAt: z.string(),
  endsAt: z.string(),
  userAgent: z.string().nullable().describe('What the browser or program calls itself'),
  address: z.string().nullable().describe('Where it signed in from'),
})

const personal = { access: 'user', personOnly: true } as const
const tags = ['auth']

interface Parts {
  sessions: Sessions
  identities: Identities
}

/** Where the person is signed in; each can be ended from here. Tokens are never shown. */
export function sessionRoutes({ sessions, identities }: Parts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/sessions',
      {
        config: personal,
        schema: {
          tags,
          summary: 'Where you are signed in',
          response: { 200: z.object({ items: z.array(session), nextCursor: z.null() }) },
        },
      },
      async (request) => {
        const { userId, credentialId } = personOf(request)
        const open = await sessions.list(userId)
        const items = open.map(({ id, startedAt, endsAt, ...rest }) => ({
          ...rest,
          id: toWire('ses', id),
          current: id === credentialId,
          startedAt: startedAt.toISOString(),
          endsAt: endsAt.toISOString(),
        }))
        return { items, nextCursor: null }
      },
    )

    app.delete(
      '/v1/sessions/:id',
      {
        config: personal,
        schema: {
          tags,
          summary: 'Sign out there, at once',
          params: z.strictObject({ id: wireId('ses') }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { userId } = personOf(request)
        if (!(await sessions.end(userId, fromWire('ses', request.params.id)))) throw new Fault('not_found')
        identities.forget(userId)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/v1/sessions',
      {
        config: personal,
        schema: {
          tags,
          summary: 'Sign out everywhere else',
          response: { 200: z.object({ ended: z.int() }) },
        },
      },
      async (request) => {
        const { userId, credentialId } = personOf(request)
        const ended = await sessions.endOthers(userId, credentialId)
        identities.forget(userId)
        return { ended }
      },
    )
  }
}

function personOf({ identity }: { identity: Identity | null }): Identity {
  if (!identity) throw new Fault('unauthenticated')
  return identity
}

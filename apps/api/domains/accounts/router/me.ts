import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requirePerson } from '../../../core/auth/identity.ts'
import { toWire } from '../../../core/ids.ts'
import type { RouterParts } from '../router.ts'
import { Me } from '../schemas.ts'
import { eraseSignIn } from '../service/members.ts'
import { workspacesOf } from '../service/workspaces.ts'

/** Who you are, and the end of it. */
export function meRoutes({ core }: RouterParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/me',
      {
        config: { access: 'user' },
        schema: { tags: ['workspaces'], summary: 'You and your workspaces', response: { 200: Me } },
      },
      async (request) =>
        request.read(async (tx) => {
          const memberships = request.identity?.memberships ?? []
          const person = requirePerson(request)
          const first = memberships.find(({ erasing }) => !erasing)
          return {
            user: { id: toWire('usr', person.id), email: person.email, name: person.name },
            workspaces: await workspacesOf(tx, memberships),
            currentWorkspaceId: first ? toWire('wsp', first.workspaceId) : null,
          }
        }),
    )

    app.delete(
      '/v1/me',
      {
        config: { access: 'user', personOnly: true, recentSignIn: true },
        schema: {
          tags: ['auth'],
          summary: 'Erase your sign-in for good, once you belong to no workspace',
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id } = requirePerson(request)
        // Not request.write: what it keeps for a repeat would be the one thing of the person that is left.
        await core.db.withUser(id, eraseSignIn)
        core.log.info({ userId: toWire('usr', id) }, 'sign-in erased')
        return reply.code(204).send(null)
      },
    )
  }
}

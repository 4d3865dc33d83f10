import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { requirePerson } from '../core/auth/identity.ts'
import { Workspace } from '../domains/accounts/schemas.ts'
import { makeSample, type SampleParts } from './sample.ts'

export function sampleRoutes(parts: SampleParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/v1/workspaces/sample',
      {
        config: { access: 'user', personOnly: true },
        schema: {
          tags: ['data'],
          summary: 'A separate workspace with eighteen months of a made-up household',
          response: { 201: Workspace },
        },
      },
      async (request, reply) => {
        const owner = requirePerson(request)
        const { db, workspaces } = parts
        const made = await makeSample(parts, owner.id)
        let isAdopted = false
        try {
          const workspace = await request.write(async (tx) => {
            const body = await workspaces.adopt(tx, made.workspaceId, owner)
            return { status: 201, body, version: body.version }
          })
          // A repeated request is answered with the workspace of the first one.
          isAdopted = !reply.hasHeader('idempotency-replayed')
          return workspace
        } finally {
          if (!isAdopted) await db.withWorkspace(made, workspaces.erase)
        }
      },
    )
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Core } from '../core/module.ts'
import { fromWire } from '../core/ids.ts'
import { requirePerson } from '../domains/accounts/router/person.ts'
import { Workspace } from '../domains/accounts/schemas.ts'
import { erase } from '../domains/accounts/service/erase.ts'
import { createWorkspace } from '../domains/accounts/service/workspaces.ts'
import type { Imports } from '../domains/ingestion/service/imports.ts'
import { fillSample, sampleSettings } from './sample.ts'

/** The sample acts on both domains the way a person does, so it stands beside them. */
export function sampleRoutes({ db }: Pick<Core, 'db'>, imports: Imports): FastifyPluginAsyncZod {
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
        const workspace = await request.write(async (tx) => {
          const body = await createWorkspace(tx, { settings: sampleSettings, kind: 'sample', owner })
          return { status: 201, body, version: body.version }
        })
        // A repeated request finds the workspace the first one made and fills.
        if (reply.hasHeader('idempotency-replayed')) return workspace
        const scope = { workspaceId: fromWire('wsp', workspace.id), userId: owner.id }
        try {
          await fillSample({ db, imports }, scope)
        } catch (error) {
          await db.withWorkspace(scope, (tx) => erase(tx, `erase ${sampleSettings.name}`))
          throw error
        }
        return workspace
      },
    )
  }
}

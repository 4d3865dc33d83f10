import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { appendAudit } from '../../audit/audit.ts'
import { appendEvent } from '../../events/outbox.ts'
import type { DomainModule } from '../../module.ts'
import { versionOf } from '../etag.ts'

const amount = z.strictObject({
  splits: z.array(z.strictObject({ amount: z.string().regex(/^-?\d+\.\d\d$/, 'must look like -12.50') })),
})

/** A domain of one table-less thing, to see what the core does with any domain's routes. */
const routes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/probes',
    {
      config: { access: 'viewer' },
      schema: { response: { 200: z.object({ workspaceId: z.string(), role: z.string() }) } },
    },
    async (request) =>
      request.read(async (tx) => ({ workspaceId: tx.scope.workspaceId, role: String(request.role) })),
  )
  app.post(
    '/v1/probes',
    {
      config: { access: 'editor' },
      schema: { body: amount, response: { 201: z.object({ made: z.int() }) } },
    },
    async (request) =>
      request.write(async (tx) => {
        await appendEvent(tx, { type: 'probe.made', data: { splits: request.body.splits.length } })
        await appendAudit(tx, { action: 'probe.made', object: 'probe' })
        return { status: 201, version: 1, body: { made: request.body.splits.length } }
      }),
  )
  app.patch(
    '/v1/probes/:id',
    {
      config: { access: 'editor' },
      schema: {
        params: z.strictObject({ id: z.string() }),
        response: { 200: z.object({ version: z.int().nullable() }) },
      },
    },
    async (request) => ({ version: versionOf(request) }),
  )
  app.delete(
    '/v1/probes/:id',
    { config: { access: 'owner' }, schema: { response: { 204: z.null() } } },
    async (_request, reply) => reply.code(204).send(null),
  )
  app.get('/v1/probes/leak', { config: { access: 'public' } }, async () => ({ total: 10n }))
  app.get('/v1/probes/break', { config: { access: 'public' } }, async () => {
    throw new Error('select secret from table')
  })
  app.get(
    '/v1/probes/shape',
    { config: { access: 'public' }, schema: { response: { 200: z.object({ total: z.string() }) } } },
    async (_request, reply) => reply.send(JSON.parse('{"total":10}')),
  )
  app.get('/v1/probes/long', { config: { access: 'public' } }, async () => ({ text: 'word '.repeat(5000) }))
}

export const probes: DomainModule = {
  name: 'probe',
  migrations: new URL('./none/', import.meta.url),
  routes,
  consumers: [],
  queues: [],
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, toWire, wireId } from '../../../core/ids.ts'
import { AlertKind, AlertMuteList } from '../schemas.ts'
import { deleteMute, listMutes } from '../store/mutes.ts'

const tags = ['anomaly']

export const muteRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/alert-mutes',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'Kinds and payees nobody wants to hear of',
        response: { 200: AlertMuteList },
      },
    },
    async (request) =>
      request.read(async (tx) => ({
        items: (await listMutes(tx)).map(({ id, kind, payeeName }) => ({
          id: toWire('mut', id),
          kind: AlertKind.nullable().parse(kind),
          payee: payeeName,
        })),
      })),
  )

  app.delete(
    '/v1/alert-mutes/:id',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Hear of it again, from now on',
        params: z.strictObject({ id: wireId('mut') }),
        response: { 204: z.null() },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const { id } = request.params
        if (!(await deleteMute(tx, fromWire('mut', id))))
          throw new Fault('not_found', { detail: 'Nothing of that kind is muted.' })
        await appendAudit(tx, { action: 'anomaly.unmuted', object: id })
        return { status: 204, body: null }
      }),
  )
}

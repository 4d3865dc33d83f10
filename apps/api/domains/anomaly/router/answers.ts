import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toWire, wireId } from '../../../core/ids.ts'
import { Alert, AlertAct, StartedJob } from '../schemas.ts'
import { act } from '../service/act.ts'
import type { Watching } from '../service/deps.ts'
import { lookNow } from '../service/look.ts'

const tags = ['anomaly']
const params = z.strictObject({ id: wireId('alt') })

export function answerRoutes(deps: Watching): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/v1/alerts/:id',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Answer an alert: seen, acknowledged, fine as it is, or no more of its payee or kind',
          params,
          body: AlertAct,
          response: { 200: Alert },
        },
      },
      async (request) =>
        request.write(async (tx) => ({
          status: 200,
          body: await act(deps, tx, request.params.id, request.body.act),
        })),
    )

    app.post(
      '/v1/alerts/look',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Look at the rows that came since the last look; answers the job that does it',
          response: { 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => ({
          status: 202,
          body: { jobId: toWire('job', await lookNow(deps, tx)) },
        })),
    )
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromWire, wireId } from '../../../core/ids.ts'
import { ForecastMembers } from '../schemas.ts'
import type { Forecasting } from '../service/deps.ts'
import { forecastMembers, membersOrder } from '../service/members.ts'

const tags = ['forecasting']
const membersMsMax = 30_000

export function memberRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/forecasts/:id/members',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary:
            'What every method says by itself, those too that have no share in the forecast; takes a second',
          params: z.strictObject({ id: wireId('fct') }),
          response: { 200: ForecastMembers },
        },
      },
      async (request) => {
        const order = await request.read((tx) => membersOrder(deps, tx, fromWire('fct', request.params.id)))
        return forecastMembers(order, AbortSignal.timeout(membersMsMax))
      },
    )
  }
}

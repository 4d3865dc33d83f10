import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromWire, wireId } from '../../../core/ids.ts'
import { ForecastMembers } from '../schemas.ts'
import type { Forecasting } from '../service/deps.ts'
import { forecastToAsk, membersTask, membersTeller } from '../service/members.ts'

const tags = ['forecasting']

export function memberRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  const tell = membersTeller()
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
        const row = await request.read((tx) => forecastToAsk(tx, fromWire('fct', request.params.id)))
        return tell(row, () => request.read((tx) => membersTask(deps, tx, row)))
      },
    )
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { CashOutlookList, CashQuery } from '../schemas.ts'
import { cashOutlooks } from '../service/cash.ts'
import type { Forecasting } from '../service/deps.ts'

export function cashRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/forecasts/cash',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['forecasting'],
          summary: 'When money may run out, with its probability, and what is safe to spend until more comes',
          querystring: CashQuery,
          response: { 200: CashOutlookList },
        },
      },
      async (request) => request.read((tx) => cashOutlooks(deps, tx, request.query)),
    )
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { cashRoutes } from './router/cash.ts'
import { forecastRoutes } from './router/forecasts.ts'
import { memberRoutes } from './router/members.ts'
import { modelRoutes } from './router/models.ts'
import { recurringRoutes } from './router/recurring.ts'
import { scenarioRoutes } from './router/scenarios.ts'
import type { Forecasting } from './service/deps.ts'

/** HTTP in, service calls out. */
export function forecastingRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(forecastRoutes(deps))
    await app.register(memberRoutes(deps))
    await app.register(cashRoutes(deps))
    await app.register(modelRoutes(deps))
    await app.register(recurringRoutes(deps))
    await app.register(scenarioRoutes(deps))
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { alertRoutes } from './router/alerts.ts'
import { answerRoutes } from './router/answers.ts'
import { muteRoutes } from './router/mutes.ts'
import { settingsRoutes } from './router/settings.ts'
import type { Watching } from './service/deps.ts'

/** HTTP in, service calls out. */
export function anomalyRoutes(deps: Watching): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(settingsRoutes(deps))
    await app.register(alertRoutes(deps))
    await app.register(answerRoutes(deps))
    await app.register(muteRoutes)
  }
}

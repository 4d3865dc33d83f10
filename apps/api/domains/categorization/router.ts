import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { modelRoutes } from './router/models.ts'
import { proposalRoutes } from './router/proposals.ts'
import { reviewRoutes } from './router/review.ts'
import { ruleRoutes } from './router/rules.ts'
import { settingsRoutes } from './router/settings.ts'
import { suggestionRoutes } from './router/suggestions.ts'
import type { Categorizing } from './service/deps.ts'

/** HTTP in, service calls out. */
export function categorizationRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(suggestionRoutes(deps))
    await app.register(settingsRoutes)
    await app.register(reviewRoutes(deps))
    await app.register(ruleRoutes(deps))
    await app.register(modelRoutes(deps))
    await app.register(proposalRoutes(deps))
  }
}

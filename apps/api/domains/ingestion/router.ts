import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Ingestion } from './service/deps.ts'
import { otherRoutes } from './router/devices.ts'
import { importRoutes } from './router/imports.ts'
import type { RouterOptions } from './router/options.ts'
import { rowRoutes } from './router/rows.ts'
import { stepRoutes } from './router/steps.ts'

export type { RouterOptions } from './router/options.ts'

/** Every address of this domain. */
export function routesOf(deps: Ingestion, options: RouterOptions): FastifyPluginAsyncZod {
  return async (app) => {
    // Bytes of any kind are a file; JSON and forms keep their own parsers.
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    await app.register(importRoutes(deps, options))
    await app.register(rowRoutes(deps))
    await app.register(stepRoutes(deps, options))
    await app.register(otherRoutes(deps, options))
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { versionOf } from '../../../core/http/etag.ts'
import { wireId } from '../../../core/ids.ts'
import {
  NewScenario,
  Scenario,
  ScenarioForecast,
  ScenarioForecastQuery,
  ScenarioList,
  ScenarioPatch,
  ScenarioTrial,
} from '../schemas.ts'
import type { Forecasting } from '../service/deps.ts'
import {
  addScenario,
  editScenario,
  removeScenario,
  scenarioForecast,
  scenarioList,
  tryChanges,
} from '../service/scenarios.ts'

const tags = ['forecasting']
const params = z.strictObject({ id: wireId('scn') })

/** What if: forecasts under changes a person makes up. */
export function scenarioRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(keptRoutes(deps))
    await app.register(appliedRoutes(deps))
  }
}

function keptRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/scenarios',
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'What-if scenarios, oldest first', response: { 200: ScenarioList } },
      },
      async (request) => request.read(scenarioList),
    )

    app.post(
      '/v1/scenarios',
      {
        config: { access: 'editor' },
        schema: { tags, summary: 'Keep a scenario', body: NewScenario, response: { 201: Scenario } },
      },
      async (request) =>
        request.write(async (tx) => {
          const body = await addScenario(deps, tx, request.body)
          return { status: 201, body, version: body.version }
        }),
    )

    app.patch(
      '/v1/scenarios/:id',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Rename a scenario, or change what it changes',
          params,
          body: ScenarioPatch,
          response: { 200: Scenario },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const edit = { version: versionOf(request), patch: request.body }
          const body = await editScenario(deps, tx, request.params.id, edit)
          return { status: 200, body, version: body.version }
        }),
    )

    app.delete(
      '/v1/scenarios/:id',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Remove a scenario',
          params,
          response: { 204: z.null().describe('Nothing to say') },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          await removeScenario(tx, request.params.id, versionOf(request))
          return { status: 204, body: null }
        }),
    )
  }
}

function appliedRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/scenarios/:id/forecast',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'A forecast as it would be under the scenario, beside the one without it',
          params,
          querystring: ScenarioForecastQuery,
          response: { 200: ScenarioForecast },
        },
      },
      async (request) =>
        request.read((tx) => scenarioForecast(deps, tx, request.params.id, request.query.forecast)),
    )

    app.post(
      '/v1/scenarios/try',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'The same for changes that are not kept; nothing is stored',
          body: ScenarioTrial,
          response: { 200: ScenarioForecast },
        },
      },
      async (request) => request.read((tx) => tryChanges(deps, tx, request.body)),
    )
  }
}

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromWire, toWire, wireId } from '../../../core/ids.ts'
import { Accuracy, Forecast, ForecastList, ForecastQuery, NewForecast, StartedJob } from '../schemas.ts'
import { accuracy } from '../service/accuracy.ts'
import type { Forecasting } from '../service/deps.ts'
import { forecastList, oneForecast } from '../service/forecasts.ts'
import { refreshNow } from '../service/refresh.ts'
import { putSettings } from '../store/settings.ts'

const tags = ['forecasting']

export function forecastRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/forecasts',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'The newest forecast of every series, without its points',
          querystring: ForecastQuery,
          response: { 200: ForecastList },
        },
      },
      async (request) => request.read((tx) => forecastList(deps, tx, request.query)),
    )

    app.get(
      '/v1/forecasts/:id',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'One forecast: history, points with bands, what each member says, and what it rests on',
          params: z.strictObject({ id: wireId('fct') }),
          response: { 200: Forecast },
        },
      },
      async (request) => request.read((tx) => oneForecast(deps, tx, fromWire('fct', request.params.id))),
    )

    app.get(
      '/v1/forecasts/accuracy',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'What forecasts would have said at past days, and what came, beside the naive rival',
          response: { 200: Accuracy },
        },
      },
      async (request) => request.read((tx) => accuracy(deps, tx)),
    )

    app.post(
      '/v1/forecasts',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Make every forecast anew; answers the job that does it',
          body: NewForecast,
          response: { 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const { horizonDays } = request.body
          if (horizonDays !== undefined) await putSettings(tx, { horizonDays })
          const jobId = await refreshNow(deps, tx)
          return { status: 202, body: { jobId: toWire('job', jobId) } }
        }),
    )
  }
}

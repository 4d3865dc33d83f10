import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { toWire } from '../../../core/ids.ts'
import { trainJob, trainingQueue } from '../queues.ts'
import { ForecastModelList, StartedJob, UseForecastModel } from '../schemas.ts'
import type { Forecasting } from '../service/deps.ts'
import { applyModel, modelList } from '../service/models.ts'
import { mustBeEnough } from '../service/train.ts'

const tags = ['forecasting']

export function modelRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/forecast-models',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Models of this workspace, newest first, each beside its rivals on the same past days',
          response: { 200: ForecastModelList },
        },
      },
      async (request) => request.read((tx) => modelList(deps, tx)),
    )

    app.post(
      '/v1/forecast-models/train',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Train a model on the ledger; it is used only if it is better',
          response: { 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          await mustBeEnough(deps, tx)
          const jobId = await deps.jobs.enqueue(trainingQueue, trainJob, {}, { scope: tx.scope })
          return { status: 202, body: { jobId: toWire('job', jobId) } }
        }),
    )

    app.post(
      '/v1/forecast-models/use',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Go back, or forward, to a model',
          body: UseForecastModel,
          response: { 200: ForecastModelList },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          await applyModel(deps, tx, request.body.id)
          return { status: 200, body: await modelList(deps, tx) }
        }),
    )
  }
}

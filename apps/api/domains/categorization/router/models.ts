import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { toWire } from '../../../core/ids.ts'
import { categorizeQueue, trainModelJob } from '../queues.ts'
import { ModelList, StartedJob, UseModel } from '../schemas.ts'
import type { Categorizing } from '../service/deps.ts'
import { applyModel, modelList } from '../service/models.ts'
import { mustBeEnough } from '../service/training-due.ts'

const tags = ['categorization']

export function modelRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/category-models',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Models of this workspace, newest first, each beside its rivals on the same held-out rows',
          response: { 200: ModelList },
        },
      },
      async (request) => request.read(modelList),
    )

    app.post(
      '/v1/category-models/train',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Train a model on the choices made so far; it is used only if it is better',
          response: { 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          await mustBeEnough(tx)
          const jobId = await deps.jobs.enqueue(categorizeQueue, trainModelJob, {}, { scope: tx.scope })
          return { status: 202, body: { jobId: toWire('job', jobId) } }
        }),
    )

    app.post(
      '/v1/category-models/use',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Go back, or forward, to a model',
          body: UseModel,
          response: { 200: ModelList },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          await applyModel(tx, request.body.id)
          return { status: 200, body: await modelList(tx) }
        }),
    )
  }
}

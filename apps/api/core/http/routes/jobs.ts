import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { appendAudit } from '../../audit/audit.ts'
import { Fault } from '../../errors.ts'
import { appendEvent } from '../../events/outbox.ts'
import { fromWire, toWire, wireId } from '../../ids.ts'
import type { Jobs, JobView } from '../../jobs/jobs.ts'

const job = z.object({
  id: wireId('job'),
  queue: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'running', 'delayed', 'done', 'failed']),
  attempts: z.int(),
  progress: z
    .object({
      done: z.number(),
      total: z.number().nullable(),
      step: z.string().optional(),
      object: z.string().optional(),
    })
    .nullable(),
  error: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})

const params = z.strictObject({ id: wireId('job') })
const jobsShownMax = 200

/** Long work: what runs, what waits, and what failed for good and may be run again. */
export function jobRoutes(jobs: Jobs): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(jobViews(jobs))
    await app.register(jobActs(jobs))
  }
}

function jobViews(jobs: Jobs): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/jobs',
      {
        config: { access: 'owner' },
        schema: {
          tags: ['jobs'],
          summary: 'Jobs of the workspace, newest first',
          querystring: z.strictObject({
            limit: z.coerce.number().int().min(1).max(jobsShownMax).default(50),
            workspace: z.string().optional(),
          }),
          response: { 200: z.object({ items: z.array(job), nextCursor: z.null() }) },
        },
      },
      async (request) => ({
        items: (await jobs.list(request.scope, { limit: request.query.limit })).map(onWire),
        nextCursor: null,
      }),
    )

    app.get(
      '/v1/jobs/:id',
      {
        config: { access: 'viewer', whileErasing: true },
        schema: { tags: ['jobs'], summary: 'How far a job is', params, response: { 200: job } },
      },
      async (request) => {
        const found = await jobs.find(request.scope, fromWire('job', request.params.id))
        if (!found) throw new Fault('not_found', { detail: 'There is no such job, or it ended long ago' })
        return onWire(found)
      },
    )
  }
}

function jobActs(jobs: Jobs): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/v1/jobs/:id/replay',
      {
        config: { access: 'owner' },
        schema: {
          tags: ['jobs'],
          summary: 'Run a job that failed for good again',
          params,
          response: { 202: z.object({ id: wireId('job') }) },
        },
      },
      async (request) => {
        const { id } = request.params
        return request.write(async (tx) => {
          await appendAudit(tx, { action: 'core.job_replayed', object: id })
          // Last: what the queue refuses takes the entry back with it.
          await jobs.replay(request.scope, fromWire('job', id))
          return { status: 202, body: { id } }
        })
      },
    )

    app.post(
      '/v1/jobs/:id/cancel',
      {
        config: { access: 'editor' },
        schema: {
          tags: ['jobs'],
          summary: 'Stop a job',
          params,
          response: { 200: z.object({ id: wireId('job'), stopped: z.boolean() }) },
        },
      },
      async (request) => {
        const { id } = request.params
        const jobId = fromWire('job', id)
        const job = await jobs.find(request.scope, jobId)
        if (!job) throw new Fault('not_found')
        return request.write(async (tx) => {
          await appendAudit(tx, { action: 'core.job_cancelled', object: id })
          const stopped = await jobs.cancel(request.scope, jobId)
          // One that still waits is gone without having run: whoever asked for it hears of its end here alone.
          const { queue, name } = job
          if (stopped) await appendEvent(tx, { type: 'core.job_cancelled', data: { jobId: id, queue, name } })
          return { status: 200, body: { id, stopped } }
        })
      },
    )
  }
}

function onWire({ id, createdAt, finishedAt, ...view }: JobView) {
  return {
    ...view,
    id: toWire('job', id),
    createdAt: createdAt.toString(),
    finishedAt: finishedAt?.toString() ?? null,
  }
}

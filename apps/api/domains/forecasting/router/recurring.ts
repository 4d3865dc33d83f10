import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { versionOf } from '../../../core/http/etag.ts'
import { toWire, wireId } from '../../../core/ids.ts'
import { lookForRecurringJob, recurringQueue } from '../queues.ts'
import {
  CalendarQuery,
  Recurring,
  RecurringCalendar,
  RecurringList,
  RecurringPatch,
  StartedJob,
} from '../schemas.ts'
import type { Forecasting } from '../service/deps.ts'
import { recurringCalendar } from '../service/recurring-days.ts'
import { editRecurring, recurringList } from '../service/recurring.ts'

const tags = ['forecasting']

/** Payments that come back. */
export function recurringRoutes(deps: Forecasting): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/recurring',
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'Payments that come back', response: { 200: RecurringList } },
      },
      async (request) => request.read(recurringList),
    )

    app.get(
      '/v1/recurring/calendar',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'What was paid, is due and did not come, day by day',
          querystring: CalendarQuery,
          response: { 200: RecurringCalendar },
        },
      },
      async (request) => request.read((tx) => recurringCalendar(tx, request.query)),
    )

    app.post(
      '/v1/recurring/look',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary:
            'Look through the ledger now; it happens by itself when rows come. Answers the job that does it',
          response: { 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const jobId = await deps.jobs.enqueue(recurringQueue, lookForRecurringJob, {}, { scope: tx.scope })
          return { status: 202, body: { jobId: toWire('job', jobId) } }
        }),
    )

    app.patch(
      '/v1/recurring/:id',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Confirm, rename, dismiss, or say that it has ended',
          params: z.strictObject({ id: wireId('rec') }),
          body: RecurringPatch,
          response: { 200: Recurring },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const edit = { version: versionOf(request), patch: request.body }
          const body = await editRecurring(tx, request.params.id, edit)
          return { status: 200, body, version: body.version }
        }),
    )
  }
}

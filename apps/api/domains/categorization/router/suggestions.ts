import { toMinor } from '@scale/money'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromWire, toWire, wireId } from '../../../core/ids.ts'
import { StartedJob, SuggestAnswer, SuggestRequest, Why } from '../schemas.ts'
import type { Categorizing } from '../service/deps.ts'
import { openFiler } from '../service/filer.ts'
import { categoryBook } from '../service/categories.ts'
import { reasonToWire, why } from '../service/why.ts'
import { categorizeQueue, fileOpenRows } from '../queues.ts'

const tags = ['categorization']

export function suggestionRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/transactions/:id/why',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Why a row is filed where it is',
          params: z.strictObject({ id: wireId('txn') }),
          response: { 200: Why },
        },
      },
      async (request) => request.read((tx) => why(deps, tx, fromWire('txn', request.params.id))),
    )

    app.post(
      '/v1/categorization/suggest',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Where rows would be filed, and why; nothing is stored',
          body: SuggestRequest,
          response: { 200: SuggestAnswer },
        },
      },
      async (request) =>
        request.read(async (tx) => {
          const filer = await openFiler(deps, tx, { importId: null, expectedRows: request.body.rows.length })
          const rows = request.body.rows.map(({ amount, ...row }) => ({
            ...row,
            currency: amount.currency,
            amountMinor: toMinor(amount.amount, amount.currency),
          }))
          const suggestions = await filer.suggest(rows)
          const book = await categoryBook(tx, deps.filing)
          return {
            items: suggestions.map(({ filed, ...reason }) => ({
              filed,
              suggestion: reasonToWire(reason, book),
            })),
          }
        }),
    )

    app.post(
      '/v1/categorization/run',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Look at every row without a category again; answers the job that does it',
          response: { 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const jobId = await deps.jobs.enqueue(categorizeQueue, fileOpenRows, {}, { scope: tx.scope })
          return { status: 202, body: { jobId: toWire('job', jobId) } }
        }),
    )
  }
}

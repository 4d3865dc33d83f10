import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../core/http/cursor.ts'
import { Filed, PageQuery, ReviewDecision, ReviewPage } from '../schemas.ts'
import type { Categorizing } from '../service/deps.ts'
import { decideGroup, reviewPage } from '../service/review.ts'

const tags = ['categorization']
const place = z.tuple([z.number().int(), z.string(), z.enum(['in', 'out'])])

export function reviewRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/review',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Rows that wait for a category, by merchant, most rows first',
          querystring: PageQuery,
          response: { 200: ReviewPage },
        },
      },
      async (request) =>
        request.read(async (tx) => {
          const { cursor, limit } = request.query
          const [rows, merchant, direction] = cursor === undefined ? [] : decodeCursor(cursor, place)
          const after =
            rows === undefined || merchant === undefined
              ? null
              : { rows, merchant, incoming: direction === 'in' }
          const { body, next } = await reviewPage(deps, tx, { after, limit })
          const nextCursor = next && encodeCursor([next.rows, next.merchant, next.incoming ? 'in' : 'out'])
          return { ...body, nextCursor }
        }),
    )

    app.post(
      '/v1/review',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'File every waiting row of a merchant; the choice is remembered',
          body: ReviewDecision,
          response: { 200: Filed },
        },
      },
      async (request) =>
        request.write(async (tx) => ({ status: 200, body: await decideGroup(deps, tx, request.body) })),
    )
  }
}

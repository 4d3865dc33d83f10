import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../core/http/cursor.ts'
import { wireId } from '../../../core/ids.ts'
import { Alert, AlertPage, AlertQuery, AlertShape } from '../schemas.ts'
import { alertPage, oneAlert } from '../service/alerts.ts'
import type { Watching } from '../service/deps.ts'
import { alertShape } from '../service/shape.ts'

const tags = ['anomaly']
const place = z.tuple([z.iso.date(), z.uuid()])
const params = z.strictObject({ id: wireId('alt') })

export function alertRoutes(deps: Watching): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/alerts',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'What is odd, newest first: what happened, what was expected, and the rows that show it',
          querystring: AlertQuery,
          response: { 200: AlertPage },
        },
      },
      async (request) =>
        request.read(async (tx) => {
          const { cursor, state, transaction, limit } = request.query
          const [day, id] = cursor === undefined ? [] : decodeCursor(cursor, place)
          const after = day === undefined || id === undefined ? null : { day, id }
          const { body, next } = await alertPage(deps, tx, { state, transaction, after, limit })
          return { ...body, nextCursor: next && encodeCursor([next.day, next.id]) }
        }),
    )

    app.get(
      '/v1/alerts/:id',
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'One alert', params, response: { 200: Alert } },
      },
      async (request) => request.read((tx) => oneAlert(deps, tx, request.params.id)),
    )

    app.get(
      '/v1/alerts/:id/topology',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'The shape of a rhythm before and now: persistence diagrams and landscapes',
          params,
          response: { 200: AlertShape },
        },
      },
      async (request) => request.read((tx) => alertShape(tx, request.params.id)),
    )
  }
}

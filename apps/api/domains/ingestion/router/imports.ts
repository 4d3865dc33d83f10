import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../core/http/cursor.ts'
import { fromWire } from '../../../core/ids.ts'
import type { Ingestion } from '../service/deps.ts'
import * as wire from '../schemas.ts'
import { findImport, listImports } from '../store/imports.ts'
import { expectFile } from '../service/expect-file.ts'
import { importSummaries, importView } from '../service/view.ts'
import { fileIn, fileOut } from './files.ts'
import { type RouterOptions, must, tags, viewer } from './options.ts'

const idPlace = z.tuple([z.uuid()])

export function importRoutes(deps: Ingestion, options: RouterOptions): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(fileIn(deps, options))
    await app.register(importsThere(deps))
    await app.register(fileOut)
  }
}

function importsThere(deps: Ingestion): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'GET',
      url: '/v1/imports',
      config: viewer,
      schema: {
        tags,
        summary: 'List imports, newest first',
        querystring: wire.listImportsQuery,
        response: { 200: wire.importPage },
      },
      handler: (request) => {
        expectFile(deps)
        return request.read(async (tx) => {
          const { limit, cursor, account, state } = request.query
          const records = await listImports(tx, {
            limit: limit + 1,
            before: cursor === undefined ? null : (decodeCursor(cursor, idPlace)[0] ?? null),
            accountId: account === undefined ? null : fromWire('acc', account, 'account'),
            state: state ?? null,
          })
          const items = records.slice(0, limit)
          const last = items.at(-1)
          return {
            items: await importSummaries(deps, tx, items),
            nextCursor: records.length > limit && last ? encodeCursor([last.id]) : null,
          }
        })
      },
    })

    app.route({
      method: 'GET',
      url: '/v1/imports/:id',
      config: viewer,
      schema: {
        tags,
        summary: 'One import',
        params: wire.importParams,
        response: { 200: wire.importResource },
      },
      handler: (request) =>
        request.read(async (tx) =>
          importView(deps, tx, await must(findImport(tx, fromWire('imp', request.params.id)))),
        ),
    })
  }
}

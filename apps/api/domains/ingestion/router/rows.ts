import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../core/http/cursor.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import { decideRow, mendRow } from '../service/decide.ts'
import type { Ingestion } from '../service/deps.ts'
import * as wire from '../schemas.ts'
import { rowPage } from '../service/row-page.ts'
import { findImport } from '../store/imports.ts'
import { importRow, importRows, rowsOfTransaction } from '../store/rows.ts'
import { rowView } from '../service/view.ts'
import { editor, must, tags, viewer } from './options.ts'

const seqPlace = z.tuple([z.number().int()])

export function rowRoutes(deps: Ingestion): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(rowsOfImport(deps))
    await app.register(linesOfTransaction)
  }
}

function rowsOfImport(deps: Ingestion): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'GET',
      url: '/v1/imports/:id/rows',
      config: viewer,
      schema: {
        tags,
        summary: 'The lines of an import, each with its state and reason',
        params: wire.importParams,
        querystring: wire.listRowsQuery,
        response: { 200: wire.rowPage },
      },
      handler: (request) =>
        request.read(async (tx) => {
          const record = await must(findImport(tx, fromWire('imp', request.params.id)))
          const { limit, cursor, state } = request.query
          const afterSeq = cursor === undefined ? -1 : (decodeCursor(cursor, seqPlace)[0] ?? -1)
          const rows = await importRows(tx, record.id, { afterSeq, limit: limit + 1, state: state ?? null })
          const items = rows.slice(0, limit)
          const last = items.at(-1)
          return {
            items: await rowPage(deps, tx, record, items),
            nextCursor: rows.length > limit && last ? encodeCursor([last.seq]) : null,
          }
        }),
    })

    app.route({
      method: 'POST',
      url: '/v1/imports/:id/rows/:seq',
      config: editor,
      schema: {
        tags,
        summary: 'Decide about a row, or mend an unreadable one',
        params: wire.rowParams,
        body: wire.decideRowBody,
        response: { 200: wire.decidedRow },
      },
      handler: (request) =>
        request.write(async (tx) => {
          const at = { importId: fromWire('imp', request.params.id), seq: request.params.seq }
          const { body } = request
          const { seqs, counts } =
            'decision' in body
              ? await decideRow(deps, tx, at, body.decision)
              : await mendRow(deps, tx, at, body.mend)
          const record = await must(findImport(tx, at.importId))
          const rows = []
          for (const seq of seqs)
            rows.push(rowView(record.state, await must(importRow(tx, at.importId, seq))))
          return { status: 200, body: { rows, counts } }
        }),
    })
  }
}

const linesOfTransaction: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/v1/imports/lines',
    config: viewer,
    schema: {
      tags,
      summary: 'The lines a transaction came from',
      querystring: wire.sourceQuery,
      response: { 200: wire.sources },
    },
    handler: (request) =>
      request.read(async (tx) => {
        const rows = await rowsOfTransaction(tx, fromWire('txn', request.query.transaction, 'transaction'))
        return {
          items: rows.map((row) => ({
            ...rowView(row.importState, row),
            importId: toWire('imp', row.importId),
            fileName: row.fileName,
          })),
        }
      }),
  })
}

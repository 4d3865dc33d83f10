import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Readable } from 'node:stream'
import { StatementRejected } from '@scale/statements'
import { z } from 'zod'
import { Fault } from '../../../core/errors.ts'
import { fromWire } from '../../../core/ids.ts'
import { spool } from '../../../core/spool.ts'
import { coverageOf } from '../service/coverage.ts'
import type { Ingestion } from '../service/deps.ts'
import { ingestRows } from '../service/ingest.ts'
import * as wire from '../schemas.ts'
import { coveredPeriods } from '../store/import-accounts.ts'
import { passwordHeader } from './upload.ts'
import { importView } from '../service/view.ts'
import { type RouterOptions, editor, tags, viewer } from './options.ts'

export function otherRoutes(deps: Ingestion, { uploadBytesMax }: RouterOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'GET',
      url: '/v1/imports/coverage',
      config: viewer,
      schema: {
        tags,
        summary: 'Which months of an account are covered',
        querystring: wire.coverageQuery,
        response: { 200: wire.coverage },
      },
      handler: (request) =>
        request.read(async (tx) => {
          const { account } = request.query
          const accountId = account === undefined ? null : fromWire('acc', account, 'account')
          const today = tx.now().toZonedDateTimeISO('UTC').toPlainDate()
          return { items: coverageOf(await coveredPeriods(tx, accountId), today) }
        }),
    })

    app.route({
      method: 'POST',
      url: '/v1/ingest',
      config: editor,
      schema: {
        tags,
        summary: 'Record rows of a device or connector',
        body: wire.ingestBody,
        response: { 201: wire.importResource },
      },
      handler: (request) =>
        request.write(async (tx) => ({
          status: 201,
          body: await importView(deps, tx, await ingestRows(deps, tx, request.body)),
        })),
    })

    app.route({
      method: 'POST',
      url: '/v1/decrypt-xlsx',
      config: { access: 'viewer', scope: 'read' },
      bodyLimit: uploadBytesMax,
      schema: {
        tags,
        summary: 'Open a password-protected workbook',
        description: 'Body: the workbook’s bytes. Answers the opened workbook; nothing is stored.',
        headers: wire.decryptHeaders,
        response: { 200: z.any() },
      },
      handler: async (request, reply) => {
        const file = await spool(request.body as Readable, uploadBytesMax)
        try {
          const opened = await deps.sandbox.decrypt(() => file.whole(), request.headers[passwordHeader])
          return reply
            .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
            .send(Buffer.from(opened))
        } catch (error) {
          if (error instanceof StatementRejected)
            throw new Fault('statement_rejected', { detail: error.message })
          throw error
        } finally {
          await file.discard()
        }
      },
    })
  }
}

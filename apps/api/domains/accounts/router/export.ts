import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendFile } from '../../../core/http/download.ts'
import { spool } from '../../../core/spool.ts'
import { ExportQuery } from '../schemas.ts'
import { exportAs, fileFormats, inTurn } from '../service/export.ts'
import { filterOfQuery } from '../service/filter.ts'

export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/export',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['data'],
        summary: 'Transactions of a filter as CSV, an Excel workbook, JSON or an hledger journal',
        querystring: ExportQuery,
        response: { 200: z.string().describe('The file') },
      },
    },
    async (request, reply) => {
      const { format, workspace: _, ...query } = request.query
      const bytes = await request.setAside(() =>
        inTurn(format, () =>
          request.read(
            async (tx) => spool(await exportAs(tx, format, filterOfQuery(query)), Infinity),
            'snapshot',
          ),
        ),
      )
      const { type, name } = fileFormats[format]
      return sendFile(reply, { type, name, bytes })
    },
  )
}

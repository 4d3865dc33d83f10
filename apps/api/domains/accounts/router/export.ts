import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendFile } from '../../../core/http/download.ts'
import { spool } from '../../../core/spool.ts'
import { ExportQuery } from '../schemas.ts'
import { exportCsv, exportJson } from '../service/export-csv.ts'
import { filterOfQuery, resolveFilter } from '../service/filter.ts'
import { exportHledger } from '../service/hledger.ts'

const formats = {
  csv: { write: exportCsv, type: 'text/csv; charset=utf-8', file: 'transactions.csv' },
  json: { write: exportJson, type: 'application/json; charset=utf-8', file: 'transactions.json' },
  hledger: { write: exportHledger, type: 'text/plain; charset=utf-8', file: 'scale.journal' },
} as const

export const exportRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/export',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['data'],
        summary: 'Transactions of a filter as CSV, JSON or an hledger journal',
        querystring: ExportQuery,
        response: { 200: z.string().describe('The file') },
      },
    },
    async (request, reply) => {
      const { format, workspace: _, ...query } = request.query
      const { write, type, file } = formats[format]
      const bytes = await request.read(async (tx) => {
        const text = write(tx, await resolveFilter(tx, filterOfQuery(query)))
        return spool(Readable.from(text, { objectMode: false }), Infinity)
      }, 'snapshot')
      return sendFile(reply, { type, name: file, bytes })
    },
  )
}

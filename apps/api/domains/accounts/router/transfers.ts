import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { wireId } from '../../../core/ids.ts'
import { NewTransfer, Outcome, Transfer, TransferSuggestions, TransferSuggestionsQuery } from '../schemas.ts'
import { linkTransfer, transferSuggestions, unlinkTransfer } from '../service/transfers.ts'
import { operationHeader } from './answers.ts'

const tags = ['transfers']

export const transferRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/transfers/suggestions',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'Pairs of rows that look like one movement between accounts',
        querystring: TransferSuggestionsQuery,
        response: { 200: TransferSuggestions },
      },
    },
    async (request) => request.read((tx) => transferSuggestions(tx, request.query)),
  )

  app.post(
    '/v1/transfers',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Link two rows as one transfer',
        body: NewTransfer,
        response: { 201: Transfer },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const { body, operationId } = await linkTransfer(tx, request.body)
        return { status: 201, body, headers: { [operationHeader]: operationId } }
      }),
  )

  app.delete(
    '/v1/transfers/:id',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Unlink a transfer; its rows stay',
        params: z.strictObject({ id: wireId('trf') }),
        response: { 200: Outcome },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const body = await unlinkTransfer(tx, request.params.id)
        return { status: 200, body, headers: { [operationHeader]: body.operationId } }
      }),
  )
}

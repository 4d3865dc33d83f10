import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { versionOf } from '../../../core/http/etag.ts'
import { wireId } from '../../../core/ids.ts'
import {
  BulkRequest,
  NewTransaction,
  Outcome,
  SplitRequest,
  Transaction,
  TransactionPatch,
} from '../schemas.ts'
import {
  changeInBulk,
  deleteTransaction,
  editTransaction,
  restoreTransaction,
  splitTransaction,
} from '../service/edits.ts'
import { createByHand } from '../service/transactions.ts'
import { undoOperation } from '../service/undo.ts'
import { changed, operationHeader } from './answers.ts'

const params = z.strictObject({ id: wireId('txn') })
const tags = ['transactions']
const config = { access: 'editor' } as const

/** Changing the ledger. Every change names its operation, and the operation can be taken back. */
export const transactionEditRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(rowRoutes)
  await app.register(splitBulkUndoRoutes)
}

const rowRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/v1/transactions',
    {
      config,
      schema: {
        tags,
        summary: 'Enter a transaction by hand',
        body: NewTransaction,
        response: { 201: Transaction },
      },
    },
    async (request) => request.write(async (tx) => changed(201, await createByHand(tx, request.body))),
  )

  app.patch(
    '/v1/transactions/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change what you set on a row; bank facts change only on rows entered by hand',
        params,
        body: TransactionPatch,
        response: { 200: Transaction },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const edit = { version: versionOf(request), patch: request.body }
        return changed(200, await editTransaction(tx, request.params.id, edit))
      }),
  )

  app.delete(
    '/v1/transactions/:id',
    {
      config,
      schema: { tags, summary: 'Delete a row; undo brings it back', params, response: { 200: Outcome } },
    },
    async (request) =>
      request.write(async (tx) => {
        const body = await deleteTransaction(tx, request.params.id, versionOf(request))
        return { status: 200, body, headers: { [operationHeader]: body.operationId } }
      }),
  )

  app.post(
    '/v1/transactions/:id/restore',
    { config, schema: { tags, summary: 'Bring a deleted row back', params, response: { 200: Transaction } } },
    async (request) =>
      request.write(async (tx) => changed(200, await restoreTransaction(tx, request.params.id))),
  )
}

const splitBulkUndoRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/v1/transactions/:id/split',
    {
      config,
      schema: {
        tags,
        summary: 'Split a row into parts that sum to it; no parts join it again',
        params,
        body: SplitRequest,
        response: { 200: Transaction },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const edit = { version: versionOf(request), splits: request.body.splits }
        return changed(200, await splitTransaction(tx, request.params.id, edit))
      }),
  )

  app.post(
    '/v1/transactions/bulk',
    {
      config,
      schema: {
        tags,
        summary: 'Change, delete or restore many rows at once',
        body: BulkRequest,
        response: { 200: Outcome },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const body = await changeInBulk(tx, request.body)
        return { status: 200, body, headers: { [operationHeader]: body.operationId } }
      }),
  )

  app.post(
    '/v1/operations/:id/undo',
    {
      config,
      schema: {
        tags: ['operations'],
        summary: 'Take back a change: rows that still are as it left them become what they were',
        params: z.strictObject({ id: wireId('opr') }),
        response: { 200: Outcome },
      },
    },
    async (request) =>
      request.write(async (tx) => ({ status: 200, body: await undoOperation(tx, request.params.id) })),
  )
}

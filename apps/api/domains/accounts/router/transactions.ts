import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { etagOf } from '../../../core/http/etag.ts'
import { wireId } from '../../../core/ids.ts'
import {
  Transaction,
  TransactionFilterQuery,
  TransactionHistory,
  TransactionPage,
  TransactionsQuery,
  TransactionTotals,
} from '../schemas.ts'
import { filterOfQuery } from '../service/filter.ts'
import { transactionHistory } from '../service/history.ts'
import { pageOfTransactions, readTransaction, transactionTotals } from '../service/transactions.ts'

const params = z.strictObject({ id: wireId('txn') })
const tags = ['transactions']

/** Looking at the ledger: pages, totals, one row and its history. */
export const transactionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/transactions',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'Transactions, newest first',
        description:
          'All parts of the filter narrow. `search` takes words and fields: amount:>500 amount:100..200 cat:food ' +
          'account:hdfc tag:trip date:2026-01 after:2026-01-15 before:2026-02 currency:EUR in:out is:transfer ' +
          'is:pending is:split is:uncategorised not:reconciled -word "two words".',
        querystring: TransactionsQuery,
        response: { 200: TransactionPage },
      },
    },
    async (request) => {
      const { limit, cursor, order, ...filter } = request.query
      return request.read((tx) =>
        pageOfTransactions(tx, { filter: filterOfQuery(filter), order, cursor, limit }),
      )
    },
  )

  app.get(
    '/v1/transactions/totals',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'What a filter sums to, by currency',
        querystring: TransactionFilterQuery,
        response: { 200: TransactionTotals },
      },
    },
    async (request) => request.read((tx) => transactionTotals(tx, filterOfQuery(request.query))),
  )

  app.get(
    '/v1/transactions/:id',
    {
      config: { access: 'viewer' },
      schema: { tags, summary: 'One transaction', params, response: { 200: Transaction } },
    },
    async (request, reply) => {
      const transaction = await request.read((tx) => readTransaction(tx, request.params.id))
      void reply.header('etag', etagOf(transaction.version))
      return transaction
    },
  )

  app.get(
    '/v1/transactions/:id/history',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'Who changed what, newest first',
        params,
        response: { 200: TransactionHistory },
      },
    },
    async (request) => request.read((tx) => transactionHistory(tx, request.params.id)),
  )
}

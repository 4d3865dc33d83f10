import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { etagOf, versionOf } from '../../../core/http/etag.ts'
import { wireId } from '../../../core/ids.ts'
import {
  AccountsQuery,
  Balances,
  BalancesQuery,
  FinancialAccount,
  FinancialAccountList,
  FinancialAccountPatch,
  NewFinancialAccount,
} from '../schemas.ts'
import { accountBalances, allAccounts, createAccount, editAccount, readAccount } from '../service/accounts.ts'

const params = z.strictObject({ id: wireId('acc') })
const tags = ['accounts']

/** Bank accounts, cards, cash, loans and investments, with their balances. */
export const accountRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(listRoutes)
  await app.register(oneAccountRoutes)
}

const listRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/accounts',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'Accounts with their balances',
        querystring: AccountsQuery,
        response: { 200: FinancialAccountList },
      },
    },
    async (request) => request.read(async (tx) => ({ items: await allAccounts(tx, request.query.archived) })),
  )

  app.post(
    '/v1/accounts',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Open an account',
        body: NewFinancialAccount,
        response: { 201: FinancialAccount },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const body = await createAccount(tx, request.body)
        return { status: 201, body, version: body.version }
      }),
  )
}

const oneAccountRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/accounts/:id',
    {
      config: { access: 'viewer' },
      schema: { tags, summary: 'One account', params, response: { 200: FinancialAccount } },
    },
    async (request, reply) => {
      const account = await request.read((tx) => readAccount(tx, request.params.id))
      void reply.header('etag', etagOf(account.version))
      return account
    },
  )

  app.patch(
    '/v1/accounts/:id',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Rename, set the opening balance, archive',
        params,
        body: FinancialAccountPatch,
        response: { 200: FinancialAccount },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const edit = { version: versionOf(request), patch: request.body }
        const body = await editAccount(tx, request.params.id, edit)
        return { status: 200, body, version: body.version }
      }),
  )

  app.get(
    '/v1/accounts/:id/balances',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'The balance over time',
        params,
        querystring: BalancesQuery,
        response: { 200: Balances },
      },
    },
    async (request) => request.read((tx) => accountBalances(tx, request.params.id, request.query)),
  )
}

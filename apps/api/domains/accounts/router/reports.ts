import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  BalanceSheet,
  CashFlow,
  IncomeStatement,
  MonthCategory,
  NetWorth,
  OnQuery,
  PeriodQuery,
  TrialBalance,
} from '../schemas.ts'
import { cashFlow } from '../service/cashflow.ts'
import { incomeStatement, monthByCategoryReport, periodOrLastMonth, today } from '../service/reports.ts'
import { balanceSheet, netWorth, trialBalance } from '../service/statements.ts'

const tags = ['reports']
const config = { access: 'viewer' } as const

/** Reports; every figure is of one currency, none is added across. Without days they show the newest month. */
export const reportRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(periodReports)
  await app.register(standingReports)
}

const periodReports: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/reports/income',
    {
      config,
      schema: {
        tags,
        summary: 'Income statement: what came in and what went out, by category',
        querystring: PeriodQuery,
        response: { 200: IncomeStatement },
      },
    },
    async (request) =>
      request.read(async (tx) => incomeStatement(tx, await periodOrLastMonth(tx, request.query))),
  )

  app.get(
    '/v1/reports/cashflow',
    {
      config,
      schema: {
        tags,
        summary: 'Cash flow as nodes and links of a Sankey chart',
        querystring: PeriodQuery,
        response: { 200: CashFlow },
      },
    },
    async (request) => request.read(async (tx) => cashFlow(tx, await periodOrLastMonth(tx, request.query))),
  )

  app.get(
    '/v1/reports/month-category',
    {
      config,
      schema: {
        tags,
        summary: 'Months across, categories down; the last twelve months unless told otherwise',
        querystring: PeriodQuery,
        response: { 200: MonthCategory },
      },
    },
    async (request) => request.read((tx) => monthByCategoryReport(tx, request.query)),
  )
}

const standingReports: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/reports/balance',
    {
      config,
      schema: {
        tags,
        summary: 'Balance sheet: what is owned and owed on a day',
        querystring: OnQuery,
        response: { 200: BalanceSheet },
      },
    },
    async (request) => request.read((tx) => balanceSheet(tx, request.query.on ?? today(tx))),
  )

  app.get(
    '/v1/reports/trial-balance',
    {
      config,
      schema: {
        tags,
        summary: 'Trial balance: all postings up to a day, debits equal credits',
        querystring: OnQuery,
        response: { 200: TrialBalance },
      },
    },
    async (request) => request.read((tx) => trialBalance(tx, request.query.on ?? today(tx))),
  )

  app.get(
    '/v1/reports/net-worth',
    {
      config,
      schema: {
        tags,
        summary: 'Net worth at the end of each month; the last ten years unless told otherwise',
        querystring: PeriodQuery,
        response: { 200: NetWorth },
      },
    },
    async (request) => request.read((tx) => netWorth(tx, request.query)),
  )
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type QueryValue } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Transaction, TransactionHistory, TransactionPage, TransactionTotals } from '@/api/types.ts'

/** The filter as it stands in a query string, of the page and of the API alike. */
export type Filter = Record<string, QueryValue>

/** A first page that is soon there; later ones of as many rows as the API gives at once. */
const rowsAtFirst = 200
const rowsPerPage = 500

export const transactionsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: keys.transactionList(filter),
    queryFn: ({ pageParam, signal }) =>
      call<TransactionPage>('GET', '/v1/transactions', {
        query: { ...filter, limit: pageParam === null ? rowsAtFirst : rowsPerPage, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

export const totalsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: keys.transactionTotals(filter),
    queryFn: () =>
      call<TransactionTotals>('GET', '/v1/transactions/totals', { query: { ...filter, order: undefined } }),
    placeholderData: (before) => before,
  })

export const recentQuery = (filter: Filter, limit: number) =>
  queryOptions({
    queryKey: keys.transactionList({ ...filter, limit, recent: true }),
    queryFn: async () =>
      (await call<TransactionPage>('GET', '/v1/transactions', { query: { ...filter, limit } })).items,
  })

export const transactionQuery = (id: string) =>
  queryOptions({
    queryKey: keys.transaction(id),
    queryFn: () => call<Transaction>('GET', `/v1/transactions/${id}`),
  })

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: keys.history(id),
    queryFn: async () => (await call<TransactionHistory>('GET', `/v1/transactions/${id}/history`)).items,
  })

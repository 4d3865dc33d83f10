import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CategorizationSettings, ReviewItem, ReviewPage, Why } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'

const groupsPerPage = 50

export const reviewQuery = infiniteQueryOptions({
  queryKey: keys.reviewGroups,
  queryFn: ({ pageParam, signal }) =>
    call<ReviewPage>('GET', '/v1/review', { query: { limit: groupsPerPage, cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** How many rows wait, all in all. */
export const reviewCountQuery = queryOptions({
  queryKey: keys.reviewCount,
  queryFn: async () => (await call<ReviewPage>('GET', '/v1/review', { query: { limit: 1 } })).rows,
  staleTime: 30_000,
})

export const whyQuery = (transactionId: string) =>
  queryOptions({
    queryKey: keys.why(transactionId),
    queryFn: () => call<Why>('GET', `/v1/transactions/${transactionId}/why`),
  })

export const settingsQuery = queryOptions({
  queryKey: keys.categorization,
  queryFn: () => call<CategorizationSettings>('GET', '/v1/categorization/settings'),
})

/** One name for a merchant and a direction: rows of both directions may wait. */
export function keyOf({ merchant, incoming }: Pick<ReviewItem, 'merchant' | 'incoming'>): string {
  return `${incoming ? 'in' : 'out'} ${merchant}`
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type {
  Coverage,
  ImportResource,
  ImportRow,
  ImportState,
  ImportSummary,
  LineState,
} from '@/api/imports.ts'

interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** States in which the server is at work and the page waits for it. */
export const busyStates: readonly ImportState[] = ['received', 'reading', 'committing', 'undoing']

export const importsQuery = infiniteQueryOptions({
  queryKey: keys.importList,
  queryFn: ({ pageParam }) =>
    call<Page<ImportSummary>>('GET', '/v1/imports', { query: { limit: 50, cursor: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  // Events tell at once; this is for the day they cannot get through.
  refetchInterval: (query) =>
    query.state.data?.pages.some((page) => page.items.some((one) => busyStates.includes(one.state)))
      ? 2000
      : false,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: keys.import(id),
    queryFn: () => call<ImportResource>('GET', `/v1/imports/${id}`),
    refetchInterval: (query) =>
      query.state.data && busyStates.includes(query.state.data.state) ? 1000 : false,
  })

export const importRowsQuery = (id: string, state: LineState | null) =>
  infiniteQueryOptions({
    queryKey: keys.importRows(id, { state }),
    queryFn: ({ pageParam }) =>
      call<Page<ImportRow>>('GET', `/v1/imports/${id}/rows`, {
        query: { state, limit: 200, cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

export const coverageQuery = (account?: string) =>
  queryOptions({
    queryKey: keys.coverage(account ?? 'all'),
    queryFn: async () => (await call<Coverage>('GET', '/v1/imports/coverage', { query: { account } })).items,
  })

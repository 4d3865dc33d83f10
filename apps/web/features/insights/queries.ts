import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AlertMuteList, AlertPage, AlertSettings, AlertShape } from '@/api/anomaly.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'

export type Shown = 'open' | 'answered' | 'expired'

const alertsPerPage = 30
/** More open alerts than this have no mark in the table. */
const marksMax = 200

export const alertsQuery = (state: Shown) =>
  infiniteQueryOptions({
    queryKey: keys.alertList(state),
    queryFn: ({ pageParam, signal }) =>
      call<AlertPage>('GET', '/v1/alerts', {
        query: { state, limit: alertsPerPage, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** The rows that open alerts are about: the telling one of each. */
export const oddRowsQuery = queryOptions({
  queryKey: keys.oddRows,
  queryFn: async (): Promise<ReadonlySet<string>> => {
    const { items } = await call<AlertPage>('GET', '/v1/alerts', {
      query: { state: 'open', limit: marksMax },
    })
    return new Set(items.flatMap(({ kind, rows }) => (kind === 'missing_income' ? [] : (rows[0]?.id ?? []))))
  },
  staleTime: 60_000,
})

export const shapeQuery = (alertId: string) =>
  queryOptions({
    queryKey: keys.alertShape(alertId),
    queryFn: () => call<AlertShape>('GET', `/v1/alerts/${alertId}/topology`),
  })

export const alertSettingsQuery = queryOptions({
  queryKey: keys.alertSettings,
  queryFn: () => call<AlertSettings>('GET', '/v1/alerts/settings'),
})

export const mutesQuery = queryOptions({
  queryKey: keys.alertMutes,
  queryFn: async () => (await call<AlertMuteList>('GET', '/v1/alert-mutes')).items,
})

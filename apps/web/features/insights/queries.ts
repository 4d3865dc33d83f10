import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Alert, AlertMuteList, AlertPage, AlertSettings, AlertShape } from '@/api/anomaly.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'

export type Shown = 'open' | 'answered' | 'expired'

const alertsPerPage = 30
/** More open alerts than this have no mark in the table or on a chart. */
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

/** What is marked where it can be seen: in the table of transactions, on charts. */
export const openAlertsQuery = queryOptions({
  queryKey: keys.openAlerts,
  queryFn: async () =>
    (await call<AlertPage>('GET', '/v1/alerts', { query: { state: 'open', limit: marksMax } })).items,
  staleTime: 60_000,
})

/** The rows that open alerts are about: the telling one of each. */
export const oddRowsQuery = queryOptions({
  ...openAlertsQuery,
  select: (alerts): ReadonlySet<string> =>
    new Set(alerts.flatMap(({ kind, rows }) => (kind === 'missing_income' ? [] : (rows[0]?.id ?? [])))),
})

/** The account whose balance shows what an alert is about; none where it is about a category wherever that is paid from. */
const accountOf = ({ kind, rows, accountId }: Alert): string | null =>
  kind === 'level_shift' ? null : (rows[0]?.accountId ?? accountId)

export const isOfAccount =
  (id: string) =>
  (alert: Alert): boolean =>
    accountOf(alert) === id

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

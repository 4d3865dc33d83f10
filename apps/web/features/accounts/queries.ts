import { queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Balances, FinancialAccount } from '@/api/types.ts'

export const accountsQuery = queryOptions({
  queryKey: keys.accounts,
  queryFn: async () => (await call<{ items: FinancialAccount[] }>('GET', '/v1/accounts')).items,
})

export function balancesQuery(id: string, from: string | undefined) {
  return queryOptions({
    queryKey: keys.balances(id, from),
    queryFn: () => call<Balances>('GET', `/v1/accounts/${id}/balances`, { query: { from } }),
    placeholderData: (before) => before,
  })
}

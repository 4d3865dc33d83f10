import { queryOptions } from '@tanstack/react-query'
import type { ProposalList } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'

export const proposalsQuery = queryOptions({
  queryKey: keys.proposals,
  queryFn: () => call<ProposalList>('GET', '/v1/proposed-categories'),
})

import { queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Rule, RuleIdea, RulePreview, RuleRun } from '@/api/rules.ts'

export const rulesQuery = queryOptions({
  queryKey: keys.ruleList,
  queryFn: async () => (await call<{ items: Rule[] }>('GET', '/v1/rules')).items,
})

export const ideasQuery = queryOptions({
  queryKey: keys.ruleIdeas,
  queryFn: async () => (await call<{ items: RuleIdea[] }>('GET', '/v1/rules/ideas')).items,
})

/** What a condition finds now; asked while it is typed, so the last answer stays until the next. */
export const previewQuery = (condition: string) =>
  queryOptions({
    queryKey: keys.rulePreview(condition),
    queryFn: ({ signal }) => call<RulePreview>('GET', '/v1/rules/preview', { query: { condition }, signal }),
    enabled: condition !== '',
    placeholderData: (before) => before,
    retry: false,
  })

export const runsQuery = (ruleId: string) =>
  queryOptions({
    queryKey: keys.ruleRuns(ruleId),
    queryFn: async () => (await call<{ items: RuleRun[] }>('GET', `/v1/rules/${ruleId}/runs`)).items,
  })

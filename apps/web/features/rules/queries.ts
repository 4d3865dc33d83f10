import { queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Rule, RuleIdea, RulePast, RulePreview, RuleRun } from '@/api/rules.ts'

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

/** What applying a rule would change now: never told from memory. */
export const pastQuery = (ruleId: string) =>
  queryOptions({
    queryKey: keys.rulePast(ruleId),
    queryFn: ({ signal }) => call<RulePast>('GET', `/v1/rules/${ruleId}/past`, { signal }),
    gcTime: 0,
  })

export const runsQuery = (ruleId: string) =>
  queryOptions({
    queryKey: keys.ruleRuns(ruleId),
    queryFn: async () => (await call<{ items: RuleRun[] }>('GET', `/v1/rules/${ruleId}/runs`)).items,
  })

'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { StartedJob } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { NewRule, Rule, RuleApplied, RulePatch } from '@/api/rules.ts'
import { useUndo } from '@/features/shell/undo.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

export type RuleWish =
  | { do: 'create'; rule: NewRule }
  | { do: 'change'; rule: Rule; patch: RulePatch }
  | { do: 'remove'; rule: Rule }

function send(wish: RuleWish): Promise<unknown> {
  if (wish.do === 'create') return call<Rule>('POST', '/v1/rules', { json: wish.rule })
  const { id, version } = wish.rule
  if (wish.do === 'remove') return call('DELETE', `/v1/rules/${id}`, { version })
  return call<Rule>('PATCH', `/v1/rules/${id}`, { json: wish.patch, version })
}

/** Every change of the rules themselves; what they did to rows stays. */
export function useRuleWish() {
  const client = useQueryClient()
  const t = useTranslations('settings.rules.said')
  const problem = useProblemText()
  return useMutation({
    mutationFn: send,
    onSuccess: (_answer, wish) => say(t(wish.do)),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.rules }),
  })
}

function apply({ id }: Rule): Promise<RuleApplied | StartedJob> {
  return call<RuleApplied | StartedJob>('POST', `/v1/rules/${id}/apply`, { json: {} })
}

/** Runs a rule over the rows that are there, said with a way back. Many rows are a job of their own. */
export function useApply() {
  const client = useQueryClient()
  const t = useTranslations('settings.rules.said')
  const problem = useProblemText()
  const { tell } = useUndo()
  return useMutation({
    mutationFn: apply,
    onSuccess: (done, rule) => {
      if ('jobId' in done) return say(t('started'))
      tell({
        operationId: done.operationId,
        done: t('applied', { count: done.changed }),
        again: async () => {
          const again = await apply(rule)
          return 'jobId' in again ? null : again.operationId
        },
      })
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => {
      for (const queryKey of [keys.rules, keys.review, keys.transactions, keys.reports])
        void client.invalidateQueries({ queryKey })
    },
  })
}

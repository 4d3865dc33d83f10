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
import { rulesQuery } from './queries.ts'

export type RuleWish =
  | { do: 'create'; rule: NewRule }
  | { do: 'change'; rule: Rule; patch: RulePatch }
  | { do: 'remove'; rule: Rule }

/** `version`: of the rule as the page holds it when the act is sent, which acts before it may have raised. */
function send(wish: RuleWish, version: number | undefined): Promise<Rule | undefined> {
  if (wish.do === 'create') return call<Rule>('POST', '/v1/rules', { json: wish.rule })
  const { rule } = wish
  const seen = { version: version ?? rule.version }
  if (wish.do === 'remove') return call<undefined>('DELETE', `/v1/rules/${rule.id}`, seen)
  return call<Rule>('PATCH', `/v1/rules/${rule.id}`, { json: wish.patch, ...seen })
}

/** The list as it will be, so that the next press of a quick hand is about what stands there. */
function foreseen(rules: readonly Rule[], wish: RuleWish): Rule[] {
  if (wish.do === 'create') return [...rules]
  const others = rules.filter(({ id }) => id !== wish.rule.id)
  const rule = rules.find(({ id }) => id === wish.rule.id)
  if (wish.do === 'remove' || !rule) return others
  const { position, name, condition, actions, enabled } = wish.patch
  const after = others.toSpliced(position ?? rule.position, 0, {
    ...rule,
    name: name ?? rule.name,
    condition: condition ?? rule.condition,
    actions: actions ?? rule.actions,
    enabled: enabled ?? rule.enabled,
  })
  return after.map((one, at) => ({ ...one, position: at }))
}

const mutationKey = [...keys.ruleList, 'wish']

/** Every change of the rules themselves; what they did to rows stays. They are sent one after the other. */
export function useRuleWish() {
  const client = useQueryClient()
  const t = useTranslations('settings.rules.said')
  const problem = useProblemText()
  const held = () => client.getQueryData(rulesQuery.queryKey)
  const hold = (change: (rules: readonly Rule[]) => Rule[]) =>
    client.setQueryData(rulesQuery.queryKey, (rules) => rules && change(rules))
  return useMutation({
    mutationKey,
    scope: { id: 'rules' },
    mutationFn: (wish: RuleWish) =>
      send(wish, wish.do === 'create' ? undefined : held()?.find(({ id }) => id === wish.rule.id)?.version),
    onMutate: async (wish) => {
      hold((rules) => foreseen(rules, wish))
      await client.cancelQueries({ queryKey: keys.ruleList })
    },
    onSuccess: (answer, wish) => {
      if (answer)
        hold((rules) =>
          rules.map((rule) => (rule.id === answer.id ? { ...rule, version: answer.version } : rule)),
        )
      say(t(wish.do))
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => {
      // The last of a quick series fetches: an earlier answer would show again what is being changed.
      if (client.isMutating({ mutationKey }) > 1) return
      return client.invalidateQueries({ queryKey: keys.rules })
    },
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

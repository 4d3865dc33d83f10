'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { NewScenario, Scenario } from '@/api/forecasting.ts'
import { keys } from '@/api/keys.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

export type ScenarioWish =
  | { do: 'create'; scenario: NewScenario }
  | { do: 'change'; scenario: Scenario; patch: NewScenario }
  | { do: 'remove'; scenario: Scenario }

function send(wish: ScenarioWish): Promise<Scenario | null> {
  if (wish.do === 'create') return call<Scenario>('POST', '/v1/scenarios', { json: wish.scenario })
  const { id, version } = wish.scenario
  if (wish.do === 'change')
    return call<Scenario>('PATCH', `/v1/scenarios/${id}`, { json: wish.patch, version })
  return call<null>('DELETE', `/v1/scenarios/${id}`, { version })
}

/** Every change of the scenarios; one that was removed comes back by the message that says so. */
export function useScenarioWish() {
  const client = useQueryClient()
  const t = useTranslations('forecast')
  const problem = useProblemText()
  const onError = (error: unknown) => sayProblem(problem(error).title, { description: problem(error).next })
  const settle = () => void client.invalidateQueries({ queryKey: keys.scenarios })
  return useMutation({
    mutationFn: send,
    onSuccess: (_answer, wish) => {
      if (wish.do !== 'remove') return say(t(`said.${wish.do}`))
      const { name, changes } = wish.scenario
      say(t('said.remove'), {
        action: {
          label: t('undo'),
          onClick: () =>
            void send({ do: 'create', scenario: { name, changes } }).catch(onError).finally(settle),
        },
      })
    },
    onError,
    onSettled: settle,
  })
}

'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Alert, AlertAct } from '@/api/anomaly.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

type Answer = Exclude<AlertAct, 'see'>

/** What a person answers to an alert; the message takes it back, except for what was muted, which stands below the list. */
export function useAnswer(): (alert: Alert, answer: Answer) => void {
  const client = useQueryClient()
  const t = useTranslations('insights')
  const problem = useProblemText()
  const settle = () => void client.invalidateQueries({ queryKey: keys.alerts })
  const send = ({ alert, answer }: { alert: Alert; answer: Answer }) =>
    call<Alert>('POST', `/v1/alerts/${alert.id}`, { json: { act: answer } })
  const onError = (error: unknown) => sayProblem(problem(error).title, { description: problem(error).next })
  const { mutate } = useMutation({
    mutationFn: send,
    onSuccess: (now, { answer }) => {
      const back = {
        action: {
          label: t('undo'),
          onClick: () => void send({ alert: now, answer: 'reopen' }).then(undefined, onError).finally(settle),
        },
      }
      say(t(`said.${answer}`), answer === 'acknowledge' || answer === 'fine' ? back : {})
    },
    onError,
    onSettled: settle,
  })
  return (alert, answer) => mutate({ alert, answer })
}

/** Alerts that were on the screen are no longer new; nobody waits for that. */
export function useSeen(): (alerts: readonly Alert[]) => void {
  const client = useQueryClient()
  return (alerts) => {
    const fresh = alerts.filter(({ state }) => state === 'new')
    if (fresh.length === 0) return
    const told = fresh.map(({ id }) => call('POST', `/v1/alerts/${id}`, { json: { act: 'see' } }))
    void Promise.allSettled(told).then(() => client.invalidateQueries({ queryKey: keys.openAlerts }))
  }
}

'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { Recurring, RecurringList, RecurringPatch } from '@/api/forecasting.ts'
import { keys } from '@/api/keys.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

export type Said = 'confirmed' | 'renamed' | 'dismissed' | 'ended' | 'restored'

interface Word {
  recurring: Recurring
  patch: RecurringPatch
  /** What is said when it is done. */
  said: Said
}

/** What a person says of a recurring payment; the list shows it at once, and the message takes it back. */
export function useWord() {
  const client = useQueryClient()
  const t = useTranslations('recurring')
  const problem = useProblemText()
  const send = ({ recurring, patch }: Pick<Word, 'recurring' | 'patch'>): Promise<Recurring> =>
    call<Recurring>('PATCH', `/v1/recurring/${recurring.id}`, { json: patch, version: recurring.version })
  const keep = (now: Recurring): void => {
    client.setQueryData<RecurringList>(
      keys.recurring,
      (list) => list && { ...list, items: list.items.map((one) => (one.id === now.id ? now : one)) },
    )
  }
  const settle = () => void client.invalidateQueries({ queryKey: keys.forecasting })
  const onError = (error: unknown) => sayProblem(problem(error).title, { description: problem(error).next })
  return useMutation({
    mutationFn: send as (word: Word) => Promise<Recurring>,
    onSuccess: (now, { recurring, said }) => {
      keep(now)
      const { verdict, endedOn } = recurring
      const name = recurring.name === recurring.foundName ? null : recurring.name
      say(t(`said.${said}`, { name: now.name }), {
        action: {
          label: t('undo'),
          onClick: () =>
            void send({ recurring: now, patch: { verdict, endedOn, name } })
              .then(keep, onError)
              .finally(settle),
        },
      })
    },
    onError,
    onSettled: settle,
  })
}

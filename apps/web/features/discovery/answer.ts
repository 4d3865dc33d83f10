'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Proposal, ProposalAnswer, ProposalAnswered, ProposalList } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { useUndo } from '@/features/shell/undo.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

function send({ id }: Proposal, answer: ProposalAnswer): Promise<ProposalAnswered> {
  return call<ProposalAnswered>('POST', `/v1/proposed-categories/${id}`, { json: answer })
}

const operationOf = ({ filed }: ProposalAnswered): string | null => filed?.operationId ?? null

/** What a person says to a proposal; the filing of its rows can be taken back. */
export function useAnswer(proposal: Proposal) {
  const client = useQueryClient()
  const t = useTranslations('discovery')
  const { byId } = useCategories()
  const { tell } = useUndo()
  const problem = useProblemText()
  return useMutation({
    mutationFn: (answer: ProposalAnswer) => send(proposal, answer),
    onSuccess: (done, answer) => {
      client.setQueryData<ProposalList>(keys.proposals, (list) =>
        list ? { ...list, items: list.items.filter(({ id }) => id !== proposal.id) } : list,
      )
      const { categoryId } = done
      if (categoryId === null) return say(t('dismissed'))
      const category = 'accept' in answer ? answer.accept.name : (byId.get(categoryId)?.label ?? '')
      tell({
        operationId: operationOf(done),
        done: t('accepted', { count: done.filed?.changed ?? 0, category }),
        again: async () => operationOf(await send(proposal, { mergeInto: categoryId })),
      })
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => {
      for (const queryKey of [
        keys.proposals,
        keys.categories,
        keys.review,
        keys.transactions,
        keys.reports,
        keys.models,
      ])
        void client.invalidateQueries({ queryKey })
    },
  })
}

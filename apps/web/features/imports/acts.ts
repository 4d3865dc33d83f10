'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { Answers, Commit, DecidedRow, ImportResource, RowDecision } from '@/api/imports.ts'
import { keys } from '@/api/keys.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

type Wish =
  | { act: 'commit'; commit: Commit }
  | { act: 'answers'; answers: Answers }
  | { act: 'rerun' }
  | { act: 'undo' }

function bodyOf(wish: Wish): object {
  if (wish.act === 'commit') return wish.commit
  if (wish.act === 'answers') return wish.answers
  return {}
}

/** What can be asked of an import. The work goes on at the server; its progress comes by events. */
export function useImportAct(id: string) {
  const client = useQueryClient()
  const t = useTranslations('imports')
  const problem = useProblemText()
  return useMutation({
    mutationFn: (wish: Wish) =>
      call<ImportResource>('POST', `/v1/imports/${id}/${wish.act}`, { json: bodyOf(wish) }),
    onSuccess: (_answer, wish) => {
      if (wish.act === 'undo') say(t('said.undone'))
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.imports }),
  })
}

/** A person's word on one line: take it, leave it, or mend it. */
export function useDecideRow(id: string) {
  const client = useQueryClient()
  const problem = useProblemText()
  return useMutation({
    mutationFn: ({ seq, decision }: { seq: number; decision: RowDecision }) =>
      call<DecidedRow>('POST', `/v1/imports/${id}/rows/${seq}`, { json: decision }),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.import(id) }),
  })
}

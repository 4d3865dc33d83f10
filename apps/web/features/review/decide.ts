'use client'
import {
  useMutation,
  useMutationState,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Filed, ReviewDecision, ReviewItem, ReviewPage } from '@/api/categorization.ts'
import { ApiFault, call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { useUndo } from '@/features/shell/undo.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'
import { keyOf } from './queries.ts'

export interface Decision {
  item: ReviewItem
  categoryId: string
}

type Pages = InfiniteData<ReviewPage, string | null>

const mutationKey = [...keys.review, 'decide']

function send({ item, categoryId }: Decision): Promise<Filed> {
  const { merchant, incoming } = item
  return call<Filed>('POST', '/v1/review', {
    json: { merchant, incoming, categoryId } satisfies ReviewDecision,
  })
}

function operationOf({ changed, operationId }: Filed): string | null {
  return changed > 0 ? operationId : null
}

function takeOut(client: QueryClient, { item }: Decision): void {
  client.setQueryData<Pages>(keys.reviewGroups, (data) => {
    if (!data) return data
    const pages = data.pages.map((page) => ({
      ...page,
      rows: page.rows - item.rows,
      items: page.items.filter((one) => keyOf(one) !== keyOf(item)),
    }))
    return { ...data, pages }
  })
}

/** What the person decided and the server has not answered yet: shown as done, and back again if it is refused. */
export function useUnderway(): ReviewItem[] {
  return useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: (mutation) => (mutation.state.variables as Decision).item,
  })
}

/** Files all waiting rows of a merchant, said with a way back. */
export function useDecide() {
  const client = useQueryClient()
  const t = useTranslations('review')
  const { byId } = useCategories()
  const { tell, undo } = useUndo()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const problem = useProblemText()
  const { mutateAsync } = useMutation({
    mutationKey,
    mutationFn: send,
    onMutate: () => client.cancelQueries({ queryKey: keys.review }),
    onError: (error, { item }) =>
      error instanceof ApiFault && error.status === 404
        ? sayProblem(t('decidedElsewhere', { merchant: item.merchantName }))
        : sayProblem(problem(error).title, { description: problem(error).next }),
    onSuccess: async (filed, decision) => {
      await client.cancelQueries({ queryKey: keys.review })
      takeOut(client, decision)
      const category = byId.get(decision.categoryId)?.label ?? ''
      tell({
        operationId: operationOf(filed),
        done: t('done', { count: filed.changed, category }),
        again: async () => operationOf(await send(decision)),
      })
    },
    onSettled: () => {
      // The last one of a quick series fetches: an earlier answer would show again what is being decided.
      if (client.isMutating({ mutationKey }) > 1) return
      for (const queryKey of [keys.review, keys.transactions, keys.reports])
        void client.invalidateQueries({ queryKey })
    },
  })
  return {
    decide(decision: Decision): void {
      last.current = mutateAsync(decision).catch(() => undefined)
    },
    /** Takes back the last act of this visit, once the server has answered it. */
    undo: () => void last.current.then(() => undo()),
  }
}

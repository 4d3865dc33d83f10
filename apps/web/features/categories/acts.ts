'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { act } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Category } from '@/api/types.ts'
import { useUndo } from '@/features/shell/undo.ts'
import type { NamedCategory } from './queries.ts'

/** What the page is asked to open. */
export type CategoryAct =
  | { act: 'add'; parent: NamedCategory | null; kind: NamedCategory['kind'] }
  | { act: 'edit'; category: NamedCategory }
  | { act: 'merge'; category: NamedCategory }

export type CategoryWish =
  | { do: 'create'; name: string; kind: Category['kind']; parentId: string | null }
  | { do: 'change'; category: Category; name: string; parentId: string | null }
  | { do: 'archive'; category: Category }
  | { do: 'merge'; category: Category; into: string }

/** `repeated`: the version the person saw is older than the undoing that came since. */
function send(wish: CategoryWish, repeated = false) {
  if (wish.do === 'create') {
    const { name, kind, parentId } = wish
    return act<Category>('POST', '/v1/categories', { json: { name, kind, parentId } })
  }
  const { id } = wish.category
  const version = repeated ? {} : { version: wish.category.version }
  if (wish.do === 'merge')
    return act<unknown>('POST', `/v1/categories/${id}/merge`, { json: { into: wish.into }, ...version })
  const json = wish.do === 'archive' ? { archived: true } : { name: wish.name, parentId: wish.parentId }
  return act<unknown>('PATCH', `/v1/categories/${id}`, { json, ...version })
}

/** Every change of the tree, said with a way back where there is one. */
export function useCategoryWish(onDone: () => void) {
  const client = useQueryClient()
  const t = useTranslations('categories.said')
  const { tell } = useUndo()
  return useMutation({
    mutationFn: (wish: CategoryWish) => send(wish),
    onSuccess: (answer, wish) => {
      for (const queryKey of [keys.categories, keys.transactions, keys.reports, keys.rules, keys.review])
        void client.invalidateQueries({ queryKey })
      tell({
        operationId: answer.operationId,
        done: t(wish.do),
        again: async () => (await send(wish, true)).operationId,
      })
      onDone()
    },
  })
}

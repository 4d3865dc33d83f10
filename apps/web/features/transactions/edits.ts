'use client'
import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Outcome, Transaction, TransactionPage } from '@/api/types.ts'
import { useUndo } from '@/features/shell/undo.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'
import { filterBody } from './filter.ts'
import type { Filter } from './queries.ts'

type Pages = InfiniteData<TransactionPage, string | null>
export type Change = Partial<
  Pick<Transaction, 'title' | 'note' | 'categoryId' | 'excluded' | 'reconciled'>
> & { addTags?: string[]; removeTags?: string[]; deleted?: boolean }

export type Target = { rows: readonly Transaction[] } | { filter: Filter; count: number }

/** Shows the change at once in every list that holds the rows; the answer of the server replaces it. */
function showAtOnce(client: QueryClient, ids: ReadonlySet<string>, change: Change) {
  const list = [...keys.transactions, 'list']
  const before = client.getQueriesData<Pages>({ queryKey: list })
  const { addTags = [], removeTags = [], deleted, ...fields } = change
  const changed = (row: Transaction): Transaction => ({
    ...row,
    ...fields,
    ...(fields.categoryId === undefined ? {} : { categorySource: 'person' as const }),
    tags: [...new Set([...row.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)),
  })
  client.setQueriesData<Pages>({ queryKey: list }, (data) => {
    if (!data?.pages) return data
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((row) =>
        !ids.has(row.id) ? row : deleted === undefined ? changed(row) : [],
      ),
    }))
    return { ...data, pages }
  })
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data)
  }
}

function send({ target, change }: { target: Target; change: Change }): Promise<Outcome> {
  const select =
    'rows' in target ? { ids: target.rows.map((row) => row.id) } : { filter: filterBody(target.filter) }
  return call<Outcome>('POST', '/v1/transactions/bulk', { json: { select, change } })
}

function operationOf(outcome: Outcome): string | null {
  return outcome.changed > 0 ? outcome.operationId : null
}

/** Every change of rows goes through here: one row or a million, shown at once, said with a way back. */
export function useChangeRows() {
  const client = useQueryClient()
  const t = useTranslations('transactions')
  const { tell } = useUndo()
  const problem = useProblemText()
  return useMutation({
    mutationFn: send,
    onMutate: async ({ target, change }) => {
      await client.cancelQueries({ queryKey: [...keys.transactions, 'list'] })
      if (!('rows' in target)) return { rollBack: () => undefined }
      return { rollBack: showAtOnce(client, new Set(target.rows.map((row) => row.id)), change) }
    },
    onError: (error, _wish, shown) => {
      shown?.rollBack()
      sayProblem(problem(error).title, { description: problem(error).next })
    },
    onSuccess: (outcome, wish) => {
      const { change } = wish
      const what = change.deleted === true ? 'deleted' : change.deleted === false ? 'restored' : 'changed'
      tell({
        operationId: operationOf(outcome),
        done: outcome.changed > 0 ? t(`said.${what}`, { count: outcome.changed }) : t('said.nothing'),
        again: async () => operationOf(await send(wish)),
      })
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.transactions })
      void client.invalidateQueries({ queryKey: keys.accounts })
      void client.invalidateQueries({ queryKey: keys.reports })
    },
  })
}

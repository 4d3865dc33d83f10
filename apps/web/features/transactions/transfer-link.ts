'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { act, call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Transaction } from '@/api/types.ts'
import { useUndo } from '@/features/shell/undo.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'

type Wish = { link: { fromTransactionId: string; toTransactionId: string } } | { unlink: Transaction }

async function send(wish: Wish) {
  if ('link' in wish) return act<unknown>('POST', '/v1/transfers', { json: wish.link })
  // An undone unlinking has made a new link: the row knows which.
  const row = await call<Transaction>('GET', `/v1/transactions/${wish.unlink.id}`)
  return act<unknown>('DELETE', `/v1/transfers/${row.transfer?.id}`)
}

/** Makes two rows the legs of one transfer, or takes the link away. */
export function useTransferLink() {
  const t = useTranslations('transactions')
  const client = useQueryClient()
  const problem = useProblemText()
  const { tell } = useUndo()
  return useMutation({
    mutationFn: send,
    onSuccess: ({ operationId }, wish) =>
      tell({
        operationId,
        done: t('link' in wish ? 'said.linked' : 'said.unlinked'),
        again: async () => (await send(wish)).operationId,
      }),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.transactions })
      void client.invalidateQueries({ queryKey: keys.transferSuggestions })
      void client.invalidateQueries({ queryKey: keys.reports })
    },
  })
}

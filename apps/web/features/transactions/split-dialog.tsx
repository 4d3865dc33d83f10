'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { act } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Transaction } from '@/api/types.ts'
import { useUndo } from '@/features/shell/undo.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button, IconButton } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Input } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { CategoryField } from './category-picker.tsx'
import { nameOf } from './row-words.ts'
import { useSplitParts } from './split-parts.ts'

/** One payment, several purposes. The parts must add up to the whole before they can be saved. */
export default function SplitDialog({ row, onClose }: { row: Transaction; onClose: () => void }) {
  const t = useTranslations('transactions')
  const common = useTranslations('common')
  const problem = useProblemText()
  const { parts, addsUp, left, offered, ...edit } = useSplitParts(row)
  const save = useSaveSplits(row, onClose)
  return (
    <Dialog open onClose={onClose} title={t('splitTitle', { name: nameOf(row) })} wide>
      <p className="mb-4 text-ink-2">
        {t.rich('splitLead', {
          amount: () => <Amount as="change" money={row.amount} className="font-medium" />,
        })}
      </p>
      {save.error && <Notice tone="bad">{problem(save.error).next}</Notice>}
      <ul className="space-y-2">
        {parts.map((part) => (
          <li key={part.key} className="grid grid-cols-[minmax(0,1fr)_8.5rem_2rem] items-center gap-2">
            <CategoryField
              value={part.categoryId}
              onChange={(categoryId) => edit.set(part.key, { categoryId })}
            />
            <Input
              aria-label={t('amount')}
              inputMode="decimal"
              value={part.text}
              placeholder={part.text === '' ? offered : ''}
              aria-invalid={part.wrong || undefined}
              onChange={(event) => edit.set(part.key, { text: event.target.value.trim() })}
              className="text-right"
            />
            <IconButton
              label={t('removePart')}
              disabled={parts.length <= 2}
              onClick={() => edit.remove(part.key)}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex items-center justify-between gap-4">
        <Button look="ghost" icon={<Plus />} className="-ml-3" onClick={edit.add}>
          {t('addPart')}
        </Button>
        <p aria-live="polite" className={addsUp ? 'text-in' : 'text-warn'}>
          {addsUp ? t('addsUp') : t.rich('stillLeft', { amount: () => <Amount money={left} /> })}
        </p>
      </div>
      <DialogActions>
        {row.splits.length > 0 && (
          <Button onClick={() => save.mutate([])} className="mr-auto">
            {t('join')}
          </Button>
        )}
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button
          look="solid"
          disabled={!addsUp}
          busy={save.isPending}
          onClick={() => save.mutate(edit.splits())}
        >
          {t('saveParts', { count: parts.length })}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

type Splits = ReturnType<ReturnType<typeof useSplitParts>['splits']>

/** No parts join the row again. */
function useSaveSplits(row: Transaction, onClose: () => void) {
  const t = useTranslations('transactions')
  const client = useQueryClient()
  const { tell } = useUndo()
  const send = (splits: Splits, version: { version?: number } = {}) =>
    act('POST', `/v1/transactions/${row.id}/split`, { json: { splits }, ...version })
  return useMutation({
    mutationFn: (splits: Splits) => send(splits, { version: row.version }),
    onSuccess: ({ operationId }, splits) => {
      tell({
        operationId,
        done: splits.length === 0 ? t('said.joined') : t('said.split', { count: splits.length }),
        again: async () => (await send(splits)).operationId,
      })
      void client.invalidateQueries({ queryKey: keys.transactions })
      void client.invalidateQueries({ queryKey: keys.reports })
      onClose()
    },
  })
}

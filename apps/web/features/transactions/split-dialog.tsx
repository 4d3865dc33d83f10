'use client'
import { toDecimal, toMinor } from '@scale/money'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { act } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Transaction } from '@/api/types.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { sayUndoable } from '@/features/shell/undo.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button, buttonLook, IconButton } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Input } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { CategoryPicker } from './category-picker.tsx'
import { readAmount } from './read-amount.ts'
import { nameOf } from './row.tsx'

interface Part {
  key: number
  categoryId: string | null
  text: string
}

/** One payment, several purposes. The parts must add up to the whole before they can be saved. */
export default function SplitDialog({ row, onClose }: { row: Transaction; onClose: () => void }) {
  const t = useTranslations('transactions')
  const common = useTranslations('common')
  const client = useQueryClient()
  const problem = useProblemText()
  const { byId } = useCategories()
  const { decimalMark } = useFormat()
  const { currency } = row.amount
  const whole = toMinor(row.amount.amount, currency)
  const sign = whole < 0n ? -1n : 1n
  const unsigned = (decimal: string) => decimal.replace('-', '').replace('.', decimalMark)
  const [parts, setParts] = useState<Part[]>(() =>
    row.splits.length > 0
      ? row.splits.map((split, key) => ({
          key,
          categoryId: split.categoryId,
          text: unsigned(split.amount.amount),
        }))
      : [
          { key: 0, categoryId: row.categoryId, text: unsigned(row.amount.amount) },
          { key: 1, categoryId: null, text: '' },
        ],
  )
  const minors = parts.map((part) => readAmount(part.text, currency, decimalMark))
  const readable = minors.every((minor) => minor !== null)
  const rest = whole * sign - minors.reduce<bigint>((sum, minor) => sum + (minor ?? 0n), 0n)
  const set = (key: number, change: Partial<Part>) =>
    setParts(parts.map((part) => (part.key === key ? { ...part, ...change } : part)))

  const save = useMutation({
    mutationFn: (joined: boolean) => {
      const splits = joined
        ? []
        : parts.map((part, at) => ({
            categoryId: part.categoryId,
            amount: toDecimal((minors[at] ?? 0n) * sign, currency),
          }))
      return act('POST', `/v1/transactions/${row.id}/split`, { json: { splits }, version: row.version })
    },
    onSuccess: ({ operationId }, joined) => {
      sayUndoable({
        client,
        operationId,
        done: joined ? t('said.joined') : t('said.split', { count: parts.length }),
        undone: t('said.undone'),
        undoLabel: common('undo'),
      })
      void client.invalidateQueries({ queryKey: keys.transactions })
      void client.invalidateQueries({ queryKey: keys.reports })
      onClose()
    },
  })

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
          <li key={part.key} className="flex items-center gap-2">
            <CategoryPicker
              value={part.categoryId}
              onChange={(categoryId) => set(part.key, { categoryId })}
              className={cn(buttonLook(), 'h-9 min-w-0 flex-1 justify-start font-normal')}
            >
              <span className="truncate">
                {(part.categoryId && byId.get(part.categoryId)?.label) ?? t('pickCategory')}
              </span>
            </CategoryPicker>
            <Input
              aria-label={t('amount')}
              inputMode="decimal"
              value={part.text}
              aria-invalid={readAmount(part.text, currency, decimalMark) === null || undefined}
              onChange={(event) => set(part.key, { text: event.target.value })}
              className="w-36 text-right"
            />
            <IconButton
              label={t('removePart')}
              disabled={parts.length <= 2}
              onClick={() => setParts(parts.filter((one) => one.key !== part.key))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex items-center justify-between gap-4">
        <Button
          look="ghost"
          icon={<Plus />}
          onClick={() =>
            setParts([
              ...parts,
              {
                key: Math.max(...parts.map((part) => part.key)) + 1,
                categoryId: null,
                text: rest > 0n ? unsigned(toDecimal(rest, currency)) : '',
              },
            ])
          }
        >
          {t('addPart')}
        </Button>
        <p aria-live="polite" className={rest === 0n && readable ? 'text-in' : 'text-warn'}>
          {rest === 0n && readable
            ? t('addsUp')
            : t.rich('stillLeft', {
                amount: () => <Amount money={{ amount: toDecimal(rest, currency), currency }} />,
              })}
        </p>
      </div>
      <DialogActions>
        {row.splits.length > 0 && (
          <Button onClick={() => save.mutate(true)} className="mr-auto">
            {t('join')}
          </Button>
        )}
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button
          look="solid"
          disabled={rest !== 0n || !readable}
          busy={save.isPending}
          onClick={() => save.mutate(false)}
        >
          {t('saveParts', { count: parts.length })}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

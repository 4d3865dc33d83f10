'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { toDecimal } from '@scale/money'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import * as z from 'zod/mini'
import { act } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { today } from '@/api/period.ts'
import type { FinancialAccount, Transaction } from '@/api/types.ts'
import { useUndo } from '@/features/shell/undo.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { CategoryField } from './category-picker.tsx'
import { readAmount } from './read-amount.ts'

const form = z.object({
  accountId: z.string().check(z.minLength(1)),
  bookedOn: z.iso.date(),
  direction: z.enum(['in', 'out']),
  amount: z.string().check(z.minLength(1)),
  description: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
})

function send(json: object) {
  return act<Transaction>('POST', '/v1/transactions', { json })
}

interface AddDialogProps {
  accounts: FinancialAccount[]
  onClose: () => void
}

/** Cash spent, or a payment the bank has not shown yet: a later statement finds and completes it. */
export default function AddDialog({ accounts, onClose }: AddDialogProps) {
  const t = useTranslations('transactions')
  const common = useTranslations('common')
  const problem = useProblemText()
  const [categoryId, setCategoryId] = useState<string | null>(null)
  const { register, errors, add, submit } = useNewTransaction({ accounts, onClose }, categoryId)

  return (
    <Dialog open onClose={onClose} title={t('addTitle')} description={t('addLead')}>
      <form className="grid grid-cols-2 gap-4" onSubmit={(event) => void submit(event)} noValidate>
        {add.error && (
          <div className="col-span-2">
            <Notice tone="bad">{problem(add.error).next}</Notice>
          </div>
        )}
        <Field label={t('direction')}>
          {(ids) => (
            <Select {...ids} {...register('direction')}>
              <option value="out">{t('moneyOut')}</option>
              <option value="in">{t('moneyIn')}</option>
            </Select>
          )}
        </Field>
        <Field label={t('amount')} error={errors.amount && t('amountUnreadable')}>
          {(ids) => (
            <Input inputMode="decimal" autoFocus className="text-right" {...ids} {...register('amount')} />
          )}
        </Field>
        <Field label={t('what')} className="col-span-2" error={errors.description && t('whatNeeded')}>
          {(ids) => <Input {...ids} {...register('description')} />}
        </Field>
        <Field label={t('account')} error={errors.accountId && t('accountNeeded')}>
          {(ids) => (
            <Select {...ids} {...register('accountId')}>
              {accounts.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('date')} error={errors.bookedOn && t('dateNeeded')}>
          {(ids) => <Input type="date" {...ids} {...register('bookedOn')} />}
        </Field>
        <div className="col-span-2 flex flex-col gap-1.5">
          <span className="font-medium">{t('category')}</span>
          <CategoryField value={categoryId} onChange={setCategoryId} />
        </div>
        <div className="col-span-2">
          <DialogActions>
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button look="solid" type="submit" busy={add.isPending}>
              {t('addSubmit')}
            </Button>
          </DialogActions>
        </div>
      </form>
    </Dialog>
  )
}

function useNewTransaction({ accounts, onClose }: AddDialogProps, categoryId: string | null) {
  const t = useTranslations('transactions')
  const client = useQueryClient()
  const { tell } = useUndo()
  const { decimalMark } = useFormat()
  const { register, handleSubmit, setError, formState } = useForm<z.infer<typeof form>>({
    resolver: zodResolver(form),
    defaultValues: {
      accountId: accounts[0]?.id ?? '',
      bookedOn: today(),
      direction: 'out',
      amount: '',
      description: '',
    },
  })
  const add = useMutation({
    mutationFn: send,
    onSuccess: ({ operationId }, json) => {
      tell({ operationId, done: t('said.added'), again: async () => (await send(json)).operationId })
      for (const queryKey of [keys.transactions, keys.accounts, keys.reports]) {
        void client.invalidateQueries({ queryKey })
      }
      onClose()
    },
  })
  const submit = handleSubmit((given) => {
    const currency = accounts.find((one) => one.id === given.accountId)?.currency ?? ''
    const minor = readAmount(given.amount, currency, decimalMark)
    if (minor === null || minor <= 0n) return setError('amount', { message: 'unreadable' })
    const amount = toDecimal(given.direction === 'out' ? -minor : minor, currency)
    const { accountId, bookedOn, description } = given
    add.mutate({ accountId, bookedOn, description, categoryId, amount: { amount, currency } })
  })
  return { register, errors: formState.errors, add, submit }
}

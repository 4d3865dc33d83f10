'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { toDecimal } from '@scale/money'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import * as z from 'zod/mini'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { FinancialAccount } from '@/api/types.ts'
import { currencies } from '@/features/session/countries.ts'
import { useSession } from '@/features/session/session.tsx'
import { readAmount } from '@/features/transactions/read-amount.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { say } from '@/ui/toast.ts'

const kinds = ['bank', 'card', 'cash', 'loan', 'investment'] as const

const form = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  type: z.enum(kinds),
  currency: z.optional(z.string()),
  institution: z.string(),
  bankAccountId: z.string(),
  opening: z.string(),
  openingOn: z.string(),
})

interface AccountDialogProps {
  account?: FinancialAccount
  onClose: () => void
}

/** A new account, or other words for one that is there. Statements find it by its number. */
export default function AccountDialog({ account, onClose }: AccountDialogProps) {
  const t = useTranslations('accounts')
  const common = useTranslations('common')
  const { workspace } = useSession()
  const problem = useProblemText()
  const { register, errors, save, submit } = useAccountForm(account, onClose)
  return (
    <Dialog open onClose={onClose} title={account ? t('editTitle') : t('addTitle')}>
      <form className="grid grid-cols-2 gap-4" onSubmit={(event) => void submit(event)} noValidate>
        {save.error && (
          <div className="col-span-2">
            <Notice tone="bad">{problem(save.error).next}</Notice>
          </div>
        )}
        <Field label={t('name')} className="col-span-2" error={errors.name && t('nameNeeded')}>
          {(ids) => <Input autoFocus {...ids} {...register('name')} />}
        </Field>
        <Field label={t('type')}>
          {(ids) => (
            <Select {...ids} {...register('type')}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`types.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('currency')}>
          {(ids) => (
            <Select
              {...ids}
              {...(account ? { disabled: true, value: account.currency } : register('currency'))}
            >
              {[...new Set([...currencies, account?.currency ?? workspace.currency])].map((code) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('institution')}>{(ids) => <Input {...ids} {...register('institution')} />}</Field>
        <Field label={t('number')} hint={t('numberHint')}>
          {(ids) => <Input {...ids} {...register('bankAccountId')} />}
        </Field>
        <Field label={t('opening')} error={errors.opening && t('openingWrong')}>
          {(ids) => <Input inputMode="decimal" className="text-right" {...ids} {...register('opening')} />}
        </Field>
        <Field label={t('openingOn')}>
          {(ids) => <Input type="date" {...ids} {...register('openingOn')} />}
        </Field>
        <div className="col-span-2">
          <DialogActions>
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button look="solid" type="submit" busy={save.isPending}>
              {account ? common('save') : t('addSubmit')}
            </Button>
          </DialogActions>
        </div>
      </form>
    </Dialog>
  )
}

function useAccountForm(account: FinancialAccount | undefined, onClose: () => void) {
  const t = useTranslations('accounts')
  const { workspace } = useSession()
  const { decimalMark } = useFormat()
  const client = useQueryClient()
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(form),
    defaultValues: {
      name: account?.name ?? '',
      type: account?.type ?? 'bank',
      currency: account?.currency ?? workspace.currency,
      institution: account?.institution ?? '',
      bankAccountId: account?.bankAccountId ?? '',
      opening: account?.opening.amount.replace('.', decimalMark) ?? '',
      openingOn: account?.openingOn ?? '',
    },
  })
  const save = useMutation({
    mutationFn: (json: object) =>
      account
        ? call('PATCH', `/v1/accounts/${account.id}`, { json, version: account.version })
        : call('POST', '/v1/accounts', { json }),
    onSuccess: () => {
      say(t(account ? 'said.saved' : 'said.added'))
      void client.invalidateQueries({ queryKey: keys.accounts })
      void client.invalidateQueries({ queryKey: keys.reports })
      onClose()
    },
  })
  const submit = handleSubmit(({ opening, ...given }) => {
    const currency = account?.currency ?? given.currency ?? workspace.currency
    const minor = opening.trim() === '' ? 0n : readAmount(opening, currency, decimalMark)
    if (minor === null) return setError('opening', { message: 'unreadable' })
    save.mutate({
      name: given.name,
      type: given.type,
      institution: given.institution.trim() || null,
      bankAccountId: given.bankAccountId.trim() || null,
      opening: toDecimal(minor, currency),
      openingOn: given.openingOn || null,
      ...(account ? {} : { currency }),
    })
  })
  return { register, errors: formState.errors, save, submit }
}

'use client'
import { toDecimal } from '@scale/money'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { ImportAccount, ImportRow } from '@/api/imports.ts'
import { useSession } from '@/features/session/session.tsx'
import { readAmount } from '@/features/transactions/read-amount.ts'
import { useTold } from '@/i18n/told.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { useDecideRow } from './acts.ts'

interface MendProps {
  id: string
  row: ImportRow
  accounts: ImportAccount[]
  onClose: () => void
}

/** A line that could not be read, read by a person. The line of the file stays as it is beside the mended one. */
export default function MendDialog({ id, row, accounts, onClose }: MendProps) {
  const t = useTranslations('imports')
  const told = useTold()
  const common = useTranslations('common')
  const { workspace } = useSession()
  const { decimalMark } = useFormat()
  const decide = useDecideRow(id)
  const [wrong, setWrong] = useState(false)
  const currency = accounts[row.accountIndex ?? 0]?.currency ?? workspace.currency

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const minor = readAmount(String(given.get('amount')), currency, decimalMark)
    if (minor === null) return setWrong(true)
    decide.mutate(
      {
        seq: row.seq,
        decision: {
          mend: {
            bookedOn: String(given.get('bookedOn')),
            amount: toDecimal(minor, currency),
            description: String(given.get('description')),
            accountIndex: row.accountIndex ?? 0,
          },
        },
      },
      { onSuccess: onClose },
    )
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('mendTitle', { line: row.line })}
      description={told('reasons', row.reason)}
    >
      <pre className="mb-5 overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre-wrap text-ink-2">
        {row.raw}
      </pre>
      <form className="grid grid-cols-2 gap-4" onSubmit={submit}>
        <RowFields row={row} currency={currency} wrong={wrong} />
        <div className="col-span-2">
          <DialogActions>
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button look="solid" type="submit" busy={decide.isPending}>
              {t('mendSubmit')}
            </Button>
          </DialogActions>
        </div>
      </form>
    </Dialog>
  )
}

interface RowFieldsProps {
  row: ImportRow
  currency: string
  /** The amount that was given cannot be read. */
  wrong: boolean
}

function RowFields({ row, currency, wrong }: RowFieldsProps) {
  const t = useTranslations('imports')
  const { decimalMark } = useFormat()
  return (
    <>
      <Field label={t('date')}>
        {(ids) => (
          <Input {...ids} type="date" name="bookedOn" required autoFocus defaultValue={row.bookedOn ?? ''} />
        )}
      </Field>
      <Field
        label={t('amountIn', { currency })}
        hint={t('amountHint')}
        error={wrong ? t('amountWrong') : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            name="amount"
            inputMode="decimal"
            required
            className="text-right"
            defaultValue={row.amount?.amount.replace('.', decimalMark) ?? ''}
          />
        )}
      </Field>
      <Field label={t('description')} className="col-span-2">
        {(ids) => <Input {...ids} name="description" required defaultValue={row.description} />}
      </Field>
    </>
  )
}

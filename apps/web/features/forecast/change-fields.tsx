'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Recurring } from '@/api/forecasting.ts'
import { CategoryField } from '@/features/transactions/category-picker.tsx'
import { IconButton } from '@/ui/button.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { changeKinds, type ChangeDraft, type ChangeKind } from './change-draft.ts'

interface ChangeFieldsProps {
  draft: ChangeDraft
  number: number
  currency: string
  recurring: readonly Recurring[]
  onChange: (part: Partial<ChangeDraft>) => void
  /** Absent where it is the only one. */
  onRemove?: (() => void) | undefined
}

/** One thing that would be otherwise: what, how much, from when. */
export function ChangeFields(props: ChangeFieldsProps) {
  const { draft, number, recurring, onChange, onRemove } = props
  const t = useTranslations('forecast.dialog')
  return (
    <fieldset className="rounded-lg border border-line p-4">
      <legend className="sr-only">{t('change', { number })}</legend>
      <div className="flex items-end gap-2">
        <Field label={t('kind')} className="flex-1">
          {(ids) => (
            <Select
              {...ids}
              value={draft.kind}
              onChange={(event) => {
                const kind = event.target.value as ChangeKind
                const [first] = recurring
                const payment = draft.recurringId || (first?.id ?? '')
                onChange({
                  kind,
                  ...(kind.startsWith('recurring') ? { recurringId: payment } : {}),
                  ...(kind === 'recurring_skip' && first?.nextOn ? { on: first.nextOn } : {}),
                })
              }}
            >
              {changeKinds.map((kind) => (
                <option
                  key={kind}
                  value={kind}
                  disabled={kind.startsWith('recurring') && recurring.length === 0}
                >
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {onRemove && (
          <IconButton label={t('removeChange', { number })} onClick={onRemove}>
            <X />
          </IconButton>
        )}
      </div>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <What {...props} />
        {draft.kind !== 'recurring_skip' && (
          <Field label={draft.kind === 'one_off' ? t('on') : t('from')}>
            {(ids) => (
              <Input
                {...ids}
                type="date"
                required
                value={draft.on}
                onChange={(event) => onChange({ on: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
    </fieldset>
  )
}

function What({ draft, currency, recurring, onChange }: ChangeFieldsProps) {
  const t = useTranslations('forecast.dialog')
  const { decimalMark } = useFormat()
  const { kind } = draft
  if (kind === 'one_off')
    return (
      <>
        <Field label={t('direction')}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.out ? 'out' : 'in'}
              onChange={(event) => onChange({ out: event.target.value === 'out' })}
            >
              <option value="out">{t('out')}</option>
              <option value="in">{t('in')}</option>
            </Select>
          )}
        </Field>
        <AmountInput draft={draft} currency={currency} decimalMark={decimalMark} onChange={onChange} />
      </>
    )
  if (kind === 'category_percent')
    return (
      <>
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t('category')}</span>
          <CategoryField value={draft.categoryId} onChange={(categoryId) => onChange({ categoryId })} />
        </div>
        <Field label={t('percent')} hint={t('percentHint')}>
          {(ids) => (
            <Input
              {...ids}
              inputMode="decimal"
              required
              value={draft.percent}
              onChange={(event) => onChange({ percent: event.target.value })}
            />
          )}
        </Field>
      </>
    )
  return <Payment draft={draft} recurring={recurring} decimalMark={decimalMark} onChange={onChange} />
}

interface PaymentProps extends Pick<ChangeFieldsProps, 'draft' | 'recurring' | 'onChange'> {
  decimalMark: '.' | ','
}

function Payment({ draft, recurring, decimalMark, onChange }: PaymentProps) {
  const t = useTranslations('forecast.dialog')
  const format = useFormat()
  const payment = recurring.find(({ id }) => id === draft.recurringId)
  return (
    <>
      <Field label={t('payment')}>
        {(ids) => (
          <Select
            {...ids}
            required
            value={draft.recurringId}
            onChange={(event) => {
              const chosen = recurring.find(({ id }) => id === event.target.value)
              const next = draft.kind === 'recurring_skip' && chosen?.nextOn ? { on: chosen.nextOn } : {}
              onChange({ recurringId: event.target.value, ...next })
            }}
          >
            {recurring.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft.kind === 'recurring_amount' && (
        <AmountInput
          draft={draft}
          currency={payment?.amount.currency ?? format.style.currency}
          decimalMark={decimalMark}
          onChange={onChange}
        />
      )}
      {draft.kind === 'recurring_skip' && payment?.nextOn && (
        <p className="self-end pb-2 text-ink-2">{t('skips', { day: format.date(payment.nextOn) })}</p>
      )}
    </>
  )
}

interface AmountProps extends Pick<ChangeFieldsProps, 'draft' | 'currency' | 'onChange'> {
  decimalMark: '.' | ','
}

function AmountInput({ draft, currency, decimalMark, onChange }: AmountProps) {
  const t = useTranslations('forecast.dialog')
  return (
    <Field label={t('amount', { currency })}>
      {(ids) => (
        <Input
          {...ids}
          inputMode="decimal"
          required
          value={draft.amount}
          placeholder={`0${decimalMark}00`}
          onChange={(event) => onChange({ amount: event.target.value })}
          className="text-right"
        />
      )}
    </Field>
  )
}

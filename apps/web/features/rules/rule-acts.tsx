'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { CategoryField } from '@/features/transactions/category-picker.tsx'
import { Button, IconButton } from '@/ui/button.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { acts, sharesOf, type Act, type Draft, type Share } from './rule-draft.ts'

interface DraftProps {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

/** What a rule does with the rows it finds: where they go, what they are called, how they are tagged. */
export function RuleActs({ draft, onChange }: DraftProps) {
  const t = useTranslations('settings.rules')
  return (
    <>
      <Field label={t('act')}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.act}
            onChange={(event) => onChange({ act: event.target.value as Act })}
          >
            {acts.map((act) => (
              <option key={act} value={act}>
                {t(`acts.${act}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft.act === 'file' && (
        <CategoryField value={draft.categoryId} onChange={(categoryId) => onChange({ categoryId })} />
      )}
      {draft.act === 'split' && <Shares shares={draft.shares} onChange={(shares) => onChange({ shares })} />}
      {draft.act === 'transfer' && <OtherAccount draft={draft} onChange={onChange} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('rowTitle')}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              value={draft.title}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('tags')} hint={t('tagsHint')}>
          {(ids) => (
            <Input {...ids} value={draft.tags} onChange={(event) => onChange({ tags: event.target.value })} />
          )}
        </Field>
      </div>
    </>
  )
}

function Shares({ shares, onChange }: { shares: Share[]; onChange: (shares: Share[]) => void }) {
  const t = useTranslations('settings.rules')
  const { decimalMark } = useFormat()
  const { parts, left } = sharesOf(shares)
  const shown = (hundredths: number) => String(Math.abs(hundredths) / 100).replace('.', decimalMark)
  const set = (key: number, part: Partial<Share>) =>
    onChange(shares.map((share) => (share.key === key ? { ...share, ...part } : share)))
  const add = () =>
    onChange([...shares, { key: Math.max(...shares.map(({ key }) => key)) + 1, categoryId: null, text: '' }])
  return (
    <div>
      <ul className="space-y-2">
        {parts.map((part, at) => (
          <li key={part.key} className="grid grid-cols-[minmax(0,1fr)_6rem_2rem] items-center gap-2">
            <CategoryField value={part.categoryId} onChange={(categoryId) => set(part.key, { categoryId })} />
            <Input
              aria-label={t('part', { number: at + 1 })}
              inputMode="decimal"
              value={part.text}
              placeholder={part.text === '' && part.hundredths > 0 ? shown(part.hundredths) : '%'}
              aria-invalid={part.wrong || undefined}
              onChange={(event) => set(part.key, { text: event.target.value })}
              className="text-right"
            />
            <IconButton
              label={t('removePart', { number: at + 1 })}
              disabled={parts.length <= 2}
              onClick={() => onChange(shares.filter(({ key }) => key !== part.key))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex items-center justify-between gap-4">
        <Button look="ghost" icon={<Plus />} className="-ml-3" onClick={add}>
          {t('addPart')}
        </Button>
        <p aria-live="polite" className={left === 0 ? 'text-in' : 'text-warn'}>
          {left === 0 ? t('addsUp') : t(left > 0 ? 'left' : 'tooMuch', { left: shown(left) })}
        </p>
      </div>
      <p className="mt-1 text-xs text-ink-3">{t('rest')}</p>
    </div>
  )
}

function OtherAccount({ draft, onChange }: DraftProps) {
  const t = useTranslations('settings.rules')
  const { data: accounts = [] } = useQuery(accountsQuery)
  return (
    <Field label={t('otherAccount')} hint={t('otherAccountHint')}>
      {(ids) => (
        <Select
          {...ids}
          required
          value={draft.accountId}
          onChange={(event) => onChange({ accountId: event.target.value })}
        >
          <option value="">{t('pickAccount')}</option>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

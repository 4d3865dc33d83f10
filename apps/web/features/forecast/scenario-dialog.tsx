'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Recurring, Scenario } from '@/api/forecasting.ts'
import { recurringQuery } from '@/features/recurring/queries.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { useFormat } from '@/ui/format.tsx'
import { changeOf, draftOf, newDraft, type ChangeDraft } from './change-draft.ts'
import { ChangeFields } from './change-fields.tsx'
import { useScenarioWish } from './scenario-acts.ts'

interface ScenarioDialogProps {
  scenario: Scenario | null
  currency: string
  onClose: () => void
  /** It is laid over the forecast at once. */
  onMade: (id: string) => void
}

/** A scenario: its name and what would be otherwise. */
export default function ScenarioDialog({ scenario, currency, onClose, onMade }: ScenarioDialogProps) {
  const t = useTranslations('forecast.dialog')
  const common = useTranslations('common')
  const { decimalMark } = useFormat()
  const { data: list } = useQuery(recurringQuery)
  const recurring = (list?.items ?? []).filter(
    ({ nextOn, verdict }) => nextOn !== null && verdict !== 'dismissed',
  )
  const wish = useScenarioWish()
  const [name, setName] = useState(scenario?.name ?? '')
  const [drafts, setDrafts] = useState<ChangeDraft[]>(() => scenario?.changes.map(draftOf) ?? [newDraft(0)])
  const changes = drafts.flatMap((draft) => changeOf(draft, { currency, decimalMark, recurring }) ?? [])
  const complete = changes.length === drafts.length && name.trim() !== ''

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!complete) return
    const wanted = { name: name.trim(), changes }
    wish.mutate(scenario ? { do: 'change', scenario, patch: wanted } : { do: 'create', scenario: wanted }, {
      onSuccess: (made) => {
        if (made) onMade(made.id)
        onClose()
      },
    })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(scenario ? 'editTitle' : 'addTitle')}
      description={t('lead')}
      wide
    >
      <form className="space-y-4" onSubmit={submit}>
        <Field label={t('name')}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              required
              maxLength={80}
              placeholder={t('nameExample')}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Changes drafts={drafts} currency={currency} recurring={recurring} onChange={setDrafts} />
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button look="solid" type="submit" busy={wish.isPending} disabled={!complete}>
            {scenario ? common('save') : t('keep')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const changesMax = 20

interface ChangesProps {
  drafts: ChangeDraft[]
  currency: string
  recurring: readonly Recurring[]
  onChange: (drafts: ChangeDraft[]) => void
}

function Changes({ drafts, currency, recurring, onChange }: ChangesProps) {
  const t = useTranslations('forecast.dialog')
  const set = (key: number, part: Partial<ChangeDraft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  const without = (key: number) => onChange(drafts.filter((draft) => draft.key !== key))
  const nextKey = Math.max(...drafts.map(({ key }) => key)) + 1
  return (
    <>
      {drafts.map((draft, at) => (
        <ChangeFields
          key={draft.key}
          draft={draft}
          number={at + 1}
          currency={currency}
          recurring={recurring}
          onChange={(part) => set(draft.key, part)}
          onRemove={drafts.length > 1 ? () => without(draft.key) : undefined}
        />
      ))}
      {drafts.length < changesMax && (
        <Button
          look="ghost"
          icon={<Plus />}
          className="-ml-3"
          onClick={() => onChange([...drafts, newDraft(nextKey)])}
        >
          {t('addChange')}
        </Button>
      )}
    </>
  )
}

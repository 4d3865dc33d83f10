'use client'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Recurring } from '@/api/forecasting.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { useWord } from './acts.ts'

export default function RenameDialog({ recurring, onClose }: { recurring: Recurring; onClose: () => void }) {
  const t = useTranslations('recurring')
  const common = useTranslations('common')
  const word = useWord()
  const [name, setName] = useState(recurring.name)
  function submit(event: FormEvent): void {
    event.preventDefault()
    const wanted = name.trim() === recurring.foundName ? null : name.trim()
    word.mutate({ recurring, patch: { name: wanted }, said: 'renamed' }, { onSuccess: onClose })
  }
  return (
    <Dialog open onClose={onClose} title={t('rename')}>
      <form onSubmit={submit}>
        <Field label={t('name')} hint={t('foundAs', { name: recurring.foundName })}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button look="solid" type="submit" busy={word.isPending}>
            {common('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

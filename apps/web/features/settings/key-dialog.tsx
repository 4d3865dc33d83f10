'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { say } from '@/ui/toast.ts'
import type { ApiKey } from './api-key.ts'

const lives = [30, 90, 365] as const

/** Made, shown once, never again. */
export default function KeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.keys')
  const common = useTranslations('common')
  const problem = useProblemText()
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: (json: object) => call<ApiKey & { secret: string }>('POST', '/v1/keys', { json }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.security('keys') }),
  })
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const days = String(given.get('life'))
    make.mutate({
      name: String(given.get('name')).trim(),
      scopes: given.get('scope') === 'write' ? ['read', 'write'] : ['read'],
      expiresInDays: days === 'never' ? null : Number(days),
    })
  }
  if (make.data) return <MadeKey secret={make.data.secret} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('addTitle')} description={t('addLead')}>
      <form onSubmit={submit} className="space-y-4">
        {make.error && <Notice tone="bad">{problem(make.error).next}</Notice>}
        <Field label={t('name')} hint={t('nameHint')}>
          {(ids) => <Input {...ids} name="name" required autoFocus maxLength={32} />}
        </Field>
        <Field label={t('scope')}>
          {(ids) => (
            <Select {...ids} name="scope" defaultValue="read">
              <option value="read">{t('read')}</option>
              <option value="write">{t('write')}</option>
            </Select>
          )}
        </Field>
        <Field label={t('life')}>
          {(ids) => (
            <Select {...ids} name="life" defaultValue="90">
              {lives.map((days) => (
                <option key={days} value={days}>
                  {t('days', { count: days })}
                </option>
              ))}
              <option value="never">{t('never')}</option>
            </Select>
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button look="solid" type="submit" busy={make.isPending}>
            {t('submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function MadeKey({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('settings.keys')
  return (
    <Dialog open onClose={onClose} title={t('madeTitle')} description={t('madeLead')}>
      <code className="block rounded-lg bg-sunken p-4 font-mono text-sm break-all">{secret}</code>
      <DialogActions>
        <Button onClick={() => void navigator.clipboard.writeText(secret).then(() => say(t('copied')))}>
          {t('copy')}
        </Button>
        <Button look="solid" onClick={onClose}>
          {t('kept')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Refusal } from './refusal.tsx'
import { signOut } from './sign-out.ts'

/** For who belongs to no workspace any more: the sign-in goes too, for good. */
export default function DeleteSignIn({ email }: { email: string }) {
  const t = useTranslations('session.deleteSignIn')
  const [typed, setTyped] = useState('')
  const erase = useMutation({
    mutationFn: () => call('DELETE', '/v1/me'),
    // What is left of it is the cookie.
    onSuccess: signOut,
  })
  return (
    <details className="mt-10 border-t border-line pt-4">
      <summary className="text-ink-2">{t('open')}</summary>
      <form
        className="mt-3 space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          erase.mutate()
        }}
      >
        <p className="text-ink-2">{t('lead')}</p>
        {erase.error && <Refusal error={erase.error} />}
        <Field label={t('confirm', { email })}>
          {(ids) => (
            <Input
              {...ids}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button look="danger" type="submit" disabled={typed.trim() !== email} busy={erase.isPending}>
          {t('submit')}
        </Button>
      </form>
    </details>
  )
}

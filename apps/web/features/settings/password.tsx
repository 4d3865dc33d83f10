'use client'
import { useMutation } from '@tanstack/react-query'
import { useRef, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useAuthWords } from '@/features/session/words.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { say } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

export function Password() {
  const t = useTranslations('settings.password')
  const words = useAuthWords()
  const form = useRef<HTMLFormElement>(null)
  const change = useMutation({
    mutationFn: async (given: { currentPassword: string; newPassword: string }) => {
      const { auth, granted } = await import('@/features/session/auth.ts')
      await granted<unknown>(auth.changePassword({ ...given, revokeOtherSessions: true }))
    },
    onSuccess: () => {
      form.current?.reset()
      say(t('changed'))
    },
  })
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    change.mutate({ currentPassword: String(given.get('current')), newPassword: String(given.get('next')) })
  }
  return (
    <Card title={t('title')} lead={t('lead')}>
      <form ref={form} onSubmit={submit} className="max-w-sm space-y-4">
        {change.error && <Notice tone="bad">{words(change.error)}</Notice>}
        <Field label={t('current')}>
          {(ids) => (
            <Input {...ids} name="current" type="password" required autoComplete="current-password" />
          )}
        </Field>
        <Field label={t('next')} hint={t('hint')}>
          {(ids) => (
            <Input {...ids} name="next" type="password" required minLength={10} autoComplete="new-password" />
          )}
        </Field>
        <Button type="submit" busy={change.isPending}>
          {t('submit')}
        </Button>
      </form>
    </Card>
  )
}

'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { keys } from '@/api/keys.ts'
import { useSession } from '@/features/session/session.tsx'
import { useAuthWords } from '@/features/session/words.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { DeleteSignIn } from './delete-sign-in.tsx'
import { Card } from './frame.tsx'

/** Who you are here, and the end of it. */
export function Profile() {
  return (
    <>
      <Person />
      <DeleteSignIn />
    </>
  )
}

function Person() {
  const t = useTranslations('settings.profile')
  const common = useTranslations('common')
  const { me } = useSession()
  const client = useQueryClient()
  const words = useAuthWords()
  const [name, setName] = useState(me.user.name)
  const save = useMutation({
    mutationFn: async () => {
      const { auth, granted } = await import('@/features/session/auth.ts')
      await granted<unknown>(auth.updateUser({ name: name.trim() }))
    },
    onSuccess: () => {
      say(common('saved'))
      void client.invalidateQueries({ queryKey: keys.me })
    },
    onError: (error) => sayProblem(words(error)),
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Card title={t('title')} lead={t('lead')}>
      <form onSubmit={submit} className="max-w-sm space-y-4">
        <Field label={t('name')}>
          {(ids) => (
            <Input {...ids} required value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('email')} hint={t('emailHint')}>
          {(ids) => <Input {...ids} value={me.user.email} readOnly />}
        </Field>
        <Button look="solid" type="submit" busy={save.isPending} disabled={name.trim() === me.user.name}>
          {common('save')}
        </Button>
      </form>
    </Card>
  )
}

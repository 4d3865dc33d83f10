'use client'
import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { DoorstepButton } from './doorstep-button.tsx'
import { isFirstRun } from './first-run.ts'
import { looksLikeEmail, useAuthWords } from './words.ts'

const passwordCharsMin = 10

interface Person {
  name: string
  email: string
  password: string
}

/** The owner of a fresh installation, or somebody an owner invited. */
export function CreateOwner({ onDone }: { onDone: (joined: boolean) => void }) {
  const t = useTranslations('session')
  const { first, invitation, setInvitation, refused, register, submit, errors, isSubmitting } =
    useNewPerson(onDone)
  return (
    <>
      <h1 className="text-2xl tracking-[-0.02em]">{t(first ? 'owner.title' : 'owner.joinTitle')}</h1>
      <p className="mt-1.5 text-ink-2">{t(first ? 'owner.lead' : 'owner.joinLead')}</p>
      <form className="mt-7 flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
        {refused && <Notice tone="bad">{refused}</Notice>}
        {!first && (
          <Field label={t('owner.invitation')} hint={t('owner.invitationHint')}>
            {(ids) => (
              <Input {...ids} value={invitation} onChange={(event) => setInvitation(event.target.value)} />
            )}
          </Field>
        )}
        <Field label={t('name')} error={errors.name && t('nameNeeded')}>
          {(ids) => (
            <Input
              autoComplete="name"
              autoFocus
              {...ids}
              {...register('name', { required: true, setValueAs: (text: string) => text.trim() })}
            />
          )}
        </Field>
        <Field label={t('email')} error={errors.email && t('emailNeeded')}>
          {(ids) => (
            <Input
              type="email"
              autoComplete="username"
              {...ids}
              {...register('email', { required: true, pattern: looksLikeEmail })}
            />
          )}
        </Field>
        <Field
          label={t('password')}
          hint={t('owner.passwordHint', { count: passwordCharsMin })}
          error={errors.password && t('refusals.passwordShort')}
        >
          {(ids) => (
            <Input
              type="password"
              autoComplete="new-password"
              {...ids}
              {...register('password', { required: true, minLength: passwordCharsMin })}
            />
          )}
        </Field>
        <DoorstepButton look="solid" type="submit" busy={isSubmitting} className="mt-1">
          {t('owner.submit')}
        </DoorstepButton>
      </form>
      {!first && (
        <p className="mt-6 text-center text-ink-2">
          <Link
            href={signInAddress(invitation)}
            className="font-medium text-accent underline-offset-4 hover:underline"
          >
            {t('owner.haveAccount')}
          </Link>
        </p>
      )}
    </>
  )
}

function useNewPerson(onDone: (joined: boolean) => void) {
  const words = useAuthWords()
  const [first, setFirst] = useState(true)
  const [invitation, setInvitation] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm<Person>()
  useEffect(() => {
    setInvitation(new URLSearchParams(location.search).get('invitation') ?? '')
    void isFirstRun().then(setFirst)
  }, [])
  const submit = handleSubmit(async (person) => {
    setRefused(null)
    const { auth, granted } = await import('./auth.ts')
    const token = invitation.trim()
    const headers: Record<string, string> = token ? { 'x-invitation': token } : {}
    try {
      await granted<unknown>(auth.signUp.email({ ...person, fetchOptions: { headers } }))
      onDone(token !== '')
    } catch (error) {
      setRefused(words(error))
    }
  })
  const { errors, isSubmitting } = formState
  return { first, invitation, setInvitation, refused, register, submit, errors, isSubmitting }
}

/** Keeps the invitation for after the sign-in. */
function signInAddress(invitation: string): Route {
  if (!invitation) return '/sign-in'
  const next = `/welcome/?invitation=${encodeURIComponent(invitation)}`
  return `/sign-in?next=${encodeURIComponent(next)}` as Route
}

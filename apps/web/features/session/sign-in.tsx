'use client'
import { Fingerprint } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { DoorstepButton } from './doorstep-button.tsx'
import { isFirstRun } from './first-run.ts'
import { landing } from './landing.ts'
import { looksLikeEmail, useAuthWords } from './words.ts'
import { SecondFactor } from './second-factor.tsx'

interface Credentials {
  email: string
  password: string
}

export function SignIn() {
  const t = useTranslations('session')
  const words = useAuthWords()
  const router = useRouter()
  const [step, setStep] = useState<'password' | 'second'>('password')
  const [refused, setRefused] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm<Credentials>()
  const { errors, isSubmitting } = formState

  useEffect(() => {
    void isFirstRun().then((first) => first && router.replace('/welcome'))
  }, [router])

  const submit = handleSubmit(async ({ email, password }) => {
    setRefused(null)
    const { auth, granted } = await import('./auth.ts')
    try {
      const answer = await granted<object>(auth.signIn.email({ email, password }))
      if ('twoFactorRedirect' in answer && answer.twoFactorRedirect) return setStep('second')
      location.assign(landing())
    } catch (error) {
      setRefused(words(error))
    }
  })

  if (step === 'second') return <SecondFactor onBack={() => setStep('password')} />
  return (
    <>
      <h1 className="text-2xl tracking-[-0.02em]">{t('signIn.title')}</h1>
      <p className="mt-1.5 text-ink-2">{t('signIn.lead')}</p>
      <form className="mt-7 flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
        {refused && <Notice tone="bad">{refused}</Notice>}
        <Field label={t('email')} error={errors.email && t('emailNeeded')}>
          {(ids) => (
            <Input
              type="email"
              autoComplete="username webauthn"
              autoFocus
              {...ids}
              {...register('email', { required: true, pattern: looksLikeEmail })}
            />
          )}
        </Field>
        <Field label={t('password')} error={errors.password && t('passwordNeeded')}>
          {(ids) => (
            <Input
              type="password"
              autoComplete="current-password"
              {...ids}
              {...register('password', { required: true })}
            />
          )}
        </Field>
        <DoorstepButton look="solid" type="submit" busy={isSubmitting} className="mt-1">
          {t('signIn.submit')}
        </DoorstepButton>
      </form>
      <PasskeySignIn onRefused={setRefused} />
      <p className="mt-7 text-center text-ink-2">
        {t('signIn.invited')}{' '}
        <Link href="/welcome" className="font-medium text-accent underline-offset-4 hover:underline">
          {t('signIn.create')}
        </Link>
      </p>
    </>
  )
}

/** `onRefused` is told why it failed, or null when another try begins. */
function PasskeySignIn({ onRefused }: { onRefused: (why: string | null) => void }) {
  const t = useTranslations('session')
  const words = useAuthWords()
  async function withPasskey(): Promise<void> {
    onRefused(null)
    const { auth, granted } = await import('./auth.ts')
    try {
      await granted(auth.signIn.passkey())
      location.assign(landing())
    } catch (error) {
      onRefused(words(error))
    }
  }

  return (
    <>
      <div className="my-5 flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </div>
      <DoorstepButton icon={<Fingerprint />} onClick={() => void withPasskey()}>
        {t('signIn.passkey')}
      </DoorstepButton>
    </>
  )
}

'use client'
import { useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { keys } from '@/api/keys.ts'
import { cn } from '@/ui/cn.ts'
import { Skeleton } from '@/ui/feedback.tsx'
import { CreateOwner } from './create-owner.tsx'
import { useMe } from './session.tsx'

const MoneyHabits = dynamic(() => import('./money-habits.tsx'), {
  loading: () => <Skeleton className="h-40" />,
})
const Join = dynamic(() => import('./join.tsx'), { loading: () => <Skeleton className="h-40" /> })
const FirstStep = dynamic(() => import('./first-step.tsx'), { loading: () => <Skeleton className="h-40" /> })

const DeleteSignIn = dynamic(() => import('./delete-sign-in.tsx'))

const steps = ['person', 'habits', 'start'] as const
type Step = (typeof steps)[number]

/** Three short steps: who you are, how money looks where you live, and what to begin with. */
export function Welcome() {
  const t = useTranslations('session')
  const client = useQueryClient()
  const { data: me } = useMe()
  const [step, setStep] = useState<Step>('person')
  const [invitation, setInvitation] = useState('')
  useEffect(() => setInvitation(new URLSearchParams(location.search).get('invitation') ?? ''), [])
  useEffect(() => {
    if (me && step === 'person') setStep('habits')
  }, [me, step])

  if (me && invitation) return <Join token={invitation} />

  return (
    <>
      <ol className="mb-8 flex gap-1.5" aria-label={t('welcome.steps')}>
        {steps.map((name, at) => (
          <li
            key={name}
            aria-current={name === step ? 'step' : undefined}
            className={cn('h-1 flex-1 rounded-full', steps.indexOf(step) >= at ? 'bg-accent' : 'bg-line')}
          >
            <span className="sr-only">{t(`welcome.step.${name}`)}</span>
          </li>
        ))}
      </ol>
      {step === 'person' && (
        <CreateOwner
          onDone={(joined) => {
            // Who joins a ledger finds its habits made.
            if (joined) location.replace('/')
            else void client.invalidateQueries({ queryKey: keys.me }).then(() => setStep('habits'))
          }}
        />
      )}
      {step === 'habits' && me && <MoneyHabits me={me} onDone={() => setStep('start')} />}
      {step === 'start' && me && <FirstStep />}
      {me?.workspaces.length === 0 && <DeleteSignIn email={me.user.email} />}
    </>
  )
}

'use client'
import { useTranslations } from 'use-intl'
import { ApiFault } from '@/api/client.ts'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { signOut } from './sign-out.ts'

/** Why a step for good was refused; where the sign-in is too old for it, the way to a new one. */
export function Refusal({ error }: { error: unknown }) {
  const t = useTranslations('session')
  const { title, next } = useProblemText()(error)
  const isStale = error instanceof ApiFault && error.code === 'reauthentication_required'
  return (
    <Notice
      tone="bad"
      title={title}
      action={isStale && <Button onClick={() => void signOut()}>{t('signOut')}</Button>}
    >
      {next}
    </Notice>
  )
}

'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { keys } from '@/api/keys.ts'
import { useAuthWords } from '@/features/session/words.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Badge, Notice } from '@/ui/feedback.tsx'
import { say } from '@/ui/toast.ts'
import { Card } from './frame.tsx'
import type { TotpSecret } from './totp-secret.ts'

const TotpDialog = dynamic(() => import('./totp-dialog.tsx'), { ssr: false })

async function totpIsOn(): Promise<boolean> {
  const { auth, granted } = await import('@/features/session/auth.ts')
  const session = await granted(auth.getSession())
  return Boolean((session?.user as { twoFactorEnabled?: boolean } | undefined)?.twoFactorEnabled)
}

/** A second factor by an authenticator app. */
export function Totp() {
  const t = useTranslations('settings.totp')
  const words = useAuthWords()
  const client = useQueryClient()
  const [secret, setSecret] = useState<TotpSecret | null>(null)
  const { data: on } = useQuery({ queryKey: keys.security('totp'), queryFn: totpIsOn })
  const refresh = () => client.invalidateQueries({ queryKey: keys.security('totp') })
  const turn = useMutation({
    mutationFn: async (password: string) => {
      const { auth, granted } = await import('@/features/session/auth.ts')
      if (on) await granted<unknown>(auth.twoFactor.disable({ password }))
      else {
        const made = await granted(auth.twoFactor.enable({ password, method: 'totp' }))
        if (made.method === 'totp') setSecret(made)
      }
    },
    onSuccess: () => {
      if (on) say(t('turnedOff'))
      void refresh()
    },
  })
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    turn.mutate(String(new FormData(event.currentTarget).get('password')))
    event.currentTarget.reset()
  }
  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      aside={on !== undefined && <Badge tone={on ? 'good' : 'plain'}>{t(on ? 'on' : 'off')}</Badge>}
    >
      <form onSubmit={submit} className="flex max-w-sm items-end gap-2">
        <Field label={t('password')} className="flex-1" error={turn.error ? words(turn.error) : undefined}>
          {(ids) => (
            <Input {...ids} name="password" type="password" required autoComplete="current-password" />
          )}
        </Field>
        <Button type="submit" className="h-9" busy={turn.isPending} disabled={on === undefined}>
          {t(on ? 'turnOff' : 'turnOn')}
        </Button>
      </form>
      {secret && (
        <TotpDialog
          secret={secret}
          onClose={() => {
            setSecret(null)
            void refresh()
          }}
        />
      )}
      {on === false && (
        <div className="mt-3">
          <Notice>{t('advice')}</Notice>
        </div>
      )}
    </Card>
  )
}

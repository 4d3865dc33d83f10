'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Fingerprint } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { keys } from '@/api/keys.ts'
import { useAuthWords } from '@/features/session/words.ts'
import { Button } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { RemoveButton } from '@/ui/remove-button.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

interface Passkey {
  id: string
  name?: string
  createdAt?: string | Date
}

const load = () => import('@/features/session/auth.ts')

/** WebAuthn binds a passkey to a name; an address of digits has none. */
function hasName(): boolean {
  return !/^[\d.]+$|:/.test(location.hostname)
}

/** Fingerprint, face or security key in place of the password. */
export function Passkeys() {
  const t = useTranslations('settings.passkeys')
  const format = useFormat()
  const words = useAuthWords()
  const client = useQueryClient()
  const { data: passkeys = [] } = useQuery({
    queryKey: keys.security('passkeys'),
    queryFn: async () => {
      const { auth, granted } = await load()
      return granted<Passkey[]>(auth.$fetch('/passkey/list-user-passkeys', { method: 'GET' }))
    },
  })
  const onSettled = () => client.invalidateQueries({ queryKey: keys.security('passkeys') })
  const onError = (error: unknown) => sayProblem(words(error))
  const add = useMutation({
    mutationFn: async () => {
      const { auth, granted } = await load()
      await granted<unknown>(
        auth.passkey.addPasskey({
          name: t('named', { date: format.date(new Date().toISOString().slice(0, 10)) }),
        }),
      )
    },
    onSuccess: () => say(t('added')),
    onError,
    onSettled,
  })
  const remove = useMutation({
    mutationFn: async (id: string) => {
      const { auth, granted } = await load()
      await granted<unknown>(auth.$fetch('/passkey/delete-passkey', { method: 'POST', body: { id } }))
    },
    onSuccess: () => say(t('removed')),
    onError,
    onSettled,
  })
  const possible = typeof location === 'undefined' || hasName()
  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      aside={
        <Button icon={<Fingerprint />} busy={add.isPending} disabled={!possible} onClick={() => add.mutate()}>
          {t('add')}
        </Button>
      }
    >
      {!possible && <Notice tone="warn">{t('needsName')}</Notice>}
      {passkeys.length > 0 && (
        <ul className="panel divide-y divide-line">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-center gap-3 px-4 py-2.5">
              <Fingerprint className="size-4 text-ink-3" aria-hidden />
              <span className="flex-1 truncate">{passkey.name ?? t('unnamed')}</span>
              <span className="text-xs text-ink-3">
                {passkey.createdAt && format.instant(new Date(passkey.createdAt).toISOString())}
              </span>
              <RemoveButton
                label={t('remove')}
                lead={t('removeLead')}
                onRemove={() => remove.mutate(passkey.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { keys } from '@/api/keys.ts'
import { useAuthWords } from '@/features/session/words.ts'
import { Button } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Badge } from '@/ui/feedback.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

const load = () => import('@/features/session/auth.ts')

async function openSessions() {
  const { auth, granted } = await load()
  const [list, current] = await Promise.all([granted(auth.listSessions()), granted(auth.getSession())])
  return list.map((one) => ({ ...one, here: one.token === current?.session.token }))
}

/** The browsers that are signed in now. */
export function Sessions() {
  const t = useTranslations('settings.sessions')
  const format = useFormat()
  const words = useAuthWords()
  const client = useQueryClient()
  const { data: sessions = [] } = useQuery({ queryKey: keys.security('sessions'), queryFn: openSessions })
  const end = useMutation({
    mutationFn: async (token: string | null) => {
      const { auth, granted } = await load()
      await granted<unknown>(token ? auth.revokeSession({ token }) : auth.revokeOtherSessions())
    },
    onSuccess: () => say(t('ended')),
    onError: (error) => sayProblem(words(error)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.security('sessions') }),
  })
  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      aside={sessions.length > 1 && <Button onClick={() => end.mutate(null)}>{t('endOthers')}</Button>}
    >
      <ul className="panel divide-y divide-line">
        {sessions.map((one) => {
          const phone = /mobile|android|iphone/i.test(one.userAgent ?? '')
          const Icon = phone ? Smartphone : Monitor
          return (
            <li key={one.token} className="flex items-center gap-3 px-4 py-2.5">
              <Icon className="size-4 shrink-0 text-ink-3" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{browserOf(one.userAgent ?? '') ?? t('unknown')}</span>
                <span className="block text-xs text-ink-3">
                  {t('since', { date: format.instant(new Date(one.createdAt).toISOString()) })}
                  {one.ipAddress && ` · ${one.ipAddress}`}
                </span>
              </span>
              {one.here ? (
                <Badge tone="good">{t('here')}</Badge>
              ) : (
                <Button size="sm" onClick={() => end.mutate(one.token)}>
                  {t('end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function browserOf(agent: string): string | null {
  const browser = /(Edg|Firefox|Chrome|Safari)\/(\d+)/.exec(agent)
  const system = /(Windows|Mac OS X|Android|iPhone|Linux)/.exec(agent)
  return browser ? [browser[1]?.replace('Edg', 'Edge'), system?.[1]].filter(Boolean).join(', ') : null
}

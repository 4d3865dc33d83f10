'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Badge } from '@/ui/feedback.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

interface Session {
  id: string
  current: boolean
  startedAt: string
  userAgent: string | null
  address: string | null
}

/** The browsers that are signed in now. */
export function Sessions() {
  const t = useTranslations('settings.sessions')
  const format = useFormat()
  const problem = useProblemText()
  const client = useQueryClient()
  const { data: sessions = [] } = useQuery({
    queryKey: keys.security('sessions'),
    queryFn: async () => (await call<{ items: Session[] }>('GET', '/v1/sessions')).items,
  })
  const end = useMutation({
    mutationFn: (id: string | null) => call('DELETE', id ? `/v1/sessions/${id}` : '/v1/sessions'),
    onSuccess: () => say(t('ended')),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
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
            <li key={one.id} className="flex items-center gap-3 px-4 py-2.5">
              <Icon className="size-4 shrink-0 text-ink-3" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{browserOf(one.userAgent ?? '') ?? t('unknown')}</span>
                <span className="block text-xs text-ink-3">
                  {t('since', { date: format.instant(one.startedAt) })}
                  {one.address && ` · ${one.address}`}
                </span>
              </span>
              {one.current ? (
                <Badge tone="good">{t('here')}</Badge>
              ) : (
                <Button size="sm" onClick={() => end.mutate(one.id)}>
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

'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Badge } from '@/ui/feedback.tsx'
import { RemoveButton } from '@/ui/remove-button.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import type { ApiKey } from './api-key.ts'
import { Card } from './frame.tsx'

const KeyDialog = dynamic(() => import('./key-dialog.tsx'), { ssr: false })

/** Keys for programs: each for one workspace, with no more than it needs. */
export function ApiKeys() {
  const t = useTranslations('settings.keys')
  const format = useFormat()
  const problem = useProblemText()
  const client = useQueryClient()
  const [making, setMaking] = useState(false)
  const { data: list = [] } = useQuery({
    queryKey: keys.security('keys'),
    queryFn: async () => (await call<{ items: ApiKey[] }>('GET', '/v1/keys')).items,
  })
  const remove = useMutation({
    mutationFn: (id: string) => call('DELETE', `/v1/keys/${id}`),
    onSuccess: () => say(t('removed')),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.security('keys') }),
  })
  return (
    <Card
      title={t('title')}
      lead={t('lead')}
      aside={
        <Button icon={<Plus />} onClick={() => setMaking(true)}>
          {t('add')}
        </Button>
      }
    >
      {list.length > 0 && (
        <ul className="panel divide-y divide-line">
          {list.map((key) => (
            <li key={key.id} className="flex items-center gap-3 px-4 py-2.5">
              <KeyRound className="size-4 shrink-0 text-ink-3" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{key.name}</span>
                <span className="block text-xs text-ink-3">
                  <span className="font-mono">{key.start}…</span>
                  {' · '}
                  {key.lastUsedAt ? t('used', { date: format.instant(key.lastUsedAt) }) : t('unused')}
                  {key.expiresAt && ` · ${t('expires', { date: format.instant(key.expiresAt) })}`}
                </span>
              </span>
              <Badge>{t(key.scopes.includes('write') ? 'write' : 'read')}</Badge>
              <RemoveButton
                label={t('remove', { name: key.name })}
                lead={t('removeLead')}
                onRemove={() => remove.mutate(key.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {making && <KeyDialog onClose={() => setMaking(false)} />}
    </Card>
  )
}

'use client'
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Badge } from '@/ui/feedback.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import type { ModelWords } from './words.ts'

/** Where models are chosen, and where the list of them is kept. */
interface Choice {
  address: string
  list: QueryKey
}

interface VersionProps {
  model: {
    id: string
    current: boolean
    state: 'promoted' | 'kept_back' | 'shipped'
    beatenBy: 'naive' | 'before' | null
  }
  name: string
  /** What it is, in a sentence. */
  lead: ReactNode
  words: ModelWords
  choice: Choice
  /** How it did. */
  children?: ReactNode
}

/** One of the models there were; any that has its weights can be used again. */
export function Version({ model, name, lead, words, choice, children }: VersionProps) {
  const t = useTranslations(words)
  const { canEdit } = useSession()
  const use = useModel(words, choice)
  const { id, current, state, beatenBy } = model
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name}
          {current && <Badge tone="accent">{t('current')}</Badge>}
          {state === 'kept_back' && <Badge>{t('keptBack')}</Badge>}
        </p>
        <p className="mt-0.5 text-ink-2">{lead}</p>
        {beatenBy && <p className="mt-1 text-ink-2">{t(`because.${beatenBy}`)}</p>}
        {children}
      </div>
      {canEdit && !current && state !== 'kept_back' && (
        <Button
          size="sm"
          busy={use.isPending}
          aria-label={t('useOne', { name })}
          onClick={() => use.mutate(id)}
        >
          {t('use')}
        </Button>
      )}
    </li>
  )
}

function useModel(words: ModelWords, { address, list }: Choice) {
  const client = useQueryClient()
  const t = useTranslations(words)
  const problem = useProblemText()
  return useMutation({
    mutationFn: (id: string) => call<object>('POST', address, { json: { id } }),
    onSuccess: (models) => {
      client.setQueryData(list, models)
      say(t('used'))
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
}

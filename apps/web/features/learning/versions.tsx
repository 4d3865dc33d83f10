'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Model, ModelList } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import { useSession } from '@/features/session/session.tsx'
import { Card } from '@/features/settings/frame.tsx'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Badge } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

const shownAtFirst = 6

/** Every model there was, beside its rivals on the same rows; any that has its weights can be used again. */
export default function Versions({ models }: { models: Model[] }) {
  const t = useTranslations('learning')
  const [all, setAll] = useState(false)
  const shown = all ? models : models.filter((model, at) => at < shownAtFirst || model.current)
  return (
    <Card title={t('versions')} lead={t('versionsLead')}>
      <ol aria-label={t('versions')} className="panel divide-y divide-line">
        {shown.map((model) => (
          <Version key={model.id} model={model} />
        ))}
      </ol>
      {shown.length < models.length && (
        <Button look="ghost" className="mt-3" onClick={() => setAll(true)}>
          {t('more')}
        </Button>
      )}
    </Card>
  )
}

function Version({ model }: { model: Model }) {
  const t = useTranslations('learning')
  const format = useFormat()
  const { canEdit } = useSession()
  const use = useModel()
  const name = model.createdAt ? t('made', { date: format.instant(model.createdAt) }) : t('dictionary')
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name}
          {model.current && <Badge tone="accent">{t('current')}</Badge>}
          {model.state === 'kept_back' && <Badge>{t('keptBack')}</Badge>}
        </p>
        <p className="mt-0.5 text-ink-2">
          {model.trainedOn === null ? t('dictionaryLead') : t('learnedFrom', { count: model.trainedOn })}
        </p>
        <Against model={model} />
        {model.beatenBy && <p className="mt-1 text-ink-2">{t(`because.${model.beatenBy}`)}</p>}
      </div>
      {canEdit && !model.current && model.state !== 'kept_back' && (
        <Button
          size="sm"
          busy={use.isPending}
          aria-label={t('useOne', { name })}
          onClick={() => use.mutate(model)}
        >
          {t('use')}
        </Button>
      )}
    </li>
  )
}

/** How often it was right, beside the rivals on the same held-out rows. */
function Against({ model: { heldOut, before, naive } }: { model: Model }) {
  const t = useTranslations('learning')
  const format = useFormat()
  const figures = [
    ['right', heldOut],
    ['before', before],
    ['naive', naive],
  ] as const
  return (
    <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
      {figures.map(
        ([name, figure]) =>
          figure && (
            <div key={name} className="flex items-baseline gap-1.5">
              <dd className={name === 'right' ? 'font-medium' : 'text-ink-2'}>
                {format.percent(figure.accuracy)}
              </dd>
              <dt className="text-xs text-ink-3">{t(name)}</dt>
            </div>
          ),
      )}
    </dl>
  )
}

function useModel() {
  const client = useQueryClient()
  const t = useTranslations('learning')
  const problem = useProblemText()
  return useMutation({
    mutationFn: ({ id }: Model) => call<ModelList>('POST', '/v1/category-models/use', { json: { id } }),
    onSuccess: (models) => {
      client.setQueryData(keys.models, models)
      say(t('used'))
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
}

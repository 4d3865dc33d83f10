'use client'
import { useQueryClient } from '@tanstack/react-query'
import type { Route } from 'next'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { Model, ModelList } from '@/api/categorization.ts'
import { keys } from '@/api/keys.ts'
import { TrainButton, TrainingState } from '@/features/models/training.tsx'
import { useSession } from '@/features/session/session.tsx'
import { Card } from '@/features/settings/frame.tsx'
import { useWork } from '@/features/work/use-work.ts'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { ProgressBar } from '@/ui/progress-bar.tsx'

/** Which model files rows now, what is missing for the next one, and the training itself. */
export function Training({ models }: { models: ModelList }) {
  const t = useTranslations('learning')
  const { canEdit } = useSession()
  const work = useWork('train', '/v1/category-models/train')
  const missing = models.choicesLeast - models.choices
  const client = useQueryClient()
  const isStopped = work.ended === 'cancelled'
  useEffect(() => {
    // When the next one begins by itself has moved with it.
    if (isStopped) void client.invalidateQueries({ queryKey: keys.models })
  }, [isStopped, client])
  const train = <TrainButton work={work} words="learning" disabled={missing > 0} />
  return (
    <Card title={t('title')} lead={t('lead')} aside={canEdit && missing <= 0 && train}>
      <div className="space-y-4">
        <Standing models={models} isRunning={work.isRunning} />
        <TrainingState work={work} words="learning" canStop={canEdit} />
      </div>
    </Card>
  )
}

function Standing({ models, isRunning }: { models: ModelList; isRunning: boolean }) {
  const t = useTranslations('learning')
  const format = useFormat()
  const { choices, choicesLeast, newChoices, nextTrainingAt } = models
  const own = models.items.filter(({ state }) => state !== 'shipped')
  const current = own.find((model) => model.current)
  const standing = own.some(({ state }) => state === 'promoted') ? 'dictionaryInUse' : 'noneBetter'
  if (own.length === 0 && choices < choicesLeast) return <TooFew models={models} />
  return (
    <div className="space-y-1">
      <p className="font-medium">
        {current ? <InUse model={current} /> : t(own.length > 0 ? standing : 'noneTitle')}
      </p>
      {!isRunning && (
        <p className="text-ink-2">
          {own.length > 0
            ? t('next', { count: newChoices, at: format.count(nextTrainingAt) })
            : [
                t('enough', { choices }),
                ...(nextTrainingAt > choices ? [t('nextAt', { at: format.count(nextTrainingAt) })] : []),
              ].join(' ')}
        </p>
      )}
    </div>
  )
}

function InUse({ model }: { model: Model }) {
  const t = useTranslations('learning')
  const format = useFormat()
  return t('inUse', { date: format.instant(model.createdAt ?? ''), choices: model.trainedOn ?? 0 })
}

/** No model yet: who decides meanwhile, and how far it is to one. */
function TooFew({ models: { choices, choicesLeast } }: { models: ModelList }) {
  const t = useTranslations('learning')
  const format = useFormat()
  const missing = choicesLeast - choices
  return (
    <div className="panel space-y-3 p-5">
      <h3 className="text-sm">{t('noneTitle')}</h3>
      <p className="text-ink-2">
        {t('missing', {
          least: format.count(choicesLeast),
          choices: format.count(choices),
          count: missing,
        })}{' '}
        {t('none')}
      </p>
      <ProgressBar label={t('choices')} share={choices / choicesLeast} />
      <Link
        href={'/review' as Route}
        className="inline-block font-medium text-accent underline-offset-4 hover:underline"
      >
        {t('toReview')}
      </Link>
    </div>
  )
}

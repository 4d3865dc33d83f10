'use client'
import { Sparkles } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { Model, ModelList } from '@/api/categorization.ts'
import { useSession } from '@/features/session/session.tsx'
import { Card } from '@/features/settings/frame.tsx'
import { Underway } from '@/features/work/underway.tsx'
import { useWork } from '@/features/work/use-work.ts'
import { Button } from '@/ui/button.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { ProgressBar } from '@/ui/progress-bar.tsx'

/** Which model files rows now, what is missing for the next one, and the training itself. */
export function Training({ models }: { models: ModelList }) {
  const t = useTranslations('learning')
  const { canEdit } = useSession()
  const work = useWork('train', '/v1/category-models/train')
  const missing = models.choicesLeast - models.choices
  const train = (
    <Button icon={<Sparkles />} busy={work.isRunning} disabled={missing > 0} onClick={work.start}>
      {t('train')}
    </Button>
  )
  return (
    <Card title={t('title')} lead={t('lead')} aside={canEdit && missing <= 0 && train}>
      <div className="space-y-4">
        <Standing models={models} isRunning={work.isRunning} />
        <div aria-live="polite">
          {work.isRunning && <Underway work={work} label={t('training')} canStop={canEdit} />}
          {work.ended === 'done' && <Notice tone="good">{t('trained')}</Notice>}
          {work.ended === 'cancelled' && <Notice>{t('stopped')}</Notice>}
          {work.ended === 'failed' && <Notice tone="warn">{t('failed')}</Notice>}
        </div>
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
  if (own.length === 0 && choices < choicesLeast) return <TooFew models={models} />
  return (
    <div className="space-y-1">
      <p className="font-medium">
        {current ? <InUse model={current} /> : t(own.length > 0 ? 'dictionaryInUse' : 'noneTitle')}
      </p>
      {!isRunning && (
        <p className="text-ink-2">
          {own.length > 0
            ? t('next', { count: newChoices, at: format.count(nextTrainingAt) })
            : t('enough', { choices })}
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

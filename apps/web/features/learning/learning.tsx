'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Model } from '@/api/categorization.ts'
import { settingsQuery } from '@/features/review/queries.ts'
import { Card } from '@/features/settings/frame.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { Coverage } from './coverage.tsx'
import { modelsQuery } from './queries.ts'
import { Reliability } from './reliability.tsx'
import { Training } from './training.tsx'
import { Versions } from './versions.tsx'

/** The workspace's models: what they were trained on, how good they are, and which one is used. */
export function Learning() {
  const t = useTranslations('settings.learning')
  const { data: models, error, refetch } = useQuery(modelsQuery)
  if (error && !models) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!models)
    return (
      <Card title={t('title')} lead={t('lead')}>
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-28 w-full" />
        </div>
      </Card>
    )
  const own = models.items.filter(({ state }) => state !== 'shipped')
  // What there is to say about a model that is not used is said in its line below.
  const shown = own.find(({ current }) => current) ?? own[0]
  return (
    <>
      <Training models={models} />
      {shown?.heldOut && <Judged model={shown} heldOut={shown.heldOut} />}
      {own.length > 0 && <Versions models={models.items} />}
    </>
  )
}

function Judged({ model, heldOut }: { model: Model; heldOut: NonNullable<Model['heldOut']> }) {
  const t = useTranslations('settings.learning')
  const { data: settings } = useQuery(settingsQuery)
  return (
    <div className="space-y-4 border-b border-line pb-9">
      <Reliability bins={model.reliability} error={heldOut.ece} />
      {settings && <Coverage points={model.coverage} threshold={settings.threshold} />}
      <p className="text-xs text-ink-3">{t('alone', { rows: heldOut.rows })}</p>
    </div>
  )
}

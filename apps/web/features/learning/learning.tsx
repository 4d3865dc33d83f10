'use client'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { Card } from '@/features/settings/frame.tsx'
import words from '@/i18n/learning.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { modelsQuery } from './queries.ts'
import { Training } from './training.tsx'

const Judged = dynamic(() => import('./judged.tsx'), { ssr: false })
const Versions = dynamic(() => import('./versions.tsx'), { ssr: false })

export function Learning() {
  return (
    <PageWords words={{ learning: words }}>
      <Models />
    </PageWords>
  )
}

/** The workspace's models: what they were trained on, how good they are, and which one is used. */
function Models() {
  const t = useTranslations('learning')
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

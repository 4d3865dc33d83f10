'use client'
import dynamic from 'next/dynamic'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useTranslations } from 'use-intl'
import recurring from '@/i18n/recurring.en.json'
import words from '@/i18n/forecast.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { cn } from '@/ui/cn.ts'
import { Skeleton } from '@/ui/feedback.tsx'
import { Page } from '@/ui/page.tsx'
import { RefreshForecasts } from './refresh.tsx'

const loading = () => <Skeleton className="h-96 w-full" />
const views = {
  ahead: dynamic(() => import('./ahead.tsx'), { ssr: false, loading }),
  accuracy: dynamic(() => import('./accuracy.tsx'), { ssr: false, loading }),
  model: dynamic(() => import('./models.tsx'), { ssr: false, loading }),
}
const names = ['ahead', 'accuracy', 'model'] as const

/** What may come, how well such forecasts have held, and what makes them. */
export default function Forecasts() {
  return (
    <PageWords words={{ forecast: words, recurring }}>
      <Views />
    </PageWords>
  )
}

function Views() {
  const t = useTranslations('forecast')
  const [view, setView] = useQueryState('view', parseAsStringLiteral(names).withDefault('ahead'))
  const View = views[view]
  return (
    <Page title={t('title')} lead={t('lead')} actions={<RefreshForecasts />}>
      <nav aria-label={t('title')} className="mb-6 flex gap-5 border-b border-line">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === view ? 'page' : undefined}
            onClick={() => void setView(name)}
            className={cn(
              'h-10 shrink-0 border-b-2 font-medium transition-colors',
              name === view ? 'border-accent' : 'border-transparent text-ink-2 hover:text-ink',
            )}
          >
            {t(`views.${name}`)}
          </button>
        ))}
      </nav>
      <View />
    </Page>
  )
}

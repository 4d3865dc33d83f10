'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Alert } from '@/api/anomaly.ts'
import { useSession } from '@/features/session/session.tsx'
import { useWork } from '@/features/work/use-work.ts'
import words from '@/i18n/insights.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { EmptyState, SkeletonRows } from '@/ui/feedback.tsx'
import { KeyHints } from '@/ui/key-hints.tsx'
import { Select } from '@/ui/field.tsx'
import { Page } from '@/ui/page.tsx'
import { ClearPicture } from '@/ui/pictures.tsx'
import { useSeen } from './acts.ts'
import { AlertList } from './alert-list.tsx'
import { Budget, Mutes } from './budget.tsx'
import { alertsQuery, type Shown } from './queries.ts'

/** What is odd, and why. */
export default function Insights() {
  return (
    <PageWords words={{ insights: words }}>
      <Alerts />
    </PageWords>
  )
}

const shownStates = ['open', 'answered', 'expired'] as const

function Alerts() {
  const t = useTranslations('insights')
  const { canEdit } = useSession()
  const [shown, setShown] = useState<Shown>('open')
  const asked = useSearchParams().get('alert')
  const list = useInfiniteQuery(alertsQuery(shown))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  useMarkedSeen(shown === 'open' && canEdit ? items : [])
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Budget canEdit={canEdit} />}>
      <div className="mb-3 flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Select
          compact
          aria-label={t('show')}
          value={shown}
          onChange={(event) => setShown(event.target.value as Shown)}
        >
          {shownStates.map((state) => (
            <option key={state} value={state}>
              {t(`shown.${state}`)}
            </option>
          ))}
        </Select>
        {canEdit && shown === 'open' && items.length > 0 && <Keys />}
      </div>
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonRows rows={6} label={t('loading')} />
      ) : items.length === 0 ? (
        <Nothing shown={shown} never={list.data.pages[0]?.lookedAt === null} />
      ) : (
        <AlertList key={asked} items={items} canEdit={canEdit} asked={asked} />
      )}
      {list.hasNextPage && (
        <Button
          look="ghost"
          className="mt-3"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('moreAlerts')}
        </Button>
      )}
      <div className="mt-9">
        <Mutes canEdit={canEdit} />
      </div>
    </Page>
  )
}

/** What was on the screen for a moment has been seen. */
const seenAfterMs = 1_500

function useMarkedSeen(items: readonly Alert[]): void {
  const seen = useSeen()
  const mark = useEffectEvent(() => seen(items))
  const fresh = items
    .filter(({ state }) => state === 'new')
    .map(({ id }) => id)
    .join()
  useEffect(() => {
    if (fresh === '') return
    const timer = setTimeout(() => mark(), seenAfterMs)
    return () => clearTimeout(timer)
  }, [fresh])
}

const keyNames = [
  ['move', ['J', 'K']],
  ['acknowledge', ['A']],
  ['fine', ['O']],
  ['mute', ['M']],
] as const

function Keys() {
  const t = useTranslations('insights.keys')
  return <KeyHints hints={keyNames.map(([name, keys]) => [keys, t(name)])} />
}

function Nothing({ shown, never }: { shown: Shown; never: boolean }) {
  const t = useTranslations('insights')
  const { canEdit } = useSession()
  const work = useWork('watch', '/v1/alerts/look')
  const what = never ? 'never' : shown
  return (
    <div className="panel">
      <EmptyState
        picture={<ClearPicture />}
        title={t(`empty.${what}.title`)}
        action={
          canEdit &&
          shown === 'open' && (
            <Button look="solid" icon={<RefreshCw />} busy={work.isRunning} onClick={work.start}>
              {t('look')}
            </Button>
          )
        }
      >
        {t(`empty.${what}.text`)}
      </EmptyState>
    </div>
  )
}

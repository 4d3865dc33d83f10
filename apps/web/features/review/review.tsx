'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReviewItem } from '@/api/categorization.ts'
import { useProgress, useRunningJob } from '@/api/events.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { EmptyState, SkeletonRows } from '@/ui/feedback.tsx'
import { KeyHints } from '@/ui/key-hints.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Page } from '@/ui/page.tsx'
import { ClearPicture } from '@/ui/pictures.tsx'
import { ProgressBar } from '@/ui/progress-bar.tsx'
import { useDecide, useUnderway } from './decide.ts'
import { Groups } from './groups.tsx'
import { keyOf, reviewQuery } from './queries.ts'

/** Below this many the next page is fetched, so that the list does not run dry under a quick hand. */
const groupsLeftMin = 10

/** Rows nothing was sure enough about. One key accepts and goes on. */
export function Review() {
  const t = useTranslations('review')
  const { canEdit } = useSession()
  const list = useInfiniteQuery(reviewQuery)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const [skipped, setSkipped] = useState<string[]>([])
  const { decide, undo } = useDecide()
  const { items, left } = useWaiting(list.data?.pages, skipped)
  const runsDry = items.length < groupsLeftMin && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (runsDry) void fetchNextPage()
  }, [runsDry, fetchNextPage])

  return (
    <Page title={t('title')} lead={t('lead')}>
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonRows rows={8} label={t('loading')} />
      ) : items.length === 0 && !hasNextPage ? (
        <Nothing />
      ) : (
        <>
          <div className="mb-3 flex min-h-7 flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
              <Left left={left} />
              <LearningNow />
            </div>
            {canEdit && <Keys />}
          </div>
          <Groups
            items={items}
            canEdit={canEdit}
            onDecide={decide}
            onUndo={undo}
            onSkip={(item) => setSkipped([...skipped.filter((key) => key !== keyOf(item)), keyOf(item)])}
          />
          {hasNextPage && (
            <Button
              look="ghost"
              className="mt-3"
              busy={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

/** What waits less what is being decided; what was skipped stands at the end. */
function useWaiting(pages: { items: ReviewItem[]; rows: number }[] | undefined, skipped: string[]) {
  const underway = useUnderway()
  const gone = new Set(underway.map(keyOf))
  const t = useTranslations('review')
  const named = (item: ReviewItem) => ({ ...item, merchantName: item.merchantName || t('nameless') })
  const waiting =
    pages?.flatMap((page) => page.items.map(named)).filter((item) => !gone.has(keyOf(item))) ?? []
  const place = (item: ReviewItem) => skipped.indexOf(keyOf(item))
  const items = waiting.toSorted((one, other) => place(one) - place(other))
  const left = (pages?.[0]?.rows ?? 0) - underway.reduce((sum, item) => sum + item.rows, 0)
  return { items, left }
}

/** How much is done of what there was in this visit. */
function Left({ left }: { left: number }) {
  const t = useTranslations('review')
  const format = useFormat()
  const [total, setTotal] = useState(left)
  if (left > total) setTotal(left)
  const words = t('left', { left: format.count(left), total: format.count(total), count: total })
  return (
    <div className="flex items-center gap-4">
      <p role="status">{words}</p>
      <ProgressBar label={t('progress')} share={total > 0 ? (total - left) / total : 0} className="w-28" />
    </div>
  )
}

/** Enough was decided for a training, and it runs. */
function LearningNow() {
  const t = useTranslations('review')
  const format = useFormat()
  const progress = useProgress(useRunningJob('train') ?? '')
  if (!progress?.total) return null
  return (
    <Link href={'/settings/learning' as Route} className="text-xs text-ink-3 hover:underline">
      {t('learning', { percent: format.percent(progress.done / progress.total) })}
    </Link>
  )
}

const keyNames = [
  ['move', ['J', 'K']],
  ['take', ['Enter']],
  ['pick', ['C']],
  ['skip', ['S']],
  ['undo', ['U']],
] as const

function Keys() {
  const t = useTranslations('review.keys')
  return <KeyHints hints={keyNames.map(([name, keys]) => [keys, t(name)])} />
}

function Nothing() {
  const t = useTranslations('review.empty')
  return (
    <div className="panel">
      <EmptyState
        picture={<ClearPicture />}
        title={t('title')}
        action={
          <Link href="/transactions" className={buttonLook()}>
            {t('action')}
          </Link>
        }
      >
        {t('text')}
      </EmptyState>
    </div>
  )
}

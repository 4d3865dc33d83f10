'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { EmptyState, SkeletonRows } from '@/ui/feedback.tsx'
import { Page, Section } from '@/ui/page.tsx'
import { StatementPicture } from '@/ui/pictures.tsx'
import { DropZone } from './drop-zone.tsx'
import { HistoryLine } from './history-line.tsx'
import { importsQuery } from './queries.ts'

/** Where statements come in, and the record of every file that ever did. */
export function ImportCentre() {
  const t = useTranslations('imports')
  const { canEdit } = useSession()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(importsQuery)
  const items = data?.pages.flatMap((page) => page.items)
  return (
    <Page title={t('title')} lead={t('lead')}>
      {canEdit && <DropZone />}
      <Section title={t('history')} className="mt-9">
        <div className="panel overflow-hidden">
          {error && !items ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : !items ? (
            <SkeletonRows rows={5} label={t('loading')} />
          ) : items.length === 0 ? (
            <EmptyState picture={<StatementPicture />} title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((one) => (
                <HistoryLine key={one.id} one={one} />
              ))}
            </ul>
          )}
        </div>
        {hasNextPage && (
          <Button
            look="ghost"
            className="mt-3"
            busy={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('older')}
          </Button>
        )}
      </Section>
    </Page>
  )
}

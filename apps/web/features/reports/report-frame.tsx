'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '@/features/session/session.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { Nothing } from './nothing.tsx'

interface FrameProps<T extends { currency: string }> {
  query: UseQueryResult<{ currencies: T[] }>
  children: (figures: T) => ReactNode
}

/** Waiting, failing, empty, or one part for each currency: the workspace's own first, never added together. */
export function ReportFrame<T extends { currency: string }>({ query, children }: FrameProps<T>) {
  const t = useTranslations('reports')
  const { workspace } = useSession()
  if (query.error && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) {
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-96 w-full" />
      </div>
    )
  }
  const own = (one: T) => (one.currency === workspace.currency ? 0 : 1)
  const sorted = [...query.data.currencies].sort((a, b) => own(a) - own(b))
  if (sorted.length === 0) return <Nothing />
  return (
    <div className="space-y-10">
      {sorted.map((figures) => (
        <section key={figures.currency} aria-label={figures.currency}>
          {sorted.length > 1 && (
            <h2 className="mb-3 text-base">{t('inCurrency', { currency: figures.currency })}</h2>
          )}
          {children(figures)}
        </section>
      ))}
    </div>
  )
}

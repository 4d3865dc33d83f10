'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { reviewCountQuery } from '@/features/review/queries.ts'
import { cn } from '@/ui/cn.ts'

const shownMax = 999

/** How many rows wait: a figure where there is room (`wide` is the class of what is seen there), else a point. */
export function ReviewCount({ wide }: { wide?: string }) {
  const t = useTranslations('shell')
  const { data: count = 0 } = useQuery(reviewCountQuery)
  if (count === 0) return null
  return (
    <>
      <span
        aria-hidden
        className={cn('ml-auto rounded-full bg-accent-soft px-1.5 text-xs text-accent tabular-nums', wide)}
      >
        {count > shownMax ? `${shownMax}+` : count}
      </span>
      {wide && (
        <span
          aria-hidden
          className={cn(
            'absolute top-1 right-1 size-1.5 rounded-full bg-accent',
            wide !== 'hidden' && 'lg:hidden',
          )}
        />
      )}
      <span className="sr-only">{t('waiting', { count })}</span>
    </>
  )
}

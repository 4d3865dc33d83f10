'use client'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ArrowLeftRight, CalendarX2, CircleHelp, Eye, Inbox, Tag, type LucideIcon } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { TransferSuggestions } from '@/api/types.ts'
import { coverageQuery, importsQuery } from '@/features/imports/queries.ts'
import { reviewCountQuery } from '@/features/review/queries.ts'
import { totalsQuery } from '@/features/transactions/queries.ts'
import Link from '@/ui/link.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { Section } from '@/ui/page.tsx'
import { missingMonths } from './missing-months.ts'

interface Wish {
  key: string
  icon: LucideIcon
  text: string
  href: string
}

/** What waits for a decision only a person can take, the most pressing first. */
export function NeedsYou() {
  const t = useTranslations('home.needs')
  const wishes = useWishes()
  return (
    <Section title={t('title')}>
      <div className="panel overflow-hidden">
        {wishes === null ? (
          <Skeleton className="m-4 h-28" />
        ) : wishes.length === 0 ? (
          <p className="flex items-center gap-3 px-4 py-5 text-ink-2">
            <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-in" strokeWidth="2" aria-hidden>
              <path d="m3 8.5 3.2 3.2L13 5" />
            </svg>
            {t('nothing')}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {wishes.map((wish) => (
              <li key={wish.key}>
                <Link href={wish.href as Route} className="flex items-start gap-3 px-4 py-3 hover:bg-hover">
                  <wish.icon className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
                  <span>{wish.text}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

/** Null until all of it is known: the first answers alone would say that nothing waits. */
function useWishes(): Wish[] | null {
  const t = useTranslations('home.needs')
  const asked = [
    useInfiniteQuery(importsQuery),
    useQuery(coverageQuery()),
    useQuery(reviewCountQuery),
    useQuery(totalsQuery({ categorised: false, transfer: false })),
    useQuery({
      queryKey: keys.transferSuggestions,
      queryFn: () => call<TransferSuggestions>('GET', '/v1/transfers/suggestions', { query: { limit: 50 } }),
    }),
  ] as const
  if (asked.some(({ isPending }) => isPending)) return null
  const [{ data: imports }, { data: coverage }, { data: waiting = 0 }, { data: loose }, { data: pairs }] =
    asked
  const wishes: Wish[] = []
  for (const one of imports?.pages[0]?.items ?? []) {
    if (one.state !== 'needs_answer' && one.state !== 'preview') continue
    const name = one.fileName ?? t('unnamed')
    const asks = one.state === 'needs_answer'
    const text = asks ? t('question', { name }) : t('preview', { name, count: one.counts.new })
    wishes.push({ key: one.id, icon: asks ? CircleHelp : Eye, text, href: `/import?id=${one.id}` })
  }
  const missing = missingMonths(coverage ?? [])
  if (missing.count > 0) {
    const text = t('missing', { count: missing.count })
    wishes.push({ key: 'missing', icon: CalendarX2, text, href: `/account?id=${missing.accountId}` })
  }
  if (pairs && pairs.items.length > 0) {
    const text = t('transfers', { count: pairs.items.length })
    wishes.push({ key: 'transfers', icon: ArrowLeftRight, text, href: '/transactions?transfers=1' })
  }
  if (waiting > 0) {
    wishes.push({ key: 'review', icon: Inbox, text: t('review', { count: waiting }), href: '/review' })
  } else if (loose && loose.count > 0) {
    const text = t('uncategorised', { count: loose.count })
    wishes.push({ key: 'loose', icon: Tag, text, href: '/transactions?categorised=false' })
  }
  return wishes
}

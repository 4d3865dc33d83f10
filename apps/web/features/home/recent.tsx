'use client'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { recentQuery } from '@/features/transactions/queries.ts'
import { nameOf, useFiledUnder } from '@/features/transactions/row-words.ts'
import { PageWords } from '@/i18n/page-words.tsx'
import words from '@/i18n/recent.en.json'
import { Amount } from '@/ui/amount.tsx'
import { Dot } from '@/ui/dot.tsx'
import { SkeletonRows } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Section } from '@/ui/page.tsx'

/** The newest rows, of everything or of one account. */
export function Recent({ accountId }: { accountId?: string }) {
  return (
    <PageWords words={{ recent: words }}>
      <NewestRows accountId={accountId} />
    </PageWords>
  )
}

function NewestRows({ accountId }: { accountId: string | undefined }) {
  const t = useTranslations('recent')
  const format = useFormat()
  const { data } = useQuery(recentQuery({ account: accountId }, 8))
  const filedUnder = useFiledUnder()
  return (
    <Section
      title={t('title')}
      aside={
        <Link
          href={(accountId ? `/transactions?account=${accountId}` : '/transactions') as Route}
          className="text-ink-2 hover:text-ink"
        >
          {t('all')}
        </Link>
      }
    >
      <div className="panel overflow-hidden">
        {!data ? (
          <SkeletonRows label={t('loading')} />
        ) : (
          <ul className="divide-y divide-line">
            {data.map((row) => (
              <li key={row.id}>
                <Link
                  href={`/transactions?open=${row.id}` as Route}
                  className="flex min-h-11 items-center gap-x-4 px-4 py-1.5 transition-colors hover:bg-hover"
                >
                  <span className="w-14 shrink-0 text-xs text-ink-3 max-sm:hidden">
                    {format.date(row.bookedOn, 'dayMonth')}
                  </span>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{nameOf(row)}</span>
                    <span className="block truncate text-xs text-ink-3 sm:hidden">
                      {format.date(row.bookedOn, 'dayMonth')} · {filedUnder(row).words}
                    </span>
                  </span>
                  <span className="flex w-44 shrink-0 items-center gap-2 text-xs text-ink-2 max-sm:hidden">
                    <Dot colour={filedUnder(row).colour} />
                    <span className="truncate">{filedUnder(row).words}</span>
                  </span>
                  <Amount as="change" money={row.amount} className="text-right font-medium sm:min-w-24" />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

'use client'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { FinancialAccount } from '@/api/types.ts'
import { recentQuery } from '@/features/transactions/queries.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { colourOf } from '@/ui/colour.ts'
import { SkeletonRows } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Section } from '@/ui/page.tsx'

/** The newest rows, of everything or of one account. */
export function Recent({ accounts, accountId }: { accounts: FinancialAccount[]; accountId?: string }) {
  const t = useTranslations('home')
  const format = useFormat()
  const { data } = useQuery(recentQuery({ account: accountId }, 8))
  const { byId } = useCategories()
  const names = new Map(accounts.map((one) => [one.id, one.name]))
  return (
    <Section
      title={t('recent')}
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
                  className="flex h-11 items-center gap-4 px-4 transition-colors hover:bg-hover"
                >
                  <span className="w-14 shrink-0 text-xs text-ink-3">
                    {format.date(row.bookedOn, 'dayMonth')}
                  </span>
                  <span
                    className="size-2 shrink-0 rounded-full"
                    style={{ background: colourOf(row.categoryId) }}
                    aria-hidden
                  />
                  <span className="min-w-0 flex-1 truncate">
                    {row.title ?? row.counterparty ?? row.description}
                  </span>
                  <span className="hidden w-40 truncate text-xs text-ink-3 sm:block">
                    {(row.categoryId && byId.get(row.categoryId)?.label) ?? names.get(row.accountId)}
                  </span>
                  <Amount as="change" money={row.amount} className="min-w-28 text-right font-medium" />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

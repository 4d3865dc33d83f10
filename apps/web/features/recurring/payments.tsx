'use client'
import { useQuery } from '@tanstack/react-query'
import { FileDown, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { RecurringList } from '@/api/forecasting.ts'
import { useSession } from '@/features/session/session.tsx'
import { useWork } from '@/features/work/use-work.ts'
import words from '@/i18n/recurring.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { EmptyState, Skeleton, SkeletonRows } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { Page } from '@/ui/page.tsx'
import { CalendarPicture } from '@/ui/pictures.tsx'
import { MonthCalendar } from './month-calendar.tsx'
import { recurringQuery } from './queries.ts'
import { RecurringGroups } from './recurring-groups.tsx'

/** Payments that come back: a month of them, and each by itself. */
export default function RecurringPayments() {
  return (
    <PageWords words={{ recurring: words }}>
      <Payments />
    </PageWords>
  )
}

function Payments() {
  const t = useTranslations('recurring')
  const { data: list, error, refetch } = useQuery(recurringQuery)
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && !list ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !list ? (
        <div role="status" aria-label={t('loading')} className="space-y-6">
          <Skeleton className="h-20 w-full" />
          <SkeletonRows rows={8} label={t('loading')} />
        </div>
      ) : list.items.length === 0 ? (
        <Nothing list={list} />
      ) : (
        <div className="space-y-9">
          <PerMonth list={list} />
          <MonthCalendar />
          <RecurringGroups items={list.items} />
        </div>
      )}
    </Page>
  )
}

/** What a month of all that runs comes to, each currency by itself. */
function PerMonth({ list }: { list: RecurringList }) {
  const t = useTranslations('recurring')
  const { workspace } = useSession()
  const own = (currency: string) => (currency === workspace.currency ? 0 : 1)
  const totals = list.perMonth.toSorted((one, other) => own(one.currency) - own(other.currency))
  if (totals.length === 0) return null
  return (
    <section aria-label={t('perMonth')} className="panel overflow-hidden">
      {totals.map(({ currency, out, in: incoming }) => (
        <dl key={currency} className="grid grid-cols-2 gap-px not-first:border-t not-first:border-line">
          <div className="px-5 py-4">
            <dt className="text-ink-2">{t('outPerMonth')}</dt>
            <dd className="mt-0.5 text-lg font-semibold tracking-[-0.015em]">
              <Amount money={{ ...out, amount: out.amount.replace('-', '') }} />
            </dd>
          </div>
          <div className="border-l border-line px-5 py-4">
            <dt className="text-ink-2">{t('inPerMonth')}</dt>
            <dd className="mt-0.5 text-lg font-semibold tracking-[-0.015em]">
              <Amount money={incoming} />
            </dd>
          </div>
        </dl>
      ))}
    </section>
  )
}

function Nothing({ list }: { list: RecurringList }) {
  const t = useTranslations('recurring')
  const { canEdit } = useSession()
  const work = useWork('look_for_recurring', '/v1/recurring/look')
  const never = list.lookedAt === null
  const action = never ? (
    <Button look="solid" icon={<RefreshCw />} busy={work.isRunning} onClick={work.start}>
      {t('look')}
    </Button>
  ) : (
    <Link href="/imports" className={buttonLook({ look: 'solid' })}>
      <FileDown aria-hidden />
      {t('import')}
    </Link>
  )
  return (
    <div className="panel">
      <EmptyState
        picture={<CalendarPicture />}
        title={t(never ? 'neverTitle' : 'noneTitle')}
        action={canEdit && action}
      >
        {t(never ? 'never' : 'none')}
      </EmptyState>
    </div>
  )
}

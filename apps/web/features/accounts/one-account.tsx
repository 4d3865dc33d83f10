'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Pencil } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { Route } from 'next'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FinancialAccount } from '@/api/types.ts'
import { Recent } from '@/features/home/recent.tsx'
import { useSession } from '@/features/session/session.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { Page } from '@/ui/page.tsx'
import { ApiFault } from '@/api/client.ts'
import Link from '@/ui/link.tsx'
import { maskId } from './accounts.tsx'
import { BalanceFigure } from './balance-figure.tsx'
import { CoverageCalendar } from './coverage-calendar.tsx'
import { accountsQuery } from './queries.ts'
import { ReconcileBar } from './reconcile-bar.tsx'

const AccountDialog = dynamic(() => import('./account-dialog.tsx'), { ssr: false })

const gone = new ApiFault({ status: 404, code: 'not_found', title: 'not found' })

export function OneAccount() {
  const t = useTranslations('accounts')
  const id = useSearchParams().get('id') ?? ''
  const { canEdit } = useSession()
  const [editing, setEditing] = useState(false)
  const { data, error, refetch } = useQuery(accountsQuery)
  const account = data?.find((one) => one.id === id)
  if (!account) {
    return (
      <Page title={t('one')}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <ErrorState error={gone} />
        ) : (
          <div role="status" aria-label={t('loading')}>
            <Skeleton className="h-72 w-full" />
          </div>
        )}
      </Page>
    )
  }
  return (
    <Page
      title={account.name}
      lead={<Lead account={account} />}
      actions={
        <>
          {canEdit && (
            <Button icon={<Pencil />} onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
          <Link
            href={`/transactions?account=${account.id}` as Route}
            className={buttonLook({ look: 'solid' })}
          >
            {t('seeRows')}
          </Link>
        </>
      }
    >
      <div className="space-y-8">
        <div>
          <p className="text-ink-2">{t('balance')}</p>
          <p className="text-figure font-semibold tracking-[-0.025em]">
            <Amount money={account.balance} />
          </p>
          {account.otherBalances.map((money) => (
            <p key={money.currency} className="text-ink-2">
              {t('also')} <Amount money={money} />
            </p>
          ))}
        </div>
        <ReconcileBar account={account} />
        <BalanceFigure account={account} />
        <CoverageCalendar account={account} />
        <Recent accountId={account.id} />
      </div>
      {editing && <AccountDialog account={account} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Lead({ account }: { account: FinancialAccount }) {
  const t = useTranslations('accounts')
  const about = [
    t(`types.${account.type}`),
    account.institution,
    account.bankAccountId && maskId(account.bankAccountId),
    account.currency,
  ]
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Link href="/accounts" className="inline-flex items-center gap-1 hover:text-ink">
        <ArrowLeft className="size-3.5" aria-hidden />
        {t('title')}
      </Link>
      <span>{about.filter(Boolean).join(' · ')}</span>
    </span>
  )
}

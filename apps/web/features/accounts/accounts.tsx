'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { Route } from 'next'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import type { FinancialAccount } from '@/api/types.ts'
import { sumOf } from '@/features/home/standing-of.ts'
import { coverageQuery } from '@/features/imports/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Badge, EmptyState, SkeletonRows } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { signOf } from '@/ui/money.ts'
import { Page, Section } from '@/ui/page.tsx'
import { AccountsPicture } from '@/ui/pictures.tsx'
import { AccountIcon } from './account-icon.tsx'
import { accountsQuery } from './queries.ts'

const AccountDialog = dynamic(() => import('./account-dialog.tsx'), { ssr: false })

const kinds = ['bank', 'cash', 'card', 'loan', 'investment'] as const

export function Accounts() {
  const t = useTranslations('accounts')
  const { canEdit } = useSession()
  const router = useRouter()
  const adding = useSearchParams().has('add')
  const setAdding = (open: boolean) => router.replace(open ? ('/accounts?add=1' as Route) : '/accounts')
  const { data, error, refetch } = useQuery(accountsQuery)
  const add = canEdit && (
    <Button look="solid" icon={<Plus />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={data && data.length > 0 && add}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows label={t('loading')} />
      ) : data.length === 0 ? (
        <div className="panel">
          <EmptyState picture={<AccountsPicture />} title={t('empty.title')} action={add}>
            {t('empty.text')}
          </EmptyState>
        </div>
      ) : (
        <div className="space-y-8">
          {kinds.map((kind) => (
            <Kind key={kind} kind={kind} accounts={data.filter((one) => one.type === kind)} />
          ))}
        </div>
      )}
      {adding && <AccountDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Kind({ kind, accounts }: { kind: (typeof kinds)[number]; accounts: FinancialAccount[] }) {
  const t = useTranslations('accounts')
  const { data: coverage = [] } = useQuery(coverageQuery())
  if (accounts.length === 0) return null
  const currencies = [...new Set(accounts.map((one) => one.currency))]
  return (
    <Section
      title={t(`kinds.${kind}`)}
      aside={
        <span className="flex gap-4 text-ink-2">
          {currencies.map((currency) => (
            <Amount
              key={currency}
              money={sumOf(
                accounts.map((one) => one.balance),
                currency,
              )}
            />
          ))}
        </span>
      }
    >
      <ul className="panel divide-y divide-line overflow-hidden">
        {accounts.map((account) => (
          <AccountLine
            key={account.id}
            account={account}
            missing={
              coverage
                .find((one) => one.accountId === account.id)
                ?.months.filter((month) => month.state === 'missing').length ?? 0
            }
          />
        ))}
      </ul>
    </Section>
  )
}

function AccountLine({ account, missing }: { account: FinancialAccount; missing: number }) {
  const t = useTranslations('accounts')
  const format = useFormat()
  const about = [account.institution, account.bankAccountId && maskId(account.bankAccountId)].filter(Boolean)
  return (
    <li>
      <Link
        href={`/account?id=${account.id}` as Route}
        className="flex items-center gap-3 px-4 py-3 transition-colors sm:gap-4 hover:bg-hover sm:px-5"
      >
        <AccountIcon type={account.type} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{account.name}</span>
          <span className="block truncate text-xs text-ink-3">
            {about.join(' · ')}
            <span className={about.length > 0 ? 'max-sm:hidden' : undefined}>
              {about.length > 0 && ' · '}
              {t('rowCount', { count: account.transactionCount })}
            </span>
          </span>
        </span>
        <span className="text-xs text-ink-3 max-md:hidden">
          {account.lastBookedOn && t('upTo', { date: format.date(account.lastBookedOn) })}
        </span>
        {missing > 0 && (
          <span className="max-sm:hidden">
            <Badge tone="warn">{t('missingMonths', { count: missing })}</Badge>
          </span>
        )}
        <span className="shrink-0 text-right sm:min-w-36">
          <Amount money={account.balance} className="block text-base font-semibold" />
          {signOf(account.pending) !== 0 && (
            <span className="text-xs text-ink-3">
              {t.rich('pending', { amount: () => <Amount as="change" money={account.pending} /> })}
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}

/** Enough to know it again, not enough to use it. */
export function maskId(id: string): string {
  const bare = id.replaceAll(/\s/g, '')
  return bare.length > 6 ? `•••• ${bare.slice(-4)}` : id
}

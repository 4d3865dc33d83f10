'use client'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { FinancialAccount } from '@/api/types.ts'
import { AccountIcon } from '@/features/accounts/account-icon.tsx'
import { Amount } from '@/ui/amount.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Section } from '@/ui/page.tsx'

export function AccountsStrip({ accounts }: { accounts: FinancialAccount[] }) {
  const t = useTranslations('home')
  const format = useFormat()
  return (
    <Section title={t('accounts')}>
      <ul className="panel divide-y divide-line overflow-hidden">
        {accounts.map((account) => (
          <li key={account.id}>
            <Link
              href={`/account?id=${account.id}` as Route}
              className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover"
            >
              <AccountIcon type={account.type} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{account.name}</span>
                <span className="block text-xs text-ink-3">
                  {account.lastBookedOn
                    ? t('upTo', { date: format.date(account.lastBookedOn) })
                    : t('noRows')}
                </span>
              </span>
              <Amount money={account.balance} className="font-medium" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

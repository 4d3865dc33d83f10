'use client'
import { useQuery } from '@tanstack/react-query'
import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ImportAccount, ImportResource } from '@/api/imports.ts'
import { AccountIcon } from '@/features/accounts/account-icon.tsx'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { Select } from '@/ui/field.tsx'
import { Badge } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { useImportAct } from './acts.ts'

/** Which accounts the file speaks of, where they will go, and whether its sums prove themselves. */
export function FileAccounts({ one }: { one: ImportResource }) {
  return (
    <ul className="grid gap-3">
      {one.accounts.map((account) => (
        <FileAccount key={account.index} one={one} account={account} />
      ))}
    </ul>
  )
}

function FileAccount({ one, account }: { one: ImportResource; account: ImportAccount }) {
  const t = useTranslations('imports')
  const format = useFormat()
  const act = useImportAct(one.id)
  const { data: accounts = [] } = useQuery(accountsQuery)
  const undecided = one.state === 'preview'
  return (
    <li className="panel flex flex-wrap items-center gap-x-8 gap-y-3 px-5 py-4">
      <div className="flex min-w-0 flex-1 basis-64 items-center gap-3">
        <AccountIcon type={account.type} />
        <div className="min-w-0">
          {undecided ? (
            <Select
              compact
              aria-label={t('into')}
              value={account.account.isNew ? 'new' : (account.account.id ?? 'new')}
              disabled={act.isPending}
              onChange={(event) =>
                act.mutate({
                  act: 'answers',
                  answers: { accounts: [{ index: account.index, account: event.target.value }] },
                })
              }
            >
              <option value="new">
                {account.account.isNew ? t('newNamed', { name: account.account.name }) : t('newAccount')}
              </option>
              {accounts.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.name}
                </option>
              ))}
            </Select>
          ) : (
            <p className="truncate font-semibold">{account.account.name}</p>
          )}
          <p className="mt-1 truncate text-xs text-ink-3">{t(`because.${account.account.because}`)}</p>
        </div>
      </div>
      {account.from && account.to && (
        <Figure label={t('period')}>
          {format.date(account.from)} – {format.date(account.to)}
        </Figure>
      )}
      {account.opening && (
        <Figure label={t('opening')}>
          <Amount money={account.opening} />
        </Figure>
      )}
      {account.closing && (
        <Figure label={t('closing')}>
          <Amount money={account.closing} />
        </Figure>
      )}
      <Proof reconciled={account.reconciled} />
    </li>
  )
}

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="text-xs text-ink-3">{label}</p>
      <p className="font-medium">{children}</p>
    </div>
  )
}

export function Proof({ reconciled }: { reconciled: boolean | null }) {
  const t = useTranslations('imports.proof')
  if (reconciled === true) {
    return (
      <Badge tone="good">
        <Check aria-hidden />
        {t('yes')}
      </Badge>
    )
  }
  if (reconciled === false) {
    return (
      <Badge tone="bad">
        <TriangleAlert aria-hidden />
        {t('no')}
      </Badge>
    )
  }
  return (
    <Badge>
      <CircleAlert aria-hidden />
      {t('unknown')}
    </Badge>
  )
}

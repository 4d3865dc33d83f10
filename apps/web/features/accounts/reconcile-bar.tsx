'use client'
import { toDecimal, toMinor } from '@scale/money'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { ImportSummary } from '@/api/imports.ts'
import { keys } from '@/api/keys.ts'
import type { FinancialAccount } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { balancesQuery } from './queries.ts'

const importsOf = (accountId: string) =>
  queryOptions({
    queryKey: [...keys.imports, 'of', accountId],
    queryFn: async () =>
      (
        await call<{ items: ImportSummary[] }>('GET', '/v1/imports', {
          query: { account: accountId, state: 'committed', limit: 100 },
        })
      ).items,
  })

/** The bank's latest closing balance against the ledger's on that day: equal to the cent, or by how much not. */
export function ReconcileBar({ account }: { account: FinancialAccount }) {
  const t = useTranslations('accounts.reconcile')
  const format = useFormat()
  const { data: imports, isPending: importsPending } = useQuery(importsOf(account.id))
  const { data: balances, isPending: balancesPending } = useQuery(balancesQuery(account.id, undefined))
  if (importsPending || balancesPending) return <Skeleton className="h-17 w-full sm:h-12" />
  if (!imports || !balances) return null
  const statement = latestClosing(imports, account.id)
  const look = 'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-xl px-5 py-3.5'
  if (!statement) return <p className={`${look} bg-sunken text-ink-2`}>{t('unknown')}</p>
  const { closing, to, importId, fileName } = statement
  const { currency } = account
  const ledger = balances.points.filter((point) => point.on <= to).at(-1)?.balance ?? account.opening.amount
  const gap = toMinor(ledger, currency) - toMinor(closing, currency)
  const link = (chunk: React.ReactNode) => (
    <Link href={`/import?id=${importId}` as Route} className="underline underline-offset-4">
      {chunk}
    </Link>
  )
  const values = { date: format.date(to), file: fileName ?? '', link }
  if (gap === 0n) {
    return (
      <p className={`${look} bg-in-soft text-ink`}>
        <CircleCheck className="size-5 text-in" aria-hidden />
        <span className="flex-1">
          {t.rich('even', {
            ...values,
            amount: () => <Amount money={{ amount: closing, currency }} className="font-semibold" />,
          })}
        </span>
      </p>
    )
  }
  return (
    <p className={`${look} bg-warn-soft text-ink`}>
      <TriangleAlert className="size-5 text-warn" aria-hidden />
      <span className="flex-1">
        {t.rich('odd', {
          ...values,
          gap: () => (
            <Amount
              as="change"
              money={{ amount: toDecimal(gap, currency), currency }}
              className="font-semibold text-ink"
            />
          ),
        })}
      </span>
    </p>
  )
}

interface Closing {
  closing: string
  to: string
  importId: string
  fileName: string | null
}

function latestClosing(imports: ImportSummary[], accountId: string): Closing | undefined {
  const found = imports.flatMap((one) =>
    one.accounts.flatMap((account) =>
      account.account.id === accountId && account.closing && account.to
        ? [{ closing: account.closing.amount, to: account.to, importId: one.id, fileName: one.fileName }]
        : [],
    ),
  )
  return found.sort((a, b) => a.to.localeCompare(b.to)).at(-1)
}

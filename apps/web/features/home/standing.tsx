'use client'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { toDecimal, toMinor } from '@scale/money'
import { addMonths, monthStart, today } from '@/api/period.ts'
import type { FinancialAccount, Money } from '@/api/types.ts'
import { netWorthQuery } from '@/features/reports/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { signOf, toPlot } from '@/ui/money.ts'
import { Spark } from '@/ui/spark.tsx'
import { standingOf, sumOf } from './standing-of.ts'
import { mainCurrency } from './main-currency.ts'

/** What is owned less what is owed, and how much of it is at hand. Other currencies stand beside, never added. */
export function Standing({ accounts }: { accounts: FinancialAccount[] }) {
  const t = useTranslations('home')
  const { workspace } = useSession()
  const { monthStartsOn } = workspace
  const currency = mainCurrency(accounts, workspace.currency)
  const from = addMonths(monthStart(today(), monthStartsOn), -11)
  const { data: worth, isPending } = useQuery(netWorthQuery({ from, to: today() }))
  const points =
    worth?.currencies.find((one) => one.currency === currency)?.points.filter((point) => point.on >= from) ??
    []
  const { net, cash, owed } = standingOf(accounts, currency)
  const others = [...new Set(accounts.map((one) => one.currency))].filter((one) => one !== currency)
  const first = points[0]

  return (
    <section aria-label={t('standing')} className="panel overflow-hidden">
      <div className="grid gap-x-8 gap-y-4 p-5 sm:grid-cols-[minmax(0,1fr)_minmax(0,15rem)] sm:p-6">
        <div className="min-w-0">
          <p className="text-ink-2">{t('netWorth')}</p>
          <p className="mt-1 text-figure font-semibold tracking-[-0.025em]">
            <Link href={'/reports?report=balance' as Route} className={followed}>
              <Amount money={net} />
            </Link>
          </p>
          <p className="mt-1 min-h-5 text-ink-2">{first && <Change net={net} before={first} />}</p>
        </div>
        {isPending ? (
          <Skeleton className="h-20 w-full self-end" />
        ) : (
          <Spark values={points.map((point) => toPlot(point.net))} className="h-20 w-full self-end" />
        )}
      </div>
      <dl className="flex flex-wrap gap-px border-t border-line bg-line">
        <Fact label={t('cash')} money={cash} />
        <Fact label={t('owed')} money={owed} />
        {others.map((other) => (
          <Fact
            key={other}
            label={t('inCurrency', { currency: other })}
            money={sumOf(
              accounts.map((one) => one.balance),
              other,
            )}
          />
        ))}
      </dl>
    </section>
  )
}

function Change({ net, before }: { net: Money; before: { on: string; net: string } }) {
  const t = useTranslations('home')
  const format = useFormat()
  const { currency } = net
  const change = {
    amount: toDecimal(toMinor(net.amount, currency) - toMinor(before.net, currency), currency),
    currency,
  }
  const since = format.date(before.on, 'month')
  const way = signOf(change)
  if (way === 0) return t('unchanged', { since })
  return t.rich(way > 0 ? 'risen' : 'fallen', {
    since,
    amount: () => (
      <Amount
        money={{ amount: change.amount.replace('-', ''), currency }}
        className={way > 0 ? 'font-medium text-in' : 'font-medium text-ink'}
      />
    ),
  })
}

function Fact({ label, money }: { label: string; money: Money }) {
  return (
    <div className="grow basis-32 bg-surface px-5 py-3.5 sm:basis-44 sm:px-6">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="mt-0.5 text-base font-semibold">
        <Link href="/accounts" className={followed}>
          <Amount money={money} />
        </Link>
      </dd>
    </div>
  )
}

/** Every figure leads to what it was made of. */
const followed = 'decoration-line-strong decoration-1 underline-offset-4 hover:underline'

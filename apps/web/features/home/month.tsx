'use client'
import { toDecimal, toMinor } from '@scale/money'
import { useQuery } from '@tanstack/react-query'
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { addMonths, latestMonth, monthOf, today, type Period } from '@/api/period.ts'
import type { FinancialAccount, IncomeStatement } from '@/api/types.ts'
import { useCategories, useCategoryName } from '@/features/categories/queries.ts'
import { incomeQuery } from '@/features/reports/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Amount } from '@/ui/amount.tsx'
import { noColour } from '@/ui/dot.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { reversed, toPlot } from '@/ui/money.ts'
import { Section } from '@/ui/page.tsx'
import { mainCurrency } from './main-currency.ts'

type Figures = IncomeStatement['currencies'][number]

/** The latest month with something in it: money in, money out, and where most of it went. */
export function Month({ accounts }: { accounts: readonly FinancialAccount[] }) {
  const t = useTranslations('home')
  const format = useFormat()
  const { workspace } = useSession()
  const { monthStartsOn } = workspace
  const currency = mainCurrency(accounts, workspace.currency)
  const newest = accounts
    .flatMap((account) => (account.currency === currency ? (account.lastBookedOn ?? []) : []))
    .toSorted()
    .at(-1)
  const running = monthOf(today(), monthStartsOn)
  const month = latestMonth(newest ?? null, monthStartsOn)
  const before = monthOf(addMonths(month.from, -1), monthStartsOn)
  const { data: current } = useQuery(incomeQuery(month))
  const { data: last } = useQuery(incomeQuery(before))
  const pick = (report: IncomeStatement | undefined) =>
    report?.currencies.find((one) => one.currency === currency)
  const figures = pick(current)
  const past = pick(last)
  const title = format.date(month.from, 'month')
  if (!current) return <Skeleton className="h-116 w-full sm:h-68" />

  return (
    <Section
      title={t('thisMonth', { month: title })}
      aside={
        <Link
          href={`/reports?from=${month.from}&to=${month.to}` as Route}
          className="text-ink-2 hover:text-ink"
        >
          {t('openReport')}
        </Link>
      }
    >
      {month.from < running.from && (
        <p className="mb-3 text-ink-2">{t('latest', { month: format.date(running.from, 'month') })}</p>
      )}
      <div className="panel grid sm:grid-cols-[15rem_minmax(0,1fr)]">
        <dl className="divide-y divide-line max-sm:border-b max-sm:border-line sm:border-r sm:border-line">
          <Flow
            kind="in"
            amount={figures?.totalIncome ?? '0'}
            before={past?.totalIncome ?? '0'}
            currency={currency}
          />
          <Flow
            kind="out"
            amount={figures?.totalExpense ?? '0'}
            before={past?.totalExpense ?? '0'}
            currency={currency}
          />
        </dl>
        <TopCategories figures={figures} month={month} />
      </div>
    </Section>
  )
}

interface FlowProps {
  kind: 'in' | 'out'
  amount: string
  before: string
  currency: string
}

function Flow({ kind, amount, before, currency }: FlowProps) {
  const t = useTranslations('home')
  const flow = (decimal: string) => {
    const money = { amount: decimal, currency }
    return kind === 'in' ? money : reversed(money)
  }
  const difference = toMinor(flow(amount).amount, currency) - toMinor(flow(before).amount, currency)
  const words = difference === 0n ? 'same' : difference > 0n ? 'more' : 'less'
  const money = (minor: bigint) => ({ amount: toDecimal(minor, currency), currency })
  const Arrow = kind === 'in' ? ArrowDownLeft : ArrowUpRight
  return (
    <div className="px-5 py-4">
      <dt className="flex items-center gap-1.5 text-ink-2">
        <Arrow className={kind === 'in' ? 'size-4 text-in' : 'size-4 text-ink-3'} aria-hidden />
        {t(kind)}
      </dt>
      <dd className="mt-0.5 text-lg font-semibold tracking-[-0.015em]">
        <Amount money={flow(amount)} />
      </dd>
      <dd className="mt-0.5 text-xs text-ink-3">
        {words === 'same'
          ? t('versus.same')
          : t.rich(`versus.${words}`, {
              amount: () => <Amount money={money(difference < 0n ? -difference : difference)} />,
            })}
      </dd>
    </div>
  )
}

const shownMax = 5

function TopCategories({ figures, month }: { figures: Figures | undefined; month: Period }) {
  const t = useTranslations('home')
  const nameOf = useCategoryName()
  const { byId } = useCategories()
  const rows = [...(figures?.expense ?? [])]
    .filter((row) => row.count > 0)
    .sort((a, b) => toPlot(a.amount) - toPlot(b.amount))
    .slice(0, shownMax)
  const largest = Math.max(1, ...rows.map((row) => -toPlot(row.amount)))
  if (rows.length === 0)
    return <p className="grid place-items-center px-6 py-8 text-center text-ink-2">{t('quiet')}</p>
  return (
    <ol className="flex flex-col justify-center gap-3 px-5 py-4">
      {rows.map((row) => (
        <li key={row.categoryId ?? 'none'}>
          <div className="flex justify-between gap-4">
            <Link
              href={
                `/transactions?${row.categoryId ? `category=${row.categoryId}` : 'categorised=false'}&from=${month.from}&to=${month.to}` as Route
              }
              className="truncate hover:underline"
            >
              {row.categoryId ? nameOf(row) : t('uncategorised')}
            </Link>
            <Amount money={reversed({ amount: row.amount, currency: figures?.currency ?? '' })} />
          </div>
          <div className="mt-1 h-1 rounded-full bg-sunken" aria-hidden>
            <div
              className="h-1 rounded-full"
              style={{
                width: `${(Math.max(0, -toPlot(row.amount)) / largest) * 100}%`,
                background: byId.get(row.categoryId ?? '')?.colour ?? noColour,
              }}
            />
          </div>
        </li>
      ))}
    </ol>
  )
}

'use client'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { today, type Period } from '@/api/period.ts'
import type { BalanceSheet } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { balanceQuery } from './queries.ts'
import { ReportFrame } from './report-frame.tsx'

type Figures = BalanceSheet['currencies'][number]

/** What is owned, what is owed, and where the difference came from; both sides are equal. */
export default function BalanceReport({ period }: { period: Period }) {
  const t = useTranslations('reports')
  const format = useFormat()
  const on = period.to > today() ? today() : period.to
  const query = useQuery(balanceQuery(on))
  return (
    <>
      <p className="mb-4 text-ink-2">{t('balanceOn', { date: format.date(on, 'long') })}</p>
      <ReportFrame query={query}>
        {(figures) => (
          <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
            <Side
              title={t('assets')}
              lines={figures.assets}
              total={figures.totalAssets}
              currency={figures.currency}
            />
            <div className="space-y-6">
              <Side
                title={t('liabilities')}
                lines={figures.liabilities}
                total={figures.totalLiabilities}
                currency={figures.currency}
              />
              <Equity figures={figures} />
            </div>
          </div>
        )}
      </ReportFrame>
    </>
  )
}

interface SideProps {
  title: string
  lines: Figures['assets']
  total: string
  currency: string
}

function Side({ title, lines, total, currency }: SideProps) {
  const t = useTranslations('reports')
  return (
    <div className="panel overflow-hidden">
      <table className="w-full">
        <caption className="sr-only">{title}</caption>
        <thead className="border-b border-line">
          <tr>
            <th scope="col" className="px-5 py-3 text-left font-semibold">
              {title}
            </th>
            <th scope="col" className="px-5 py-3 text-right font-semibold">
              <Amount money={{ amount: total, currency }} />
            </th>
          </tr>
        </thead>
        <tbody className="[&>*:first-child>*]:pt-3 [&>*:last-child>*]:pb-3">
          {lines.map((line) => (
            <tr key={line.accountId}>
              <td className="px-5 py-1">
                <Link href={`/account?id=${line.accountId}` as Route} className="hover:underline">
                  {line.name}
                </Link>
              </td>
              <td className="px-5 py-1 text-right">
                <Amount money={{ amount: line.balance, currency }} />
              </td>
            </tr>
          ))}
          {lines.length === 0 && (
            <tr>
              <td className="px-5 py-2 text-ink-2">{t('nothingHere')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

const parts = ['opening', 'earned', 'excluded', 'transfers'] as const

function Equity({ figures }: { figures: Figures }) {
  const t = useTranslations('reports')
  const { currency } = figures
  return (
    <section aria-label={`${t('netWorth')}, ${currency}`} className="panel">
      <p className="flex justify-between border-b border-line px-5 py-3 font-semibold">
        {t('netWorth')}
        <Amount money={{ amount: figures.net, currency }} />
      </p>
      <dl className="py-2">
        {parts.map((part) => (
          <div key={part} className="flex justify-between px-5 py-1">
            <dt className="text-ink-2">{t(`equity.${part}`)}</dt>
            <dd>
              <Amount money={{ amount: figures.equity[part], currency }} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

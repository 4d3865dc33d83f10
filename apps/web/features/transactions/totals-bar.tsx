'use client'
import { useTranslations } from 'use-intl'
import type { TransactionTotals } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { useFormat } from '@/ui/format.tsx'

/** What the filter adds up to; currencies stand beside each other and are never mixed. */
export function TotalsBar({
  totals,
  filtered,
}: {
  totals: TransactionTotals | undefined
  filtered: boolean
}) {
  const t = useTranslations('transactions')
  const format = useFormat()
  if (!totals || totals.count === 0) return null
  return (
    <footer
      aria-live="polite"
      className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-1 border-t border-line bg-surface px-4 py-2 text-ink-2 sm:px-6"
    >
      <span>
        {t(filtered ? 'countFiltered' : 'count', { count: totals.count, shown: format.count(totals.count) })}
      </span>
      <Sums totals={totals} />
    </footer>
  )
}

export function Sums({ totals }: { totals: TransactionTotals }) {
  const t = useTranslations('transactions')
  return (
    <div className="ml-auto flex flex-wrap justify-end gap-x-6 gap-y-1">
      {totals.byCurrency.slice(0, 3).map(({ currency, ...sum }) => (
        <span key={currency} className="flex gap-x-4">
          <span className="max-sm:hidden">
            {t('in')} <Amount as="change" money={{ amount: sum.in, currency }} />
          </span>
          <span className="max-sm:hidden">
            {t('out')} <Amount as="change" money={{ amount: sum.out, currency }} className="text-ink" />
          </span>
          <span>
            {t('net')} <Amount as="change" money={{ amount: sum.net, currency }} className="font-semibold" />
          </span>
        </span>
      ))}
    </div>
  )
}

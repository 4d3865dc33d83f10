'use client'
import { useTranslations } from 'use-intl'
import type { Alert } from '@/api/anomaly.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { useFormat } from '@/ui/format.tsx'

type Money = Alert['facts']['amount']

const unsigned = (money: Money) => ({ ...money, amount: money.amount.replace('-', '') })

/** What happened, in a line. */
export function useHeadline(): (alert: Alert) => string {
  const t = useTranslations('insights.headlines')
  const { byId } = useCategories()
  return ({ kind, payee, categoryId, category }) => {
    const label = categoryId === null ? category : byId.get(categoryId)?.label
    return t(kind, { name: payee?.name ?? label ?? '…' })
  }
}

/** What was expected, and how far off it is. */
export function Explained({ alert }: { alert: Alert }) {
  const t = useTranslations('insights')
  const format = useFormat()
  const { kind, facts, oneIn } = alert
  const money = (value: Money | null) => () => value && <Amount money={unsigned(value)} />
  const reasons = facts.reasons.map((reason) =>
    t.has(`reasons.${reason}` as never) ? t(`reasons.${reason}` as never) : reason,
  )
  return (
    <p className="mt-1 max-w-[46rem] text-pretty text-ink-2">
      {t.rich(`details.${kind}`, {
        amount: money(facts.amount),
        expected: money(facts.expected),
        low: money(facts.low),
        high: money(facts.high),
        day: facts.on === null ? '' : format.date(facts.on),
        basis: facts.basis ?? 0,
        count: facts.count ?? 0,
        currency: facts.foreignCurrency ?? '',
        reasons: reasons.join(', '),
      })}
      {oneIn !== null && <> {t('oneIn', { rows: format.count(oneIn) })}</>}
    </p>
  )
}

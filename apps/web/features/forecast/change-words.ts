'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ScenarioChange } from '@/api/forecasting.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { recurringQuery } from '@/features/recurring/queries.ts'
import { useFormat } from '@/ui/format.tsx'
import { usePreference } from '@/ui/preference.ts'

/** What a change says, in a few words. Amounts in it stay away in privacy mode. */
export function useChangeWords(): (change: ScenarioChange) => string {
  const t = useTranslations('forecast.changes')
  const format = useFormat()
  const { byId } = useCategories()
  const { data: recurring } = useQuery(recurringQuery)
  const [privacy] = usePreference('privacy')
  const paymentOf = (id: string) => recurring?.items.find((one) => one.id === id)
  const money = (amount: string, currency: string): string =>
    privacy === 'on' ? '•••' : format.money({ amount, currency }, 'exceptZero')
  return (change) => {
    if (change.kind === 'one_off')
      return t('one_off', {
        amount: money(change.amount.amount, change.amount.currency),
        day: format.date(change.on),
      })
    if (change.kind === 'category_percent')
      return t('category_percent', {
        name: byId.get(change.categoryId)?.label ?? '',
        percent: `${change.percent > 0 ? '+' : '−'}${format.percent(Math.abs(change.percent) / 100)}`,
        day: format.date(change.from),
      })
    const payment = paymentOf(change.recurringId)
    const name = payment?.name ?? t('gone')
    if (change.kind === 'recurring_skip') return t('recurring_skip', { name, day: format.date(change.on) })
    if (change.kind === 'recurring_end') return t('recurring_end', { name, day: format.date(change.from) })
    return t('recurring_amount', {
      name,
      amount: money(change.amount, payment?.amount.currency ?? format.style.currency),
      day: format.date(change.from),
    })
  }
}

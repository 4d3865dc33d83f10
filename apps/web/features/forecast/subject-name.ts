'use client'
import { useTranslations } from 'use-intl'
import type { ForecastSummary } from '@/api/forecasting.ts'
import { useCategories } from '@/features/categories/queries.ts'

type Series = Pick<ForecastSummary, 'subject' | 'currency'>

/** What a series is called: the account, the category, or what moves in the whole workspace. */
export function useSubjectName(): (series: Series) => string {
  const t = useTranslations('forecast.subjects')
  const { byId } = useCategories()
  return ({ subject, currency }) => {
    const { kind, accountId, categoryId, name } = subject
    if (categoryId !== null) return `${byId.get(categoryId)?.label ?? name ?? ''} (${currency})`
    if (accountId !== null) {
      const account = name ?? t('account')
      return kind === 'net' ? t('accountNet', { account }) : account
    }
    return t(kind, { currency })
  }
}

'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ImportRow } from '@/api/imports.ts'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { Dot } from '@/ui/dot.tsx'
import { useFormat } from '@/ui/format.tsx'

/** Where a new row will be filed when the file is imported, how sure that is, and which rules will touch it. */
export function LineFiling({ row: { suggestion, ruled } }: { row: ImportRow }) {
  const t = useTranslations('imports.filing')
  const format = useFormat()
  const { byId } = useCategories()
  const ruleActs = useRuleActs()
  if (!suggestion && !ruled) return null
  const placed = ruled !== null && (ruled.splitInto.length > 0 || ruled.transferWith !== null)
  const categoryId = ruled?.categoryId ?? (suggestion?.filed && !placed ? suggestion.categoryId : null)
  const category = categoryId ? byId.get(categoryId) : undefined
  const waits = !category && !placed
  const sure = category && !ruled?.categoryId && suggestion ? format.percent(suggestion.probability) : null
  const said = [
    ...(waits ? [t('waits')] : []),
    ...(sure ? [sure] : []),
    ...(ruled
      ? [...ruleActs(ruled), t('rule', { names: ruled.rules.map(({ name }) => `“${name}”`).join(', ') })]
      : []),
  ]
  return (
    <p className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-1.5 text-xs text-ink-2">
      {category && (
        <span className="inline-flex items-center gap-1.5 text-ink">
          <Dot colour={category.colour} />
          {category.label}
        </span>
      )}
      <span>
        {category && said.length > 0 && '· '}
        {said.join(' · ')}
      </span>
    </p>
  )
}

/** What rules do beside filing, each in a few words. */
function useRuleActs(): (ruled: NonNullable<ImportRow['ruled']>) => string[] {
  const t = useTranslations('imports.filing')
  const { data: accounts } = useQuery(accountsQuery)
  return ({ splitInto, transferWith, title, tags }) => [
    ...(splitInto.length > 0 ? [t('split', { count: splitInto.length })] : []),
    ...(transferWith
      ? [t('transfer', { account: accounts?.find(({ id }) => id === transferWith)?.name ?? '' })]
      : []),
    ...(title ? [t('call', { title })] : []),
    ...(tags.length > 0 ? [t('tags', { tags: tags.join(', ') })] : []),
  ]
}

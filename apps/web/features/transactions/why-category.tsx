'use client'
import { useQuery } from '@tanstack/react-query'
import { Check, Tag } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Suggestion, Why } from '@/api/categorization.ts'
import type { Transaction } from '@/api/types.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { whyQuery } from '@/features/review/queries.ts'
import { EvidenceList, useReason, useSureness } from '@/features/review/reason.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Skeleton } from '@/ui/feedback.tsx'
import { PageWords } from '@/i18n/page-words.tsx'
import words from '@/i18n/why.en.json'
import { CategoryPicker } from './category-picker.tsx'
import { useChangeRows } from './edits.ts'

interface WhyCategoryProps {
  row: Transaction
  canEdit: boolean
}

/** Who filed the row, how sure and on what grounds; and another category, one press away. */
export function WhyCategory(props: WhyCategoryProps) {
  return (
    <PageWords words={{ why: words }}>
      <Grounds {...props} />
    </PageWords>
  )
}

function Grounds({ row, canEdit }: WhyCategoryProps) {
  const t = useTranslations('why')
  const { data: why } = useQuery(whyQuery(row.id))
  return (
    <section aria-label={t('title')}>
      <h3 className="mb-1 text-sm">{t('title')}</h3>
      {why ? (
        <div className="space-y-2.5">
          <Decided why={why} />
          {why.suggestion && (
            <EvidenceList source={why.suggestion.source} evidence={why.suggestion.evidence} />
          )}
          {canEdit && !row.deletedAt && <Others row={row} suggestion={why.suggestion} />}
        </div>
      ) : (
        <Skeleton className="w-48" />
      )}
    </section>
  )
}

function Decided({ why }: { why: Why }) {
  const t = useTranslations('why')
  const reason = useReason()
  const sureness = useSureness()
  const { byId } = useCategories()
  const { decidedBy, suggestion, rule } = why
  const category = suggestion?.categoryId ? byId.get(suggestion.categoryId)?.label : undefined
  const isFiled = why.categoryId !== null
  if (isFiled && suggestion && decidedBy === suggestion.source)
    return (
      <p>
        {reason(suggestion, suggestion.merchantName)}{' '}
        <span className="text-ink-2">{sureness(suggestion.probability)}.</span>
      </p>
    )
  const words =
    decidedBy === 'person'
      ? t('by.person')
      : decidedBy === 'rule'
        ? t(rule ? 'by.ruleNamed' : 'by.rule', { name: rule?.name ?? '' })
        : t(isFiled ? 'by.unknown' : 'by.nobody')
  return (
    <>
      <p>{words}</p>
      {suggestion && category && (
        <p className="text-ink-2">
          {t(suggestion.categoryId === why.categoryId ? 'agrees' : 'wouldSay', { category })}{' '}
          {sureness(suggestion.probability)}. {reason(suggestion, suggestion.merchantName)}
        </p>
      )}
    </>
  )
}

/** What SCALE would say, in one press, where the row is filed elsewhere; or any other. */
function Others({ row, suggestion }: { row: Transaction; suggestion: Suggestion | null }) {
  const t = useTranslations('why')
  const { byId } = useCategories()
  const change = useChangeRows()
  const file = (categoryId: string) => change.mutate({ target: { rows: [row] }, change: { categoryId } })
  const category = suggestion?.categoryId ? byId.get(suggestion.categoryId) : undefined
  return (
    <div className="flex flex-wrap gap-2">
      {category && category.id !== row.categoryId && (
        <Button icon={<Check />} onClick={() => file(category.id)}>
          {t('fileUnder', { category: category.label })}
        </Button>
      )}
      <CategoryPicker value={row.categoryId} onChange={file} className={cn(buttonLook(), 'max-sm:h-11')}>
        <Tag aria-hidden /> {t(row.categoryId ? 'change' : 'choose')}
      </CategoryPicker>
    </div>
  )
}

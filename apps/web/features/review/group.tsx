'use client'
import { useQuery } from '@tanstack/react-query'
import { Check, SkipForward, Tag } from 'lucide-react'
import type { Route } from 'next'
import { useId, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import type { ReviewItem } from '@/api/categorization.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { CategoryPicker } from '@/features/transactions/category-picker.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Button, buttonLook } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Dot } from '@/ui/dot.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { whyQuery } from './queries.ts'
import { EvidenceList, useReason, useSureness } from './reason.tsx'

export type GroupAct = 'accept' | 'pick' | 'rest' | 'skip' | 'look'

interface GroupProps {
  item: ReviewItem
  active: boolean
  picking: boolean
  canEdit: boolean
  onAct: (act: GroupAct, item: ReviewItem) => void
  onCategory: (item: ReviewItem, categoryId: string) => void
  ref: Ref<HTMLLIElement> | undefined
}

/** One merchant that waits: who, how many, where it might belong and why. */
export function Group(props: GroupProps) {
  const { item, active, canEdit, onAct, ref } = props
  const t = useTranslations('review')
  const format = useFormat()
  const name = useId()
  return (
    <li
      ref={ref}
      aria-labelledby={name}
      aria-current={active || undefined}
      className={cn(
        'grid scroll-my-24 gap-x-6 gap-y-3 px-4 py-3.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:px-5 lg:grid-cols-[minmax(0,1fr)_25rem]',
        'first:rounded-t-xl last:rounded-b-xl',
        active && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div className="min-w-0">
        <h2 id={name} className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <button
            type="button"
            aria-expanded={active}
            onClick={() => onAct('look', item)}
            className="min-w-0 truncate rounded-sm text-left hover:underline"
          >
            {item.merchantName}
          </button>
          <span className="text-xs font-normal text-ink-3">
            {t('rows', { count: item.rows, shown: format.count(item.rows) })} ·{' '}
            {t(item.incoming ? 'in' : 'out')}
          </span>
        </h2>
        <Suggested item={item} />
        <Examples item={item} all={active} />
        {active && item.suggestion && <Grounds item={item} />}
      </div>
      {canEdit && <Actions {...props} />}
    </li>
  )
}

function Suggested({ item: { suggestion, merchantName } }: { item: ReviewItem }) {
  const t = useTranslations('why')
  const reason = useReason()
  const sureness = useSureness()
  const { byId } = useCategories()
  if (!suggestion) return <p className="mt-0.5 text-ink-2">{t('from.none')}</p>
  const category = byId.get(suggestion.categoryId)
  return (
    <p className="mt-0.5 text-ink-2">
      <span className="inline-flex items-center gap-1.5 text-ink">
        <Dot colour={category?.colour} /> {category?.label}
      </span>
      {' · '}
      {sureness(suggestion.probability)}. {reason(suggestion, merchantName)}
    </p>
  )
}

/** The newest rows as the bank wrote them; one is enough until the group is looked at. */
function Examples({ item, all }: { item: ReviewItem; all: boolean }) {
  const format = useFormat()
  return (
    <ul className="mt-1 text-xs/6">
      {item.examples.slice(0, all ? undefined : 1).map((row) => (
        <li key={row.id} className="flex max-w-2xl gap-3">
          <span className="w-24 shrink-0 text-ink-3">{format.date(row.bookedOn)}</span>
          <Link
            href={`/transactions?open=${row.id}` as Route}
            className="min-w-0 flex-1 truncate text-ink-2 hover:underline"
          >
            {row.description}
          </Link>
          <Amount as="change" money={row.amount} />
        </li>
      ))}
    </ul>
  )
}

/** What the suggestion rests on, fetched for the group that is looked at. */
function Grounds({ item }: { item: ReviewItem }) {
  const { data } = useQuery({ ...whyQuery(item.examples[0]?.id ?? ''), enabled: item.examples.length > 0 })
  if (!data?.suggestion || data.suggestion.evidence.length === 0) return null
  return (
    <div className="mt-2.5">
      <EvidenceList source={data.suggestion.source} evidence={data.suggestion.evidence} />
    </div>
  )
}

const big = 'max-sm:h-11'

function Actions({ item, active, picking, onAct, onCategory }: GroupProps) {
  const t = useTranslations('review')
  const { byId } = useCategories()
  const category = item.suggestion ? byId.get(item.suggestion.categoryId) : undefined
  const words = category ? t('other') : t('choose')
  const look = active && !category ? 'solid' : 'outline'
  const onFocus = () => onAct('look', item)
  return (
    <div className="flex items-start gap-2 max-sm:flex-wrap sm:justify-end">
      {category && (
        <Button
          data-decides
          look={active ? 'solid' : 'outline'}
          icon={<Check />}
          onFocus={onFocus}
          className={cn(big, 'max-w-60 min-w-0 max-sm:max-w-full max-sm:basis-full')}
          aria-label={t('accept', { merchant: item.merchantName, category: category.label })}
          onClick={() => onAct('accept', item)}
        >
          <span className="truncate">{category.label}</span>
        </Button>
      )}
      {picking ? (
        <CategoryPicker
          value={null}
          open
          first={item.incoming ? 'income' : 'expense'}
          onClose={() => onAct('rest', item)}
          onChange={(categoryId) => onCategory(item, categoryId)}
          className={cn(buttonLook({ look }), big, 'max-sm:flex-1')}
        >
          <Tag aria-hidden /> {words}
        </CategoryPicker>
      ) : (
        <Button
          data-decides
          look={look}
          icon={<Tag />}
          onFocus={onFocus}
          className={cn(big, 'max-sm:flex-1')}
          aria-label={t(category ? 'otherFor' : 'chooseFor', { merchant: item.merchantName })}
          onClick={() => onAct('pick', item)}
        >
          {words}
        </Button>
      )}
      <Button
        look="ghost"
        icon={<SkipForward />}
        onFocus={onFocus}
        className={cn(big, 'max-sm:flex-1')}
        aria-label={t('skipOne', { merchant: item.merchantName })}
        onClick={() => onAct('skip', item)}
      >
        {t('skip')}
      </Button>
    </div>
  )
}

'use client'
import { CheckCheck, RotateCcw, Tag, Tags, Trash2, X } from 'lucide-react'
import { useMemo, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction, TransactionTotals } from '@/api/types.ts'
import { Button, buttonLook, IconButton } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import { CategoryPicker } from './category-picker.tsx'
import { useChangeRows, type Change, type Target } from './edits.ts'
import type { Filter } from './queries.ts'
import type { Selection } from './selection.ts'
import { Sums } from './totals-bar.tsx'
import { totalsOf } from './totals.ts'

interface BulkBarProps {
  rows: Transaction[]
  filter: Filter
  totals: TransactionTotals | undefined
  selection: Selection
  canEdit: boolean
  showingDeleted: boolean
}

/** What can be done with the chosen rows, and what they add up to. */
export function BulkBar({ rows, filter, totals, selection, canEdit, showingDeleted }: BulkBarProps) {
  const t = useTranslations('transactions')
  const format = useFormat()
  const change = useChangeRows()
  const chosen = useMemo(() => rows.filter((row) => selection.ids.has(row.id)), [rows, selection.ids])
  const sums = selection.everything ? totals : totalsOf(chosen)
  const count = selection.everything ? (totals?.count ?? 0) : selection.ids.size
  const target: Target = selection.everything ? { filter, count } : { rows: chosen }
  const apply = (what: Change) =>
    change.mutate({ target, change: what }, { onSuccess: () => selection.clear() })
  const canTakeAll =
    !selection.everything && chosen.length >= rows.length && (totals?.count ?? 0) > rows.length

  return (
    <section
      aria-label={t('bulk.title')}
      className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1.5 border-t border-line bg-surface px-4 py-2 sm:px-6"
    >
      <IconButton size="iconSm" label={t('bulk.clear')} onClick={selection.clear}>
        <X />
      </IconButton>
      <span className="mr-2 font-medium" aria-live="polite">
        {t('bulk.chosen', { count, shown: format.count(count) })}
      </span>
      {canTakeAll && (
        <Button size="sm" look="ghost" className="text-accent" onClick={selection.selectEverything}>
          {t('bulk.takeAll', { shown: format.count(totals?.count ?? 0) })}
        </Button>
      )}
      {canEdit && !showingDeleted && (
        <>
          <CategoryPicker
            value={null}
            onChange={(categoryId) => apply({ categoryId })}
            className={buttonLook({ size: 'sm' })}
          >
            <Tags aria-hidden />
            {t('bulk.category')}
          </CategoryPicker>
          <TagButton onTag={(tag) => apply({ addTags: [tag] })} />
          <Button size="sm" icon={<CheckCheck />} onClick={() => apply({ reconciled: true })}>
            {t('bulk.reconciled')}
          </Button>
          <Button size="sm" icon={<Trash2 />} onClick={() => apply({ deleted: true })}>
            {t('bulk.delete')}
          </Button>
        </>
      )}
      {canEdit && showingDeleted && (
        <Button size="sm" icon={<RotateCcw />} onClick={() => apply({ deleted: false })}>
          {t('bulk.restore')}
        </Button>
      )}
      {sums && <Sums totals={sums} />}
    </section>
  )
}

/** Turns into a field for the name of the tag. */
function TagButton({ onTag }: { onTag: (tag: string) => void }) {
  const t = useTranslations('transactions')
  const [naming, setNaming] = useState(false)
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const tag = String(new FormData(event.currentTarget).get('tag') ?? '').trim()
    if (tag) onTag(tag)
    setNaming(false)
  }
  if (!naming) {
    return (
      <Button size="sm" icon={<Tag />} onClick={() => setNaming(true)}>
        {t('bulk.tag')}
      </Button>
    )
  }
  return (
    <form onSubmit={submit}>
      <input
        name="tag"
        autoFocus
        aria-label={t('bulk.tagName')}
        placeholder={t('bulk.tagName')}
        onBlur={() => setNaming(false)}
        className="h-7 w-28 rounded-md border border-focus bg-surface px-2 text-xs outline-0"
      />
    </form>
  )
}

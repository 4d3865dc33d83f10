'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight, Clock, Lightbulb, Sparkles, Split, StickyNote } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import { oddRowsQuery } from '@/features/insights/queries.ts'
import { cn } from '@/ui/cn.ts'
import { Dot } from '@/ui/dot.tsx'
import { CategoryPicker } from './category-picker.tsx'
import type { RowProps } from './row.tsx'
import { nameOf } from './row-words.ts'

const mark = 'size-3.5 shrink-0'
const quiet = cn(mark, 'text-ink-3')

export function Name({ row }: { row: Transaction }) {
  const t = useTranslations('transactions')
  const { data: odd } = useQuery(oddRowsQuery)
  return (
    <p className="flex min-w-0 items-center gap-2">
      <span className={cn('truncate', row.deletedAt && 'line-through')}>{nameOf(row)}</span>
      {odd?.has(row.id) && <Lightbulb className={cn(mark, 'text-warn')} aria-label={t('odd')} />}
      {row.pending && <Clock className={cn(mark, 'text-warn')} aria-label={t('pending')} />}
      {row.transfer && <ArrowLeftRight className={quiet} aria-label={t('transfer')} />}
      {row.splits.length > 0 && <Split className={quiet} aria-label={t('split')} />}
      {row.note && <StickyNote className={quiet} aria-label={t('hasNote')} />}
      {row.tags.map((tag) => (
        <span key={tag} className="shrink-0 rounded-full bg-sunken px-1.5 text-xs text-ink-2 max-lg:hidden">
          {tag}
        </span>
      ))}
    </p>
  )
}

/** Filed by SCALE rather than by a person or their rule. */
function FiledByScale() {
  const t = useTranslations('transactions')
  return (
    <span title={t('filedByScale')} className="shrink-0">
      <Sparkles role="img" aria-label={t('filedByScale')} className="size-3 text-ink-3" />
    </span>
  )
}

export function Category({ row, filed, mode, canEdit, active, onAct, onCategory }: RowProps) {
  const face = (
    <span className="flex min-w-0 items-center gap-2">
      <Dot colour={filed.colour} />
      <span className={cn('truncate', !row.categoryId && filed.open && 'text-ink-3')}>{filed.words}</span>
      {filed.open && row.categoryId && row.categorySource === 'model' && <FiledByScale />}
    </span>
  )
  const look = '-mx-1.5 max-w-full rounded-md px-1.5 py-1 text-left'
  return (
    <div role="gridcell" className="min-w-0">
      {!canEdit || !filed.open ? (
        face
      ) : mode === 'category' ? (
        <CategoryPicker
          value={row.categoryId}
          open
          onClose={() => onAct('rest', row)}
          onChange={(categoryId) => onCategory(row, categoryId)}
          className={look}
        >
          {face}
        </CategoryPicker>
      ) : (
        <button
          type="button"
          tabIndex={active ? 0 : -1}
          onClick={() => onAct('category', row)}
          className={cn(look, 'hover:bg-hover')}
        >
          {face}
        </button>
      )}
    </div>
  )
}

export function TitleInput({ row, onTitle, onAct }: RowProps) {
  const t = useTranslations('transactions')
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => input.current?.select(), [])
  function finish(save: boolean): void {
    if (done.current) return
    done.current = true
    const text = input.current?.value.trim() ?? ''
    if (save && text !== nameOf(row)) onTitle(row, text || null)
    else onAct('rest', row)
  }
  function onKey(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Enter') finish(true)
    if (event.key === 'Escape') finish(false)
  }
  return (
    <input
      ref={input}
      autoFocus
      defaultValue={nameOf(row)}
      aria-label={t('editTitle')}
      onKeyDown={onKey}
      onBlur={() => finish(true)}
      className="h-7 w-full rounded-md border border-focus bg-surface px-2 outline-0"
    />
  )
}

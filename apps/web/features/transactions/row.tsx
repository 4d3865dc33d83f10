'use client'
import { ArrowLeftRight, Clock, Split, StickyNote } from 'lucide-react'
import { memo, useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import type { NamedCategory } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { cn } from '@/ui/cn.ts'
import { colourOf } from '@/ui/colour.ts'
import { useFormat } from '@/ui/format.tsx'
import { CategoryPicker } from './category-picker.tsx'

export type RowMode = 'rest' | 'category' | 'title'

export interface RowProps {
  row: Transaction
  index: number
  accountName: string
  category: NamedCategory | undefined
  active: boolean
  selected: boolean
  opened: boolean
  mode: RowMode
  canEdit: boolean
  onAct: (act: RowAct, row: Transaction, event?: MouseEvent) => void
  onTitle: (row: Transaction, title: string | null) => void
  onCategory: (row: Transaction, categoryId: string | null) => void
}

export type RowAct = 'open' | 'select' | 'category' | 'title' | 'rest'

export const rowGrid =
  'grid items-center gap-x-3 px-3 grid-cols-[1.25rem_minmax(0,1fr)_auto] md:grid-cols-[1.25rem_6.5rem_minmax(9rem,3fr)_minmax(5.5rem,1.2fr)_minmax(4.5rem,1fr)_minmax(7.5rem,auto)] md:gap-x-4 md:px-4'

export function nameOf(row: Transaction): string {
  return row.title ?? row.counterparty ?? row.description
}

/** One transaction: 40 px in the table, two lines on a phone. */
export const Row = memo(function Row(props: RowProps) {
  const { row, index, active, selected, opened, mode, canEdit, onAct } = props
  const t = useTranslations('transactions')
  const format = useFormat()
  const tab = active ? 0 : -1
  return (
    <div
      role="row"
      id={`row-${row.id}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      onClick={(event) => onAct(event.shiftKey ? 'select' : 'open', row, event)}
      className={cn(
        rowGrid,
        'group h-full cursor-default border-b border-line',
        selected ? 'bg-accent-soft' : opened ? 'bg-sunken' : 'hover:bg-hover',
        active &&
          'shadow-[inset_2px_0_0_var(--accent)] group-focus-visible/grid:outline-2 group-focus-visible/grid:outline-offset-[-2px] group-focus-visible/grid:outline-focus',
      )}
    >
      <div role="gridcell" className="flex" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          tabIndex={tab}
          checked={selected}
          aria-label={t('selectRow', { name: nameOf(row) })}
          onChange={() => undefined}
          onClick={(event) => onAct('select', row, event)}
          className="size-4 accent-accent"
        />
      </div>
      <div role="gridcell" className="text-ink-2 max-md:hidden">
        {format.date(row.bookedOn)}
      </div>
      <div role="gridcell" className="min-w-0">
        {mode === 'title' ? <TitleInput {...props} /> : <Name row={row} />}
        <p className="truncate text-xs text-ink-3 md:hidden">
          {format.date(row.bookedOn, 'dayMonth')} · {props.category?.label ?? t('uncategorised')} ·{' '}
          {props.accountName}
        </p>
      </div>
      <div
        role="gridcell"
        className="min-w-0 max-md:hidden"
        onClick={(event) => canEdit && event.stopPropagation()}
      >
        <Category {...props} tab={tab} />
      </div>
      <div role="gridcell" className="truncate text-ink-2 max-md:hidden">
        {props.accountName}
      </div>
      <div role="gridcell" className="text-right">
        <Amount as="change" money={row.amount} className="font-medium" />
      </div>
    </div>
  )
})

function Name({ row }: { row: Transaction }) {
  const t = useTranslations('transactions')
  return (
    <p className="flex min-w-0 items-center gap-2">
      <span className={cn('truncate', row.deletedAt && 'line-through')}>{nameOf(row)}</span>
      {row.pending && <Clock className="size-3.5 shrink-0 text-warn" aria-label={t('pending')} />}
      {row.transfer && <ArrowLeftRight className="size-3.5 shrink-0 text-ink-3" aria-label={t('transfer')} />}
      {row.splits.length > 0 && <Split className="size-3.5 shrink-0 text-ink-3" aria-label={t('split')} />}
      {row.note && <StickyNote className="size-3.5 shrink-0 text-ink-3" aria-label={t('hasNote')} />}
      {row.tags.map((tag) => (
        <span key={tag} className="shrink-0 rounded-full bg-sunken px-1.5 text-xs text-ink-2 max-lg:hidden">
          {tag}
        </span>
      ))}
    </p>
  )
}

function Category({ row, category, mode, canEdit, tab, onAct, onCategory }: RowProps & { tab: number }) {
  const t = useTranslations('transactions')
  const words = row.transfer
    ? t('transfer')
    : row.splits.length > 0
      ? t('splitInto', { count: row.splits.length })
      : null
  const face = (
    <span className="flex min-w-0 items-center gap-2">
      <span
        className="size-2 shrink-0 rounded-full"
        style={{ background: colourOf(row.categoryId) }}
        aria-hidden
      />
      <span className={cn('truncate', !category && !words && 'text-ink-3')}>
        {words ?? category?.label ?? t('uncategorised')}
      </span>
    </span>
  )
  if (!canEdit || words) return face
  if (mode === 'category') {
    return (
      <CategoryPicker
        value={row.categoryId}
        open
        onClose={() => onAct('rest', row)}
        onChange={(categoryId) => onCategory(row, categoryId)}
        className="-mx-1.5 max-w-full rounded-md px-1.5 py-1 text-left"
      >
        {face}
      </CategoryPicker>
    )
  }
  return (
    <button
      type="button"
      tabIndex={tab}
      onClick={() => onAct('category', row)}
      className="-mx-1.5 max-w-full rounded-md px-1.5 py-1 text-left hover:bg-hover"
    >
      {face}
    </button>
  )
}

function TitleInput({ row, onTitle, onAct }: RowProps) {
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
      onClick={(event) => event.stopPropagation()}
      className="h-7 w-full rounded-md border border-focus bg-surface px-2 outline-0"
    />
  )
}

'use client'
import { memo, type MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import { Amount } from '@/ui/amount.tsx'
import { cn } from '@/ui/cn.ts'
import { useFormat } from '@/ui/format.tsx'
import type { Column, Layout } from './layout.ts'
import { Category, Name, TitleInput } from './row-cells.tsx'
import { nameOf, type FiledUnder } from './row-words.ts'

export type RowMode = 'rest' | 'category' | 'title'
export type RowAct = 'open' | 'select' | 'category' | 'title' | 'rest'

export interface RowProps {
  row: Transaction
  index: number
  accountName: string
  filed: FiledUnder
  layout: Layout
  active: boolean
  selected: boolean
  opened: boolean
  mode: RowMode
  canEdit: boolean
  onAct: (act: RowAct, row: Transaction, event?: MouseEvent) => void
  onTitle: (row: Transaction, title: string | null) => void
  onCategory: (row: Transaction, categoryId: string | null) => void
}

/** Columns of the head and of each row: the table sets `--columns`. */
export const rowGrid = 'grid grid-cols-(--columns) items-center gap-x-3 px-4 sm:gap-x-4 sm:px-6'

/** One transaction: a line of the table, or two lines on a phone. */
export const Row = memo(function Row(props: RowProps) {
  const { row, index, layout, active, selected, opened, mode, filed } = props
  const format = useFormat()
  return (
    // The keys of a row are the grid's: it has the focus and names the row as its active one.
    <div
      role="row"
      id={`row-${row.id}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      onClick={(event) => isOnRow(event) && props.onAct(event.shiftKey ? 'select' : 'open', row, event)}
      className={cn(
        rowGrid,
        'group h-full cursor-default border-b border-line',
        selected ? 'bg-accent-soft' : opened ? 'bg-sunken' : 'hover:bg-hover',
        active &&
          'shadow-[inset_2px_0_0_var(--accent)] group-focus-visible/grid:outline-2 group-focus-visible/grid:outline-offset-[-2px] group-focus-visible/grid:outline-focus',
      )}
    >
      <SelectCell {...props} />
      <Fact column="date" layout={layout}>
        {format.date(row.bookedOn)}
      </Fact>
      <Fact column="valueDate" layout={layout}>
        {row.valueOn && format.date(row.valueOn)}
      </Fact>
      <div role="gridcell" className="min-w-0">
        {mode === 'title' ? <TitleInput {...props} /> : <Name row={row} />}
        {layout.stacked && (
          <p className="truncate text-xs text-ink-3">
            {format.date(row.bookedOn, 'dayMonth')} · {filed.words} · {props.accountName}
          </p>
        )}
      </div>
      {layout.shows.has('category') && <Category {...props} />}
      <Fact column="account" layout={layout}>
        {props.accountName}
      </Fact>
      <Fact column="note" layout={layout}>
        {row.note}
      </Fact>
      <Fact column="reference" layout={layout}>
        {row.reference}
      </Fact>
      <div role="gridcell" className="text-right">
        <Amount as="change" money={row.amount} className="font-medium" />
      </div>
    </div>
  )
})

/** A press on a control inside the row belongs to it, as does one in a list that floats above the table. */
function isOnRow({ target, currentTarget }: MouseEvent): boolean {
  return target instanceof Element && currentTarget.contains(target) && !target.closest('button, input, a')
}

function SelectCell({ row, active, selected, onAct }: RowProps) {
  const t = useTranslations('transactions')
  return (
    <div role="gridcell" className="flex">
      <input
        type="checkbox"
        tabIndex={active ? 0 : -1}
        checked={selected}
        aria-label={t('selectRow', { name: nameOf(row) })}
        onChange={() => undefined}
        onClick={(event) => onAct('select', row, event)}
        className="size-4 accent-accent"
      />
    </div>
  )
}

interface FactProps {
  column: Column
  layout: Layout
  children: string | null
}

function Fact({ column, layout, children }: FactProps) {
  if (!layout.shows.has(column)) return null
  return (
    <div role="gridcell" className="truncate text-ink-2" title={children ?? undefined}>
      {children}
    </div>
  )
}

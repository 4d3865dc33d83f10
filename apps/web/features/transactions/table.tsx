'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import type { FinancialAccount, Transaction } from '@/api/types.ts'
import { usePreference } from '@/ui/preference.ts'
import { useWidth } from '@/ui/width.ts'
import { useColumns } from './columns.ts'
import { layoutFor } from './layout.ts'
import { Row, type RowProps } from './row.tsx'
import { useFiledUnder } from './row-words.ts'
import type { Selection } from './selection.ts'
import { Head } from './table-head.tsx'
import { useTableKeys } from './table-keys.ts'

export interface TableProps {
  rows: Transaction[]
  /** All rows of the filter, loaded or not; null while it is being counted. */
  count: number | null
  accounts: FinancialAccount[]
  selection: Selection
  openedId: string | null
  canEdit: boolean
  hasMore: boolean
  onMore: () => void
  onOpen: (row: Transaction) => void
  onTitle: (row: Transaction, title: string | null) => void
  onCategory: (rows: Transaction[], categoryId: string | null) => void
  onSplit: (row: Transaction) => void
  onDelete: (rows: Transaction[]) => void
}

export interface Editing {
  id: string
  mode: 'category' | 'title'
}

/** A grid that draws only what is seen, and asks for the next page before its end is. */
export function Table(props: TableProps) {
  const { rows, count, selection, openedId, canEdit } = props
  const t = useTranslations('transactions')
  const { scroller, layout, heightPx, drawn, scrollTo } = useWindow(props)
  const { at, setAt, move } = useCursor(props, scrollTo, scroller)
  const [editing, setEditing] = useState<Editing | null>(null)
  useTableKeys(props, { at, move, setEditing })
  const acts = useRowActs(props, setAt, setEditing)
  const filedUnder = useFiledUnder()
  const names = new Map(props.accounts.map((one) => [one.id, one.name]))
  const activeRow = rows[at]

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('table')}
      aria-multiselectable
      aria-rowcount={count === null ? -1 : count + 1}
      aria-activedescendant={
        activeRow && drawn.some((item) => item.index === at) ? `row-${activeRow.id}` : undefined
      }
      className="group/grid min-h-0 flex-1 overflow-y-auto overscroll-contain outline-0"
      style={{ '--columns': layout.template } as CSSProperties}
    >
      <Head rows={rows} selection={selection} layout={layout} />
      <div role="rowgroup" style={{ height: heightPx }} className="relative">
        {drawn.map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <div
              key={row.id}
              role="presentation"
              className="absolute inset-x-0"
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <Row
                row={row}
                index={item.index}
                accountName={names.get(row.accountId) ?? ''}
                filed={filedUnder(row)}
                layout={layout}
                active={item.index === at}
                selected={selection.has(row.id)}
                opened={row.id === openedId}
                mode={editing?.id === row.id ? editing.mode : 'rest'}
                canEdit={canEdit}
                {...acts}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

const rowPx = { stacked: 58, normal: 40, compact: 32 }
const rowsAhead = 40

/** Which rows are drawn and where, and which columns they have room for. */
function useWindow({ rows, hasMore, onMore }: TableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const { columns } = useColumns()
  const [density] = usePreference('density')
  const layout = useMemo(() => layoutFor(columns, width), [columns, width])
  const size = rowPx[layout.stacked ? 'stacked' : density === 'compact' ? 'compact' : 'normal']
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 12,
  })
  useEffect(() => virtual.measure(), [size, virtual])
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last > rows.length - rowsAhead) onMore()
  }, [hasMore, last, rows.length, onMore])
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index), [virtual])
  return { scroller, layout, heightPx: virtual.getTotalSize(), drawn, scrollTo }
}

/** The row the keys act on. An open sheet goes along with it. */
function useCursor(
  { rows, openedId, onOpen }: TableProps,
  scrollTo: (index: number) => void,
  scroller: { current: HTMLElement | null },
) {
  const [at, setAt] = useState(0)
  const move = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, to))
      setAt(next)
      scrollTo(next)
      scroller.current?.focus({ preventScroll: true })
      const row = rows[next]
      if (openedId && row && row.id !== openedId) onOpen(row)
    },
    [rows, scrollTo, scroller, openedId, onOpen],
  )
  return { at, setAt, move }
}

/** What the pointer does to a row: the same functions for the life of the table, so that no row is drawn again for them. */
function useRowActs(
  props: TableProps,
  setAt: (at: number) => void,
  setEditing: (editing: Editing | null) => void,
): Pick<RowProps, 'onAct' | 'onTitle' | 'onCategory'> {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  return useMemo(
    () => ({
      onAct(what, row, event) {
        const { rows, selection, onOpen } = latest.current
        setAt(rows.findIndex((one) => one.id === row.id))
        if (what === 'open') return onOpen(row)
        if (what === 'rest') return setEditing(null)
        if (what === 'category' || what === 'title') return setEditing({ id: row.id, mode: what })
        if (!event?.shiftKey) return selection.toggle(row.id)
        selection.extend(
          row.id,
          rows.map((one) => one.id),
        )
      },
      onTitle(row, title) {
        setEditing(null)
        latest.current.onTitle(row, title)
      },
      onCategory(row, categoryId) {
        setEditing(null)
        latest.current.onCategory([row], categoryId)
      },
    }),
    [setAt, setEditing],
  )
}

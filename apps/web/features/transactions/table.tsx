'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { FinancialAccount, Transaction } from '@/api/types.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { cn } from '@/ui/cn.ts'
import { useMedia } from '@/ui/media.ts'
import { useKeys } from '@/ui/keyboard.ts'
import { Row, rowGrid, type RowAct } from './row.tsx'
import type { Selection } from './selection.ts'

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

interface Editing {
  id: string
  mode: 'category' | 'title'
}

const rowsAhead = 40

/** A grid that draws only what is seen, and asks for the next page before its end is. */
export function Table(props: TableProps) {
  const { rows, count, selection, openedId, canEdit, hasMore, onMore, onOpen } = props
  const t = useTranslations('transactions')
  const scroller = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const [editing, setEditing] = useState<Editing | null>(null)
  const { byId } = useCategories()
  const phone = useMedia('(max-width: 767px)')
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (phone ? 58 : 40),
    overscan: 12,
  })
  useEffect(() => virtual.measure(), [phone, virtual])
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last > rows.length - rowsAhead) onMore()
  }, [hasMore, last, rows.length, onMore])

  const move = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, to))
      setAt(next)
      virtual.scrollToIndex(next)
      scroller.current?.focus({ preventScroll: true })
      const row = rows[next]
      if (openedId && row && row.id !== openedId) onOpen(row)
    },
    [rows, virtual, openedId, onOpen],
  )
  useTableKeys(props, { at, move, setEditing })

  const order = useRef<string[]>([])
  order.current = rows.map((row) => row.id)
  const latest = useRef({ selection, onOpen })
  latest.current = { selection, onOpen }
  const act = useCallback((what: RowAct, row: Transaction, event?: MouseEvent) => {
    setAt(order.current.indexOf(row.id))
    if (what === 'open') return latest.current.onOpen(row)
    if (what === 'rest') return setEditing(null)
    if (what === 'category' || what === 'title') return setEditing({ id: row.id, mode: what })
    if (event?.shiftKey) latest.current.selection.extend(row.id, order.current)
    else latest.current.selection.toggle(row.id)
  }, [])
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
    >
      <Head {...props} />
      <div role="rowgroup" style={{ height: virtual.getTotalSize() }} className="relative">
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
                category={row.categoryId ? byId.get(row.categoryId) : undefined}
                active={item.index === at}
                selected={selection.has(row.id)}
                opened={row.id === openedId}
                mode={editing?.id === row.id ? editing.mode : 'rest'}
                canEdit={canEdit}
                onAct={act}
                onTitle={(changed, title) => {
                  setEditing(null)
                  props.onTitle(changed, title)
                }}
                onCategory={(changed, categoryId) => {
                  setEditing(null)
                  props.onCategory([changed], categoryId)
                }}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Head({ rows, selection }: TableProps) {
  const t = useTranslations('transactions')
  const box = useRef<HTMLInputElement>(null)
  const chosen = selection.everything || (rows.length > 0 && selection.ids.size >= rows.length)
  useEffect(() => {
    if (box.current) box.current.indeterminate = !chosen && selection.ids.size > 0
  })
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={cn(rowGrid, 'sticky top-0 z-10 h-9 border-b border-line bg-bg text-xs text-ink-3')}
    >
      <div role="columnheader" className="flex">
        <input
          ref={box}
          type="checkbox"
          aria-label={t('selectAll')}
          checked={chosen}
          onChange={() => (chosen ? selection.clear() : selection.set(rows.map((row) => row.id)))}
          className="size-4 accent-accent"
        />
      </div>
      <div role="columnheader" className="max-md:hidden">
        {t('date')}
      </div>
      <div role="columnheader">{t('what')}</div>
      <div role="columnheader" className="max-md:hidden">
        {t('category')}
      </div>
      <div role="columnheader" className="max-md:hidden">
        {t('account')}
      </div>
      <div role="columnheader" className="text-right">
        {t('amount')}
      </div>
    </div>
  )
}

interface Cursor {
  at: number
  move: (to: number) => void
  setEditing: (editing: Editing) => void
}

/** One hand on the keyboard is enough: J K X C E S, Enter, Delete. */
function useTableKeys(props: TableProps, { at, move, setEditing }: Cursor): void {
  const { rows, selection, canEdit } = props
  const row = rows[at]
  const chosen = () => {
    const picked = rows.filter((one) => selection.ids.has(one.id))
    return picked.length > 0 ? picked : row ? [row] : []
  }
  const order = () => rows.map((one) => one.id)
  const edit = (run: () => void) => () => canEdit && row && run()
  useKeys({
    j: () => move(at + 1),
    k: () => move(at - 1),
    ArrowDown: () => move(at + 1),
    ArrowUp: () => move(at - 1),
    'shift+ArrowDown': () => {
      const next = rows[at + 1]
      if (row && selection.ids.size === 0) selection.toggle(row.id)
      if (next) selection.extend(next.id, order())
      move(at + 1)
    },
    Home: () => move(0),
    End: () => move(rows.length - 1),
    PageDown: () => move(at + 15),
    PageUp: () => move(at - 15),
    x: (event) => row && (event.shiftKey ? selection.extend(row.id, order()) : selection.toggle(row.id)),
    Enter: (event) => {
      const inButton =
        event.target instanceof HTMLElement && event.target.closest('button, a, input') !== null
      if (inButton) (event.target as HTMLElement).click()
      else if (row) props.onOpen(row)
    },
    c: edit(() => row && setEditing({ id: row.id, mode: 'category' })),
    e: edit(() => row && setEditing({ id: row.id, mode: 'title' })),
    s: edit(() => row && props.onSplit(row)),
    Delete: edit(() => props.onDelete(chosen())),
    Escape: () => selection.clear(),
  })
}

'use client'
import { useKeys } from '@/ui/keyboard.ts'
import type { Editing, TableProps } from './table.tsx'

interface Cursor {
  at: number
  move: (to: number) => void
  setEditing: (editing: Editing) => void
}

const page = 15

/** One hand on the keyboard is enough: J K X C E S, Enter, Delete. */
export function useTableKeys(props: TableProps, { at, move, setEditing }: Cursor): void {
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
    PageDown: () => move(at + page),
    PageUp: () => move(at - page),
    x: (event) => row && (event.shiftKey ? selection.extend(row.id, order()) : selection.toggle(row.id)),
    Enter: (event) => {
      const control = event.target instanceof Element ? event.target.closest('button, a, input') : null
      if (control instanceof HTMLElement) control.click()
      else if (row) props.onOpen(row)
    },
    c: edit(() => row && setEditing({ id: row.id, mode: 'category' })),
    e: edit(() => row && setEditing({ id: row.id, mode: 'title' })),
    s: edit(() => row && props.onSplit(row)),
    Delete: edit(() => props.onDelete(chosen())),
    Escape: () => selection.clear(),
  })
}

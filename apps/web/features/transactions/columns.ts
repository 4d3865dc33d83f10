'use client'
import { useMemo } from 'react'
import { usePreference } from '@/ui/preference.ts'
import { columnNames, type Column } from './layout.ts'

/** The columns a person wants to see, kept in this browser. */
export function useColumns(): { columns: ReadonlySet<Column>; toggle: (column: Column) => void } {
  const [text, setText] = usePreference('columns')
  const columns = useMemo(
    () => new Set(columnNames.filter((column) => text.split(' ').includes(column))),
    [text],
  )
  return {
    columns,
    toggle(column) {
      const next = new Set(columns)
      if (!next.delete(column)) next.add(column)
      setText([...next].join(' '))
    },
  }
}

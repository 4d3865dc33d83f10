'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import { cn } from '@/ui/cn.ts'
import type { Column, Layout } from './layout.ts'
import { rowGrid } from './row.tsx'
import type { Selection } from './selection.ts'

interface HeadProps {
  rows: readonly Transaction[]
  selection: Selection
  layout: Layout
}

const before = ['date', 'valueDate'] as const
const after = ['category', 'account', 'note', 'reference'] as const

export function Head({ rows, selection, layout }: HeadProps) {
  const t = useTranslations('transactions')
  const box = useRef<HTMLInputElement>(null)
  const chosen = selection.everything || (rows.length > 0 && selection.ids.size >= rows.length)
  useEffect(() => {
    if (box.current) box.current.indeterminate = !chosen && selection.ids.size > 0
  })
  const named = (columns: readonly Column[]) =>
    columns.map(
      (column) =>
        layout.shows.has(column) && (
          <div key={column} role="columnheader" className="truncate">
            {t(column)}
          </div>
        ),
    )
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
      {named(before)}
      <div role="columnheader">{t('what')}</div>
      {named(after)}
      <div role="columnheader" className="text-right">
        {t('amount')}
      </div>
    </div>
  )
}

'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Transaction } from '@/api/types.ts'
import { useCategories } from '@/features/categories/queries.ts'

/** The person's own name for the row, else the bank's shortest. */
export function nameOf(row: Transaction): string {
  return row.title ?? row.counterparty ?? row.description
}

export interface FiledUnder {
  words: string
  colour: string | undefined
  /** A person can choose its category: it is neither a transfer nor split. */
  open: boolean
}

/** What stands in the category column: the category, or why there is none. The same answer for the same row. */
export function useFiledUnder(): (row: Transaction) => FiledUnder {
  const t = useTranslations('transactions')
  const { byId } = useCategories()
  return useMemo(
    () =>
      onceEach((row) => {
        const plain = (words: string) => ({ words, colour: undefined, open: false })
        if (row.transfer) return plain(t('transfer'))
        if (row.splits.length > 0) return plain(t('splitInto', { count: row.splits.length }))
        const category = row.categoryId ? byId.get(row.categoryId) : undefined
        return { words: category?.label ?? t('uncategorised'), colour: category?.colour, open: true }
      }),
    [t, byId],
  )
}

function onceEach<T>(read: (row: Transaction) => T): (row: Transaction) => T {
  const known = new WeakMap<Transaction, T>()
  return (row) => {
    const told = known.get(row) ?? read(row)
    known.set(row, told)
    return told
  }
}

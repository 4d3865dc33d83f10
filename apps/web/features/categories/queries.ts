'use client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMessages } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Category } from '@/api/types.ts'
import en from '@/i18n/en.json'
import { coloursOf } from './colour.ts'

export const categoriesQuery = queryOptions({
  queryKey: keys.categories,
  queryFn: async () => (await call<{ items: Category[] }>('GET', '/v1/categories')).items,
  staleTime: 60_000,
})

export interface NamedCategory extends Category {
  label: string
  parentLabel: string | null
  colour: string | undefined
}

export interface Categories {
  /** The tree as it stands, in its order. */
  all: NamedCategory[]
  /** Archived ones too: rows may still be filed under them. */
  byId: Map<string, NamedCategory>
}

/** Message keys may not hold a point: `food.groceries` is kept as `food_groceries`. */
function keyOf(slug: string): string {
  return slug.replace('.', '_')
}

/** A category SCALE brought along is shown in the reader's language until the person gives it a name of their own. */
export function useCategoryName(): (category: { slug: string | null; name: string }) => string {
  const messages = useMessages()
  return useMemo(() => {
    const english: Record<string, string> = en.categoryNames
    const mine: Record<string, string> = messages.categoryNames
    return ({ slug, name }) => (slug && english[keyOf(slug)] === name && mine[keyOf(slug)]) || name
  }, [messages])
}

export function useCategories(): Categories {
  const { data = [] } = useQuery(categoriesQuery)
  const nameOf = useCategoryName()
  return useMemo(() => {
    const labels = new Map(data.map((one) => [one.id, nameOf(one)]))
    const colours = coloursOf(data)
    const named = data.map((one) => ({
      ...one,
      label: labels.get(one.id) ?? one.name,
      parentLabel: (one.parentId && labels.get(one.parentId)) || null,
      colour: colours.get(one.id),
    }))
    return {
      all: named.filter((one) => !one.archived),
      byId: new Map(named.map((one) => [one.id, one])),
    }
  }, [data, nameOf])
}

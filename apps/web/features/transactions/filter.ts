'use client'
import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { Filter } from './queries.ts'

/** The filter lives in the address: a view can be bookmarked, sent, and left by the back button. */
const shape = {
  q: parseAsString.withDefault(''),
  account: parseAsArrayOf(parseAsString).withDefault([]),
  category: parseAsArrayOf(parseAsString).withDefault([]),
  tag: parseAsArrayOf(parseAsString).withDefault([]),
  from: parseAsString,
  to: parseAsString,
  direction: parseAsStringLiteral(['in', 'out']),
  categorised: parseAsBoolean,
  transfer: parseAsBoolean,
  pending: parseAsBoolean,
  deleted: parseAsBoolean,
  import: parseAsString,
  order: parseAsStringLiteral(['newest', 'oldest']).withDefault('newest'),
}

export function useFilter() {
  const [state, setState] = useQueryStates(shape, { history: 'replace', shallow: true })
  const filter = useMemo<Filter>(() => {
    const { q, order, ...rest } = state
    return { ...rest, search: q.trim() || null, order: order === 'newest' ? null : order }
  }, [state])
  const isFiltered = Object.entries(filter).some(
    ([name, value]) => name !== 'order' && value !== null && !(Array.isArray(value) && value.length === 0),
  )
  return { state, filter, isFiltered, set: setState, clear: () => setState(null) }
}

/** The same filter for a request body, where lists have other names. */
export function filterBody(filter: Filter): Record<string, unknown> {
  const { account, category, tag, import: importId, order: _order, ...rest } = filter
  const body: Record<string, unknown> = {
    ...rest,
    accountIds: account,
    categoryIds: category,
    tags: tag,
    importId,
  }
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
      delete body[name]
  }
  return body
}

'use client'
import { useCallback, useMemo, useState } from 'react'

export interface Selection {
  ids: ReadonlySet<string>
  /** Every row of the filter, the ones not loaded yet too. */
  everything: boolean
  has(id: string): boolean
  toggle(id: string): void
  /** From the last toggled row to this one, in the order of the table. */
  extend(id: string, order: readonly string[]): void
  selectEverything(): void
  set(ids: readonly string[]): void
  clear(): void
}

const none: ReadonlySet<string> = new Set()

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(none)
  const [everything, setEverything] = useState(false)
  const [anchor, setAnchor] = useState<string | null>(null)

  const toggle = useCallback((id: string) => {
    setEverything(false)
    setAnchor(id)
    setIds((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const extend = useCallback(
    (id: string, order: readonly string[]) => {
      const start = anchor ? order.indexOf(anchor) : -1
      const end = order.indexOf(id)
      if (start < 0) return toggle(id)
      const range = order.slice(Math.min(start, end), Math.max(start, end) + 1)
      setIds((before) => new Set([...before, ...range]))
    },
    [anchor, toggle],
  )
  return useMemo(
    () => ({
      ids,
      everything,
      has: (id) => everything || ids.has(id),
      toggle,
      extend,
      selectEverything: () => setEverything(true),
      set: (list) => {
        setEverything(false)
        setIds(new Set(list))
      },
      clear: () => {
        setEverything(false)
        setIds(none)
        setAnchor(null)
      },
    }),
    [ids, everything, toggle, extend],
  )
}

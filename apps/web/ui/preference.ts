'use client'
import { useCallback, useSyncExternalStore } from 'react'

/** What belongs to this browser and not to the ledger: kept in local storage, shared between open tabs. */
const names = {
  language: '',
  privacy: 'off',
  density: 'normal',
  railCollapsed: 'no',
  savedFilters: '[]',
  columns: 'date category account',
} as const
type Name = keyof typeof names

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export function usePreference(name: Name): [string, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(`scale.${name}`) ?? names[name],
    () => names[name],
  )
  const set = useCallback(
    (next: string) => {
      localStorage.setItem(`scale.${name}`, next)
      for (const listener of listeners) listener()
    },
    [name],
  )
  return [value, set]
}

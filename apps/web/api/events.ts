'use client'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { addressOf } from './client.ts'
import { keys } from './keys.ts'

/** What each family of events makes stale. */
const staleBy: Record<string, readonly (readonly unknown[])[]> = {
  accounts: [keys.accounts, keys.transactions, keys.categories, keys.reports],
  ingestion: [keys.imports, keys.accounts, keys.transactions, keys.reports],
}

const eventTypes = [
  'accounts.transactions_recorded',
  'accounts.transactions_changed',
  'accounts.transactions_withdrawn',
  'accounts.account_opened',
  'accounts.account_changed',
  'accounts.categories_changed',
  'ingestion.import_received',
  'ingestion.import_read',
  'ingestion.import_changed',
  'ingestion.import_committed',
  'ingestion.import_undone',
] as const

export interface Progress {
  done: number
  total: number | null
}

const progress = new Map<string, Progress>()
const listeners = new Set<() => void>()

/** How far the work on an import is, while the server tells. */
export function useProgress(importId: string): Progress | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => progress.get(importId),
    () => undefined,
  )
}

function noteProgress(text: string): void {
  const data = JSON.parse(text) as { importId?: string; done?: number; total?: number | null }
  if (!data.importId || data.done === undefined) return
  progress.set(data.importId, { done: data.done, total: data.total ?? null })
  for (const listener of listeners) listener()
}

/** Many events of one commit arrive together; each family is refreshed once. */
function refresher(client: QueryClient) {
  const families = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return (type: string) => {
    families.add(type.split('.')[0] ?? '')
    timer ??= setTimeout(() => {
      timer = undefined
      for (const family of families) {
        for (const queryKey of staleBy[family] ?? []) void client.invalidateQueries({ queryKey })
      }
      families.clear()
    }, 150)
  }
}

/** Keeps the page true while others (a worker, another tab, a colleague) change the ledger. */
export function useLiveEvents(): void {
  const client = useQueryClient()
  useEffect(() => {
    const stream = new EventSource(addressOf('/v1/events'))
    const refresh = refresher(client)
    for (const type of eventTypes) stream.addEventListener(type, () => refresh(type))
    stream.addEventListener('job.progress', (event) => noteProgress(String(event.data)))
    return () => stream.close()
  }, [client])
}

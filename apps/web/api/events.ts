'use client'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { addressOf } from './client.ts'
import { keys } from './keys.ts'

/** What each family of events makes stale. */
const staleBy: Record<string, readonly (readonly unknown[])[]> = {
  accounts: [keys.accounts, keys.transactions, keys.categories, keys.reports],
  ingestion: [keys.imports, keys.accounts, keys.transactions, keys.reports, keys.review],
  categorization: [keys.review, keys.rules, keys.models, keys.proposals, keys.imports],
  forecasting: [keys.forecasting],
  anomaly: [keys.alerts],
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
  'categorization.rows_suggested',
  'categorization.review_changed',
  'categorization.rules_changed',
  'categorization.model_promoted',
  'categorization.model_kept_back',
  'categorization.model_used',
  'categorization.proposals_found',
  'forecasting.forecast_changed',
  'forecasting.recurring_changed',
  'forecasting.scenarios_changed',
  'forecasting.model_promoted',
  'forecasting.model_kept_back',
  'forecasting.model_used',
  'anomaly.alerts_changed',
] as const

export interface Progress {
  done: number
  total: number | null
}

export type JobEnd = 'done' | 'failed' | 'cancelled'

const progress = new Map<string, Progress>()
const ends = new Map<string, JobEnd>()
/** The job at each kind of work, by the word the server has for it. */
const underway = new Map<string, string>()
const listeners = new Set<() => void>()

function useTold<T>(told: ReadonlyMap<string, T>, id: string): T | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => told.get(id),
    () => undefined,
  )
}

/** How far the work on an import, or a job, is, while the server tells. */
export function useProgress(id: string): Progress | undefined {
  return useTold(progress, id)
}

/** How a job ended, once it has. */
export function useJobEnd(jobId: string): JobEnd | undefined {
  return useTold(ends, jobId)
}

/** The job at one kind of work, whoever began it. */
export function useRunningJob(step: string): string | undefined {
  return useTold(underway, step)
}

/** A job that was stopped before it began says nothing itself. */
export function noteStopped(jobId: string): void {
  endOf(jobId, 'cancelled')
}

const hearers = new Set<(type: string) => void>()

/** Calls `hear` with each event of the ledger as it arrives. */
export function useHeard(hear: (type: string) => void): void {
  useEffect(() => {
    hearers.add(hear)
    return () => void hearers.delete(hear)
  }, [hear])
}

function tellAll(): void {
  for (const listener of listeners) listener()
}

function noteProgress(text: string): void {
  const data = JSON.parse(text) as {
    importId?: string
    jobId?: string
    done?: number
    total?: number | null
    step?: string
  }
  const id = data.importId ?? data.jobId
  if (!id || data.done === undefined || ends.has(id)) return
  if (data.jobId && data.step) underway.set(data.step, data.jobId)
  progress.set(id, { done: data.done, total: data.total ?? null })
  tellAll()
}

function noteEnd(text: string): void {
  const { jobId, state } = JSON.parse(text) as { jobId: string; state: JobEnd }
  endOf(jobId, state)
}

function endOf(jobId: string, state: JobEnd): void {
  ends.set(jobId, state)
  for (const [step, id] of underway) if (id === jobId) underway.delete(step)
  tellAll()
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
    for (const type of eventTypes)
      stream.addEventListener(type, () => {
        refresh(type)
        for (const hear of hearers) hear(type)
      })
    // What ended while nobody listened is not told again; what goes on tells itself.
    stream.addEventListener('open', () => {
      underway.clear()
      tellAll()
    })
    stream.addEventListener('job.progress', (event) => noteProgress(String(event.data)))
    stream.addEventListener('job.ended', (event) => noteEnd(String(event.data)))
    return () => stream.close()
  }, [client])
}

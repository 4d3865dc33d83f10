/** What a made-up household consists of, and the calendar it lives by. */
import type { Rng } from '../../packages/numerics/index.ts'
import type { Household } from './household.ts'

export interface MadeRow {
  id: string
  account: 'current' | 'card' | 'saver'
  /** Days since 1970-01-01. */
  day: number
  minor: number
  currency: string
  description: string
  /** Slug; null where nothing was sure enough. */
  category: string | null
  transfer: boolean
}

export interface Planted {
  kind: string
  rows: MadeRow[]
  /** For what concerns days rather than rows. */
  from: number
  to: number
  /** Text of the payee. */
  of: string
  /** What a series is filed under when it is filed rightly; its rows may be filed under nothing. */
  category?: string
}

export interface Workspace {
  rows: MadeRow[]
  planted: Planted[]
}

export const firstDay = Date.UTC(2023, 0, 1) / 86_400_000
export const days = 3 * 365

export interface Making {
  rng: Rng
  household: Household
  rows: MadeRow[]
  planted: Planted[]
  add(row: Omit<MadeRow, 'id' | 'transfer' | 'currency' | 'minor'> & NewRow): MadeRow
}

interface NewRow {
  /** In units of the household, positive when money comes in. */
  size: number
  currency?: string
  transfer?: boolean
  /** Already in minor units of the currency. */
  exact?: number
}

export function monthStart(month: number): number {
  return Date.UTC(2023, month, 1) / 86_400_000
}

/** Banks book on working days. */
export function workingDay(day: number): number {
  const weekday = (day + 4) % 7
  return weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day
}

export const round = (size: number): number => Math.round(size * 100) / 100

/** One row in ten is filed under nothing, and then all of its payee are. */
export const sure = (rng: Rng, category: string): string | null => (rng.uniform() < 0.9 ? category : null)

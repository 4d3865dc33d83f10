/** A ledger of one account, made by hand, and what is forecast of it. */
import { dateOf, dayOf } from '../outlook/days.ts'
import type { Ledger } from '../outlook/ledger.ts'
import { type MadeForecast, refresh } from '../outlook/refresh.ts'

export const account = '018f0000-0000-7000-8000-000000000001'
export const food = '018f0000-0000-7000-8000-000000000002'
export const today = '2026-03-01'

export type Row = readonly [date: string, minor: bigint, currency?: string]

/** One account and one category; what comes in is under none. */
export function ledgerOf(rows: readonly Row[], opening = 0n): Ledger {
  return {
    sums: rows.map(([on, minor, currency = 'EUR']) => ({
      on,
      accountId: account,
      categoryId: minor < 0n ? food : null,
      currency,
      side: minor < 0n ? 'category' : 'uncategorised',
      inMinor: minor > 0n ? minor : 0n,
      outMinor: minor < 0n ? minor : 0n,
    })),
    standings: [
      { id: account, name: 'Current', type: 'bank', currency: 'EUR', openingMinor: opening, archived: false },
    ],
    categories: [{ id: food, kind: 'expense', mergedInto: null }],
    today,
    monthStartsOn: 1,
  }
}

export const forecastsOf = async (ledger: Ledger, horizonDays = 30): Promise<MadeForecast[]> =>
  (await refresh({ ledger, paid: [], due: [], country: null, horizonDays, model: null })).forecasts

export const daysBefore = (count: number) => dateOf(dayOf(today) - count)
export const everyDay = (days: number, minor: (at: number) => bigint): Row[] =>
  Array.from({ length: days }, (_, at) => [daysBefore(days - 1 - at), minor(at)])

/**
 * What a watch remembers: plain data of bounded size, and what every rule asks of it.
 */
import type { Recurring } from '@scale/baselines'
import type { IsolationForest } from '@scale/isolation-forest'
import type { Ranked } from './ranked.ts'
import type { Row } from './row.ts'

export const watchVersion = 2

export interface Visit {
  id: string
  day: number
  size: number
  account: string
}

/** The latest visits to one payee, in one direction and currency. */
export interface Payee {
  name: string
  visits: Visit[]
  /** Logarithms of their sizes. */
  logs: Ranked
  count: number
  /** How lasting the weekly loop of its visits was, week by week, where they have one. */
  rhythm?: Rhythm
}

export interface Watch {
  version: typeof watchVersion
  /** The last day that was seen, whole or in part. */
  through: number
  /** Ids and days of the rows of late: a look reads them again, for some may have come late. */
  seen: Map<string, number>
  payees: Map<string, Payee>
  /** Logarithms of sizes by direction, currency and category; without a category, of all that were no fixed price. */
  sizes: Map<string, Ranked>
  /** The last day of each account: what is later has not been told yet, and so is not missing. */
  accounts: Map<string, number>
  /** Rows by account and currency. */
  currencies: Map<string, Map<string, number>>
  /** Days on which something was bought abroad (its currency) or a trip was booked (null), of late. */
  away: { day: number; currency: string | null }[]
  /** Payments in round sums of late, and their usual number. */
  round: (Visit & { payee: string })[]
  rounds: number
  /** Surprising pairs of equal charges of late. */
  doubles: { day: number }[]
  /** Days since the first row. */
  first: number
  incomes: Map<string, Income>
  /** Fingerprints of what arrived late after all; whoever reads them empties the list. */
  settled: string[]
  weeks: Weeks
  oddity: Oddity
}

export function startWatch(): Watch {
  return {
    version: watchVersion,
    through: -Infinity,
    seen: new Map(),
    payees: new Map(),
    sizes: new Map(),
    accounts: new Map(),
    currencies: new Map(),
    away: [],
    round: [],
    rounds: 0,
    doubles: [],
    first: Infinity,
    incomes: new Map(),
    settled: [],
    weeks: { series: new Map() },
    oddity: { recent: [], next: 0, seen: 0, grownAt: 0, forest: null, scores: new Float64Array(0) },
  }
}

/** Week by week, how lasting the loop of a payee's visits was. Plain data. */
export interface Rhythm {
  loops: number[]
  /** Weeks since it was told of. */
  quiet: number
}

export interface Income {
  payee: string
  name: string
  category: string | null
  account: string
  recurring: Recurring
  /** When to look next whether it came: after the day on which it is due. */
  lookOn: number
  /** What was told of it and may still arrive late. */
  told: { fingerprint: string; due: number } | null
  visits: string[]
  last: number
}

export interface Weeks {
  /** By currency and category. */
  series: Map<string, Series>
}

export interface Series {
  category: string
  currency: string
  account: string
  /** Sums of the latest weeks that ended, oldest first, and of the one that goes on. */
  sums: number[]
  sum: number
  rows: { id: string; day: number }[]
  /** Weeks since it was told of. */
  quiet: number
}

export interface Features {
  logSize: number
  /** Deviations from what is usual there; NaN where nothing is. */
  offUsual: number
  /** Logarithm of the days since the last row of the payee; NaN for the first. */
  gap: number
  weekday: number
  monthday: number
  payee: string
  category: string
}

/** Plain data. */
export interface Oddity {
  /** The latest rows, which the next forest is grown from. */
  recent: Features[]
  next: number
  seen: number
  grownAt: number
  forest: IsolationForest | null
  /** Scores of the rows it was grown from, rising: what a score means. */
  scores: Float64Array
}

export const payeeKey = ({ incoming, currency, payee }: Row): string =>
  `${incoming ? '+' : '-'}${currency} ${payee}`

/** Of sizes by category, or of all where the category is null. */
export const sizesKey = ({ incoming, currency }: Row, category: string | null): string =>
  `${incoming ? '+' : '-'}${currency} ${category ?? ''}`

/** The same price as one paid there before: rent, subscriptions, fares. */
export function isFixedPrice(payee: Payee | undefined, size: number): boolean {
  if (!payee) return false
  for (const visit of payee.visits) if (Math.abs(visit.size - size) < fixedPriceShare * size) return true
  return false
}
const fixedPriceShare = 0.005

/** The currency a row was made in, where it is not the one its account usually has. */
export function foreignOf(
  { currencies }: Pick<Watch, 'currencies'>,
  { account, currency, abroad }: Row,
): string | null {
  if (abroad !== null) return abroad
  const counts = currencies.get(account)
  if (!counts || (counts.size === 1 && counts.has(currency))) return null
  const own = counts.get(currency) ?? 0
  for (const count of counts.values()) if (count > own) return currency
  return null
}

/** Money out, of one or two digits and noughts: 500, 1 500, 2 000; cash comes in such sums anyway. */
export function isRoundSum({ incoming, isCash, size }: Row): boolean {
  if (incoming || isCash || size < 1_000) return false
  const leading = 10 ** Math.floor(Math.log10(size))
  return size % (leading / 2) === 0
}

/** So many occasions of payments in round sums are a habit. */
export const habitLeast = 3
const occasionDays = 7

/** On how many occasions before a day a payee was paid in round sums; payments within a week are one. */
export function paidInRoundSums(payee: Payee | undefined, row: Row, before: number): number {
  let [occasions, last] = [0, -Infinity]
  for (const { day, size } of payee?.visits ?? []) {
    if (day >= before || !isRoundSum({ ...row, size })) continue
    if (day - last > occasionDays) occasions += 1
    last = day
  }
  return occasions
}
/** Rows may come so many days late. */
export const lateDaysMax = 7

/** Calendar arithmetic on whole days since 1970-01-01. */
export const cadences = ['weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly'] as const
export type Cadence = (typeof cadences)[number]

interface Rhythm {
  readonly unit: 'days' | 'months'
  readonly count: number
  /** Usual length in days. */
  readonly length: number
  /** Standard deviation of a gap, in days: weekends, holidays, slow banks. */
  readonly jitter: number
  /** Periods one gap may span: what lies between was skipped. */
  readonly spanMax: number
  /** Fewest occurrences that can be told from chance. */
  readonly occurrencesMin: number
}

export const rhythms: Readonly<Record<Cadence, Rhythm>> = {
  weekly: { unit: 'days', count: 7, length: 7, jitter: 1, spanMax: 3, occurrencesMin: 5 },
  fortnightly: { unit: 'days', count: 14, length: 14, jitter: 1.5, spanMax: 3, occurrencesMin: 4 },
  monthly: { unit: 'months', count: 1, length: 30.4, jitter: 2, spanMax: 3, occurrencesMin: 3 },
  quarterly: { unit: 'months', count: 3, length: 91.3, jitter: 3, spanMax: 2, occurrencesMin: 3 },
  yearly: { unit: 'months', count: 12, length: 365.2, jitter: 4, spanMax: 1, occurrencesMin: 2 },
}

const millisecondsPerDay = 86_400_000

export function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay)
}

export function dateOf(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
}

/** The same place `periods` later; the 31st is the last day of a shorter month. */
export function later(day: number, cadence: Cadence, periods: number): number {
  const { unit, count } = rhythms[cadence]
  if (unit === 'days') return day + periods * count
  const from = monthStart(day, 0)
  return inMonth(monthStart(day, periods * count), day - from)
}

/** The first of the month `months` after the month of `day`. */
export function monthStart(day: number, months: number): number {
  const date = new Date(day * millisecondsPerDay)
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / millisecondsPerDay)
}

/** `offset` days into the month that begins at `start`, but not past its end. */
export function inMonth(start: number, offset: number): number {
  return start + Math.min(offset, monthStart(start, 1) - start - 1)
}

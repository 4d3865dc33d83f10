/** Calendar arithmetic on ISO days, in UTC, so that no time zone can move a booking date. */
function toUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

export interface Period {
  from: string
  to: string
}

/** Today where the person sits. */
export function today(): string {
  const now = new Date()
  return toDay(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())))
}

export function addDays(day: string, days: number): string {
  const date = toUtc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return toDay(date)
}

/** Months added to a day that exists in every month (1 to 28). */
export function addMonths(day: string, months: number): string {
  const date = toUtc(day)
  date.setUTCMonth(date.getUTCMonth() + months)
  return toDay(date)
}

/** The first day of the workspace's month that holds `day`. */
export function monthStart(day: string, startsOn: number): string {
  const start = `${day.slice(0, 8)}${String(startsOn).padStart(2, '0')}`
  return day >= start ? start : addMonths(start, -1)
}

export function monthOf(day: string, startsOn: number): Period {
  const from = monthStart(day, startsOn)
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/** The running month; where every row is older, the newest month that has one. */
export function latestMonth(newest: string | null, startsOn: number, day = today()): Period {
  const now = monthOf(day, startsOn)
  return newest !== null && newest < now.from ? monthOf(newest, startsOn) : now
}

export const periodNames = ['month', 'lastMonth', 'quarter', 'year', 'lastYear', 'twelve'] as const
export type PeriodName = (typeof periodNames)[number]

/** The days a name such as "last month" means today. */
export function periodOf(name: PeriodName, startsOn: number, day = today()): Period {
  const month = monthStart(day, startsOn)
  const year = monthStart(`${day.slice(0, 4)}-01-28`, startsOn)
  const end = (from: string, months: number): Period => ({ from, to: addDays(addMonths(from, months), -1) })
  if (name === 'month') return end(month, 1)
  if (name === 'lastMonth') return end(addMonths(month, -1), 1)
  if (name === 'quarter') return end(addMonths(month, -2), 3)
  if (name === 'year') return end(year, 12)
  if (name === 'lastYear') return end(addMonths(year, -12), 12)
  return end(addMonths(month, -11), 12)
}

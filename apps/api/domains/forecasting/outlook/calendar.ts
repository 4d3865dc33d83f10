/** What is known of days to come: weekday, place in the month, holidays, and how long ago money came. */
import { dateOf, dayOf, dayOfMonth, daysToMonthEnd, weekdayOf } from './days.ts'

export interface CalendarDays {
  /** Columns for days from `from` on. */
  known(from: number, days: number): Record<string, Float64Array | string[]>
}

/** Pay-days further apart say nothing of the days between. */
const daysSinceIncomeMax = 31

/** @param incomeDays days on which money comes regularly, past and ahead, in any order */
export function calendarDays(holidays: ReadonlySet<number>, incomeDays: readonly number[]): CalendarDays {
  const payDays = incomeDays.toSorted((one, other) => one - other)
  return {
    known(from, count) {
      const days = Array.from({ length: count }, (_, at) => from + at)
      let next = 0
      const sinceIncome = days.map((day) => {
        while (next < payDays.length && (payDays[next] as number) <= day) next++
        const last = payDays[next - 1]
        return last === undefined ? daysSinceIncomeMax : Math.min(daysSinceIncomeMax, day - last)
      })
      return {
        weekday: days.map((day) => String(weekdayOf(day))),
        'day of month': Float64Array.from(days, dayOfMonth),
        'days to month end': Float64Array.from(days, daysToMonthEnd),
        holiday: Float64Array.from(days, (day) => (holidays.has(day) ? 1 : 0)),
        'days since income': Float64Array.from(sinceIncome),
      }
    },
  }
}

/**
 * Public holidays of a country (ISO 3166) within days; none where the country is not known. The library is loaded when it is
 * asked for: with what it brings along it takes longer to load than most forecasts to make.
 */
export async function holidaysOf(country: string | null, from: number, to: number): Promise<Set<number>> {
  const found = new Set<number>()
  if (country === null) return found
  const { default: Holidays } = await import('date-holidays')
  const calendar = new Holidays(country)
  const [first, last] = [from, to].map((day) => Number(dateOf(day).slice(0, 4)))
  for (let year = first ?? 0; year <= (last ?? -1); year++) {
    for (const { date, type } of calendar.getHolidays(year)) {
      if (type === 'public' || type === 'bank') found.add(dayOf(date.slice(0, 10)))
    }
  }
  return found
}

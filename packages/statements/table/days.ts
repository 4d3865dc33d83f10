import { calendarDay } from '../dates/calendar.ts'
import { dateOf, type DateOrder, type DateParts } from '../dates/printed.ts'
import { cellDateParts, cellText } from './cells.ts'
import type { Plan } from './plan.ts'
import type { TableRecord } from './source.ts'

/** Null: no date; `'impossible'`: one that is not in the calendar; `'ahead'`: one beyond the plan's last day. */
export type Day = Temporal.PlainDate | 'impossible' | 'ahead' | null
const daysMax = 50_000

/** Reads one column of dates under its plan; a text seen before costs nothing. */
export class DayReader {
  private readonly plan: Plan
  private readonly column: number
  private readonly order: DateOrder | null
  private readonly days = new Map<string, Day>()

  constructor(plan: Plan, column: number, order: DateOrder | null) {
    this.plan = plan
    this.column = column
    this.order = order
  }

  read(record: TableRecord): Day {
    const { column } = this
    const text = cellText(record, column)
    const typed = record.typed?.[column]
    if (typed?.kind === 'date') return this.inTime(typed.date)
    if (text === '') return null
    const key = cacheKey(text)
    const known = this.days.get(key)
    if (known !== undefined) return known
    const parts = cellDateParts(record, column, this.plan.serials)
    const day = parts === null ? null : this.inTime(this.dayOf(parts))
    if (this.days.size >= daysMax) this.days.clear()
    if (typed === undefined || typed === null) this.days.set(key, day)
    return day
  }

  private inTime(day: Day): Day {
    const { lastDay } = this.plan
    const ahead = lastDay !== null && typeof day === 'object' && day !== null
    return ahead && Temporal.PlainDate.compare(day, lastDay) > 0 ? 'ahead' : day
  }

  private dayOf(parts: DateParts): Day {
    if (parts.kind !== 'yearless') return dateOf(parts, this.order)
    const { year } = this.plan
    if (year === null) return null
    const monthFirst = parts.month === null && this.order === 'mdy'
    const month = parts.month ?? (monthFirst ? parts.a : parts.b)
    const day = monthFirst ? parts.b : parts.a
    for (let at = year.from.year; at <= year.to.year; at += 1) {
      const date = calendarDay(at, month, day)
      if (
        date &&
        Temporal.PlainDate.compare(date, year.from) >= 0 &&
        Temporal.PlainDate.compare(date, year.to) <= 0
      )
        return date
    }
    return 'impossible'
  }
}

/** A time after the day does not change it: rows of one day share their cache entry. */
function cacheKey(text: string): string {
  if (text.length <= 12) return text
  const space = text.indexOf(' ', 8)
  return space > 0 && text.charCodeAt(space + 3) === 58 && /^\d/.test(text) ? text.slice(0, space) : text
}
